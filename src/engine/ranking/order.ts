/** The full order of the ranked plans: it depends on each plan alone, never on the company it keeps. */
import type { PlanCost } from './price-plan.js';

export interface Ordered {
  readonly cost: PlanCost;
  readonly utility: number;
}

/** Utility first, ranges after all priced plans, the id as last key. */
export function byUtility(a: Ordered, b: Ordered): number {
  const range = Number(a.cost.basis === 'range') - Number(b.cost.basis === 'range');
  if (range !== 0) return range;
  if (a.utility !== b.utility) return a.utility - b.utility;
  return a.cost.plan.id < b.cost.plan.id ? -1 : a.cost.plan.id > b.cost.plan.id ? 1 : 0;
}
