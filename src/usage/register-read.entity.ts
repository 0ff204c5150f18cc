import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Meter } from '../sites/meter.entity.js';

/** What somebody read off a meter's counter. The difference of two reads is what was used between them. */
@Entity('register_reads')
@Unique('register_reads_key', ['userId', 'id'])
@Unique('register_reads_once', ['userId', 'meterId', 'direction', 'readAt'])
@Check('register_reads_direction', `direction in ('import', 'export', 'production')`)
@Check('register_reads_value', `value >= 0`)
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'register_reads_meter',
  onDelete: 'CASCADE',
})
export class RegisterRead {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'register_reads_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'meter_id', type: 'uuid' })
  meterId!: string;

  @Column({ type: 'text' })
  direction!: 'import' | 'export' | 'production';

  @Column({ name: 'read_at', type: 'timestamptz' })
  readAt!: Date;

  @Column({ type: 'numeric', precision: 20, scale: 6 })
  value!: string;

  /** The counter passed this number and began at 0 again since the read before. */
  @Column({ name: 'rolled_over_at', type: 'numeric', precision: 20, scale: 6, nullable: true })
  rolledOverAt!: string | null;

  /** A new counter: it has nothing to do with the read before. */
  @Column({ name: 'new_register', type: 'boolean', default: false })
  newRegister!: boolean;

  @Column({ type: 'text', nullable: true })
  notes!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
