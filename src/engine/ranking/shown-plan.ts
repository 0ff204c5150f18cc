/** What an answer says of a plan: its place in the order, and for the few that are shown, everything else. */
import { contractOf, exitFeeOn } from '../advice/exit-fee.js';
import { netSaving, stayingOf } from '../advice/net-saving.js';
import { parseDay } from '../calendar/civil.js';
import type { Interval, UsageProfile } from '../profile/usage-profile.js';
import type { YearProjection } from '../projection/project-year.js';
import type { Chosen } from './choose-three.js';
import type { Comparison } from './comparison.js';
import { explain } from './explanation.js';
import { xray } from './gimmicks.js';
import type { Ordered } from './order.js';
import { billedTotal, type PlanCost } from './price-plan.js';
import type { CurrentCost, Flip, PricedPlan, RankedPlan, RecommendInput } from './recommendation.js';
import { findRisks } from './risks/find-risks.js';
import { quantile } from './scenarios.js';
import { scoresOf } from './utility.js';

/** What one answer is worked out from. */
export interface Work {
  readonly input: RecommendInput;
  readonly projection: YearProjection;
  readonly profile: UsageProfile;
  readonly currency: string;
}

/** A plan of the full order. */
export function pricedPlan({ cost, utility }: Ordered, { projection }: Work): PricedPlan {
  return {
    plan: cost.plan,
    basis: cost.basis,
    annualCost: cost.expected,
    low: cost.low,
    high: cost.high,
    bill: cost.bill,
    lastYearCost: projection.monthsEstimated === 0 ? billedTotal(cost) : null,
    utility,
    scores: scoresOf(cost, utility, projection.annual.value),
  };
}

export function currentCost(cost: PlanCost, { projection }: Work): CurrentCost {
  const { plan, basis, expected, low, high, bill } = cost;
  const lastYearCost = projection.monthsEstimated === 0 ? billedTotal(cost) : null;
  return { plan, basis, annualCost: expected, low, high, lastYearCost, bill };
}

/** What a plan saves a year against the current one; null without one. */
function savingsOf(current: PlanCost | undefined, cost: PlanCost): Interval | null {
  if (!current || current.expected === null || cost.expected === null) return null;
  const saved = Float64Array.from(current.scenarioCosts, (value, s) => value - cost.scenarioCosts[s]!).sort();
  return {
    value: current.expected - cost.expected,
    low: quantile(saved, 0.05),
    high: quantile(saved, 0.95),
  };
}

/** A shown plan with all that is known of it. */
export function rankedPlan(
  chosen: Chosen,
  rank: number,
  flips: readonly Flip[],
  order: readonly Ordered[],
  current: PlanCost | undefined,
  comparison: Comparison,
  work: Work,
): RankedPlan {
  const { input, projection, profile, currency } = work;
  const { cost } = chosen;
  const savings = savingsOf(current, cost);
  const gimmicks = cost.bill ? xray(cost.plan.structure, cost.bill, input.conditions) : [];
  const probabilityBest = comparison.probabilityBest(cost);
  const expected = order.flatMap((ordered) => ordered.cost.expected ?? []);
  const today = parseDay(input.asOf)!;
  const fee = input.currentPlan && exitFeeOn(contractOf(input.currentPlan), today);
  const isCurrent = current?.plan.id === cost.plan.id;
  const firstYearNet =
    savings && !isCurrent && fee !== undefined
      ? netSaving(stayingOf(input.currentPlan!, current!, today), cost, today, fee).value
      : null;
  return {
    ...pricedPlan(chosen, work),
    rank,
    role: chosen.role,
    savings,
    firstYearNet,
    breakEvenMonths:
      savings && fee !== undefined && savings.value > 0 ? Math.ceil(fee / (savings.value / 12)) : null,
    probabilityBest,
    worstRegret: comparison.worstRegret(cost),
    risks: findRisks({
      plan: cost.plan,
      cost,
      profile,
      monthsEstimated: projection.monthsEstimated,
      savings,
      gimmicks,
      asOf: input.asOf,
      currency,
    }),
    flips,
    gimmicks,
    explanation: explain({
      cost,
      role: chosen.role,
      annualKwh: projection.annual.value,
      currency,
      cheapest: expected.length > 0 ? Math.min(...expected) : null,
      ranked: order.length,
      savings,
      isCurrent,
      probabilityBest,
      gimmicks,
    }),
    twins: chosen.twins,
  };
}
