import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { UsageReport } from '../readers/report.js';
import { Meter } from '../sites/meter.entity.js';
import { User } from '../users/user.entity.js';
import type { UploadOptions } from './upload.dto.js';

/** An uploaded file: what was found in it and how it was read. */
@Entity('datasets')
@Unique('datasets_key', ['userId', 'id'])
@Unique('datasets_file', ['userId', 'sha256'])
@ForeignKey(() => User, ['userId'], ['id'], { name: 'datasets_user', onDelete: 'CASCADE' })
@ForeignKey(() => Meter, ['userId', 'meterId'], ['userId', 'id'], {
  name: 'datasets_meter',
  onDelete: 'SET NULL',
})
export class Dataset {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'datasets_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'meter_id', type: 'uuid', nullable: true })
  meterId!: string | null;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ type: 'text' })
  format!: string;

  @Column({ type: 'bytea' })
  sha256!: Buffer;

  @Column({ type: 'integer' })
  bytes!: number;

  @Column({ type: 'integer' })
  readings!: number;

  @Column({ type: 'integer' })
  rejected!: number;

  @Column({ name: 'days_stored', type: 'integer' })
  daysStored!: number;

  @Column({ name: 'first_at', type: 'timestamptz', nullable: true })
  firstAt!: Date | null;

  @Column({ name: 'last_at', type: 'timestamptz', nullable: true })
  lastAt!: Date | null;

  @Column({ type: 'jsonb' })
  options!: UploadOptions;

  @Column({ type: 'jsonb' })
  report!: UsageReport;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
