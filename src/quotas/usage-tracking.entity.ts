import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** How much of the monthly limits is used. */
@Entity('usage_tracking')
@Check('usage_tracking_month', `month ~ '^\\d{4}-\\d{2}$'`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'usage_tracking_user', onDelete: 'CASCADE' })
export class UsageTracking {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'usage_tracking_pk' })
  userId!: string;

  /** YYYY-MM in the person's zone. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'usage_tracking_pk' })
  month!: string;

  @Column({ type: 'integer', default: 0 })
  datasets!: number;

  @Column({ type: 'integer', default: 0 })
  reports!: number;

  @Column({ type: 'integer', default: 0 })
  recommendations!: number;
}
