import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Channel, Direction } from '../engine/series/usage.js';
import { Meter } from '../sites/meter.entity.js';
import { Dataset } from './dataset.entity.js';

/** A quantity between two instants that fits no day: a monthly bill, or readings off the grid of their day. */
@Entity('usage_periods')
@Check('usage_periods_direction', `direction in ('import', 'export', 'production', 'house', 'submeter')`)
@Check('usage_periods_role', `role in ('general', 'controlled_load')`)
@Check('usage_periods_source', `source in ('upload', 'api', 'manual')`)
@Check('usage_periods_order', `ends_at > starts_at`)
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'usage_periods_meter',
  onDelete: 'CASCADE',
})
@ForeignKey(() => Dataset, ['userId', 'datasetId'], ['userId', 'id'], {
  name: 'usage_periods_dataset',
  onDelete: 'SET NULL',
})
export class UsagePeriod {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'usage_periods_pk' })
  userId!: string;

  @PrimaryColumn({ name: 'meter_id', type: 'uuid', primaryKeyConstraintName: 'usage_periods_pk' })
  meterId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'usage_periods_pk' })
  register!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'usage_periods_pk' })
  direction!: Direction;

  @PrimaryColumn({ name: 'starts_at', type: 'timestamptz', primaryKeyConstraintName: 'usage_periods_pk' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  @Column({ type: 'text', default: 'general' })
  role!: Channel['role'];

  /** One of the two sides of a net register. */
  @Column({ type: 'boolean', default: false })
  netted!: boolean;

  @Column({ type: 'numeric', precision: 20, scale: 6 })
  quantity!: string;

  @Column({ name: 'quality_code', type: 'smallint', default: 0 })
  qualityCode!: number;

  @Column({ type: 'text' })
  source!: 'upload' | 'api' | 'manual';

  /** Of the file's format: a later one replaces it; 0 where it has none. */
  @Column({ type: 'double precision', default: 0 })
  revision!: number;

  @Column({ name: 'dataset_id', type: 'uuid', nullable: true })
  datasetId!: string | null;
}
