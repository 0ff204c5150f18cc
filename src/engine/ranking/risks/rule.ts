/** A risk rule looks at computed facts and returns a plain sentence, or nothing. One file per rule. */
import type { Plan } from '../../plan.js';
import type { Interval, UsageProfile } from '../../profile/usage-profile.js';
import type { PlanCost } from '../price-plan.js';
import type { GimmickFinding, RiskKey } from '../recommendation.js';

export interface RiskFacts {
  readonly plan: Plan;
  readonly cost: PlanCost;
  readonly profile: UsageProfile;
  /** Months of the year that the projection had to estimate. */
  readonly monthsEstimated: number;
  /** Against the current plan; null without one. */
  readonly savings: Interval | null;
  readonly gimmicks: readonly GimmickFinding[];
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly currency: string;
}

export interface RiskRule {
  readonly key: RiskKey;
  /** The sentence when the risk is there. */
  find(facts: RiskFacts): string | undefined;
}
