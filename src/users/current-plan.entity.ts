import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ExitFee } from '../engine/plan.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { PlanVersion } from '../plans/plan-version.entity.js';
import { User } from './user.entity.js';

/** What a person pays today: a plan of the catalog, or a rate structure of their own. */
@Entity('current_plans')
@Check('current_plans_one', `num_nonnulls(plan_version_id, rate_structure) = 1`)
@Check('current_plans_dates', `contract_end >= contract_start`)
@ForeignKey(() => User, ['userId'], ['id'], { name: 'current_plans_user', onDelete: 'CASCADE' })
@ForeignKey(() => PlanVersion, ['planVersionId'], ['id'], { name: 'current_plans_plan' })
export class CurrentPlan {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'current_plans_pk' })
  userId!: string;

  @Column({ name: 'plan_version_id', type: 'uuid', nullable: true })
  planVersionId!: string | null;

  @Column({ name: 'rate_structure', type: 'jsonb', nullable: true })
  rateStructure!: RateStructure | null;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ name: 'contract_start', type: 'date', nullable: true })
  contractStart!: string | null;

  @Column({ name: 'contract_end', type: 'date', nullable: true })
  contractEnd!: string | null;

  @Column({ name: 'exit_fee', type: 'jsonb' })
  exitFee!: ExitFee;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
