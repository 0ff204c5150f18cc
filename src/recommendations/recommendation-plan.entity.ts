import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PlanVersion } from '../plans/plan-version.entity.js';
import { RecommendationRow } from './recommendation.entity.js';

/** One of the up to three plans of an answer. */
@Entity('recommendation_plans')
@Check('recommendation_plans_rank', `rank between 1 and 3`)
@ForeignKey(() => PlanVersion, ['planVersionId'], ['id'], { name: 'recommendation_plans_plan' })
@ForeignKey(() => RecommendationRow, ['userId', 'recommendationId'], ['userId', 'id'], {
  name: 'recommendation_plans_recommendation',
  onDelete: 'CASCADE',
})
export class RecommendationPlan {
  @PrimaryColumn({
    name: 'recommendation_id',
    type: 'uuid',
    primaryKeyConstraintName: 'recommendation_plans_pk',
  })
  recommendationId!: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'recommendation_plans_pk' })
  rank!: number;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  planVersionId!: string;

  @Column({ name: 'annual_cost', type: 'numeric', nullable: true, precision: 14, scale: 2 })
  annualCost!: string | null;

  @Column({ type: 'numeric', precision: 14, scale: 2 })
  low!: string;

  @Column({ type: 'numeric', precision: 14, scale: 2 })
  high!: string;

  @Column({ type: 'numeric', nullable: true, precision: 14, scale: 2 })
  savings!: string | null;

  @Column({ name: 'break_even_months', type: 'numeric', nullable: true, precision: 6, scale: 1 })
  breakEvenMonths!: string | null;

  @Column({ type: 'numeric', precision: 6, scale: 3 })
  score!: string;
}
