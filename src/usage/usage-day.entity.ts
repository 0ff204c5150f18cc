import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Channel, Direction } from '../engine/series/usage.js';
import { Meter } from '../sites/meter.entity.js';
import { Dataset } from './dataset.entity.js';

/** What one register counted in one day. */
@Entity('usage_history')
@Unique('usage_history_id', ['userId', 'id'])
@Index('usage_history_by_date', ['userId', 'usageDate', 'id'])
@Check('usage_history_direction', `direction in ('import', 'export', 'production', 'house', 'submeter')`)
@Check('usage_history_role', `role in ('general', 'controlled_load')`)
@Check('usage_history_source', `source in ('upload', 'api', 'manual')`)
@Check('usage_history_quality', `quality in ('complete', 'estimated', 'partial')`)
@Check('usage_history_seconds', `seconds between 1 and 93600`)
@Check('usage_history_interval', `interval_seconds > 0 and seconds % interval_seconds = 0`)
@Check('usage_history_packed', `readings is not null or interval_seconds = seconds`)
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'usage_history_meter',
  onDelete: 'CASCADE',
})
@ForeignKey(() => Dataset, ['userId', 'datasetId'], ['userId', 'id'], {
  name: 'usage_history_dataset',
  onDelete: 'SET NULL',
})
export class UsageDay {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'usage_history_pk' })
  userId!: string;

  @PrimaryColumn({ name: 'meter_id', type: 'uuid', primaryKeyConstraintName: 'usage_history_pk' })
  meterId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'usage_history_pk' })
  register!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'usage_history_pk' })
  direction!: Direction;

  @PrimaryColumn({ name: 'usage_date', type: 'date', primaryKeyConstraintName: 'usage_history_pk' })
  usageDate!: string;

  @Column({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  @Column({ type: 'text', default: 'general' })
  role!: Channel['role'];

  /** One of the two sides of a net register. */
  @Column({ type: 'boolean', default: false })
  netted!: boolean;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ type: 'integer' })
  seconds!: number;

  @Column({ name: 'interval_seconds', type: 'integer' })
  intervalSeconds!: number;

  @Column({ type: 'bytea', nullable: true })
  readings!: Buffer | null;

  @Column({ type: 'numeric', precision: 20, scale: 6 })
  total!: string;

  @Column({ type: 'text' })
  source!: 'upload' | 'api' | 'manual';

  @Column({ type: 'text' })
  quality!: 'complete' | 'estimated' | 'partial';

  @Column({ type: 'text', nullable: true })
  notes!: string | null;

  /** Of the file's format: a later one replaces it; 0 where it has none. */
  @Column({ type: 'double precision', default: 0 })
  revision!: number;

  @Column({ name: 'dataset_id', type: 'uuid', nullable: true })
  datasetId!: string | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
