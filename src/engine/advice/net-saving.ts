/** What a change of plan saves over the coming twelve months, in every scenario, against doing nothing. */
import { parseDay, type CivilDay } from '../calendar/civil.js';
import type { Interval } from '../profile/usage-profile.js';
import type { PlanCost } from '../ranking/price-plan.js';
import type { CurrentPlan } from '../ranking/recommendation.js';
import { quantile } from '../ranking/scenarios.js';
import { dailyCosts, shareBefore } from './coming-year.js';
import { contractOf } from './exit-fee.js';

/** The plan the household is on: what it costs if nothing is done. */
export interface Staying {
  readonly cost: PlanCost;
  readonly from: CivilDay;
  /** The day after the contract's last; undefined = it has no end. */
  readonly contractOver?: CivilDay;
  /** How much dearer it becomes then, in per cent. */
  readonly holdoverPercent: number;
}

export function stayingOf(plan: CurrentPlan, cost: PlanCost, asOf: CivilDay): Staying {
  const { end } = contractOf(plan);
  return {
    cost,
    from: asOf,
    contractOver: end === undefined ? undefined : parseDay(end)! + 1,
    holdoverPercent: plan.holdoverPercent ?? 0,
  };
}

export interface NetSaving extends Interval {
  /** Nine in ten of the coming years save more than this: what the guard looks at. */
  readonly p10: number;
}

/** The share of coming years of which a change may save less than nothing. */
export const GUARD = 0.1;

/** Factor on a scenario's cost of the current plan over the days from `from` to `until`, twelve months at most. */
export function stayingShare(
  { cost, from, contractOver, holdoverPercent }: Staying,
  until: CivilDay,
): number {
  const daily = dailyCosts(cost.bill!);
  const before = shareBefore(daily, from, until);
  if (contractOver === undefined || holdoverPercent === 0) return before;
  const within = Math.min(before, shareBefore(daily, from, contractOver));
  return within + (before - within) * (1 + holdoverPercent / 100);
}

/**
 * @param on the day of the change
 * @param fee what leaving costs on that day
 */
export function netSaving(staying: Staying, candidate: PlanCost, on: CivilDay, fee: number): NetSaving {
  const wholeYear = stayingShare(staying, staying.from + 366);
  const untilChange = stayingShare(staying, on);
  const after = 1 - shareBefore(dailyCosts(candidate.bill!), staying.from, on);
  const saved = Float64Array.from(
    staying.cost.scenarioCosts,
    (current, s) => current * (wholeYear - untilChange) - candidate.scenarioCosts[s]! * after - fee,
  );
  const value = saved.reduce((a, b) => a + b, 0) / saved.length;
  const sorted = saved.sort();
  return { value, low: quantile(sorted, 0.05), high: quantile(sorted, 0.95), p10: quantile(sorted, GUARD) };
}
