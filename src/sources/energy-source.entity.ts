import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Meter } from '../sites/meter.entity.js';

/** Where a meter's readings are fetched from. The credentials are encrypted and never leave the service. */
@Entity('energy_sources')
@Unique('energy_sources_key', ['userId', 'id'])
@Unique('energy_sources_one', ['userId', 'meterId', 'provider'])
@Check('energy_sources_update', `update_minutes between 15 and 1440`)
@Check('energy_sources_status', `status in ('new', 'ok', 'waiting', 'failing', 'refused')`)
@Index('energy_sources_due', ['nextPollAt'], { where: 'active' })
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'energy_sources_meter',
  onDelete: 'CASCADE',
})
export class EnergySource {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'energy_sources_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'meter_id', type: 'uuid' })
  meterId!: string;

  @Column({ type: 'text' })
  provider!: string;

  @Column({ type: 'bytea' })
  credentials!: Buffer;

  @Column({ name: 'update_minutes', type: 'integer', default: 60 })
  updateMinutes!: number;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  /** waiting: the provider asked to come back later · failing: tried again with growing pauses · refused: needs new credentials. */
  @Column({ type: 'text', default: 'new' })
  status!: 'new' | 'ok' | 'waiting' | 'failing' | 'refused';

  @Column({ name: 'status_detail', type: 'text', nullable: true })
  statusDetail!: string | null;

  /** In a row. */
  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ name: 'last_polled_at', type: 'timestamptz', nullable: true })
  lastPolledAt!: Date | null;

  /** End of the newest reading. */
  @Column({ name: 'read_until', type: 'timestamptz', nullable: true })
  readUntil!: Date | null;

  @Column({ name: 'next_poll_at', type: 'timestamptz', default: () => 'now()' })
  nextPollAt!: Date;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
