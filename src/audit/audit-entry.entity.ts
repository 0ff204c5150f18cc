import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who did what. Append-only, and it knows people by a random actor id alone. */
@Entity('audit_log')
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'audit_log_pk' })
  id!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  detail!: unknown;
}
