import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** The answer given to a creating request, kept so that a retry gets the same one. */
@Entity('idempotency_keys')
@ForeignKey(() => User, ['userId'], ['id'], { name: 'idempotency_keys_user', onDelete: 'CASCADE' })
@Check('idempotency_keys_length', `length(key) <= 255`)
export class IdempotencyKey {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'idempotency_keys_pk' })
  userId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_keys_pk' })
  route!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_keys_pk' })
  key!: string;

  @Column({ name: 'request_hash', type: 'bytea' })
  requestHash!: Buffer;

  @Column({ type: 'jsonb', nullable: true })
  body!: unknown;

  /** Of what was made, where it has one. */
  @Column({ type: 'integer', nullable: true })
  version!: number | null;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
