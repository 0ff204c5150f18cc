import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PlanVersion } from '../plans/plan-version.entity.js';
import { RecommendationRow } from '../recommendations/recommendation.entity.js';
import { User } from '../users/user.entity.js';

/** A person's word on a recommendation or a plan. */
@Entity('feedback')
@Index('feedback_by_user', ['userId', 'id'])
@Check('feedback_rating', `rating between 1 and 5`)
@Check('feedback_type', `type in ('helpful', 'not_helpful', 'selected', 'did_not_select', 'other')`)
@Check('feedback_text', `length(text) <= 500`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'feedback_user', onDelete: 'CASCADE' })
@ForeignKey(() => PlanVersion, ['planVersionId'], ['id'], { name: 'feedback_plan', onDelete: 'SET NULL' })
@ForeignKey(() => RecommendationRow, ['userId', 'recommendationId'], ['userId', 'id'], {
  name: 'feedback_recommendation',
  onDelete: 'SET NULL',
})
export class Feedback {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()', primaryKeyConstraintName: 'feedback_pk' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'recommendation_id', type: 'uuid', nullable: true })
  recommendationId!: string | null;

  @Column({ name: 'plan_version_id', type: 'uuid', nullable: true })
  planVersionId!: string | null;

  @Column({ type: 'smallint' })
  rating!: number;

  @Column({ type: 'text' })
  type!: 'helpful' | 'not_helpful' | 'selected' | 'did_not_select' | 'other';

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
