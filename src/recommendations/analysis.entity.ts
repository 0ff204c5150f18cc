import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Meter } from '../sites/meter.entity.js';
import { Dataset } from '../usage/dataset.entity.js';
import { User } from '../users/user.entity.js';

/** A run of the usage analysis. */
@Entity('analyses')
@Unique('analyses_key', ['userId', 'id'])
@Check('analyses_status', `status in ('draft', 'completed', 'failed')`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'analyses_user', onDelete: 'CASCADE' })
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'analyses_meter',
  onDelete: 'SET NULL',
})
@ForeignKey(() => Dataset, ['userId', 'datasetId'], ['userId', 'id'], {
  name: 'analyses_dataset',
  onDelete: 'SET NULL',
})
export class Analysis {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'analyses_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'meter_id', type: 'uuid', nullable: true })
  meterId!: string | null;

  @Column({ name: 'dataset_id', type: 'uuid', nullable: true })
  datasetId!: string | null;

  @Column({ type: 'jsonb' })
  config!: unknown;

  @Column({ type: 'text' })
  status!: 'draft' | 'completed' | 'failed';

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  profile!: unknown;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
