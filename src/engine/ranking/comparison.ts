/** Plans against each other in every scenario: how often each is the cheapest, and how far it can be from the cheapest. */
import type { PlanCost } from './price-plan.js';
import { SCENARIOS } from './scenarios.js';

export interface Comparison {
  /** Cheapest cost of each scenario. */
  readonly floor: Float64Array;
  probabilityBest(cost: PlanCost): number;
  worstRegret(cost: PlanCost): number;
  /** Mean over scenarios of what knowing the year in advance would save. */
  readonly worthOfForesight: number;
}

export function compare(costs: readonly PlanCost[]): Comparison {
  const priced = costs.filter(({ basis }) => basis !== 'range');
  const floor = new Float64Array(SCENARIOS).fill(Infinity);
  let cheapest = Infinity;
  for (const { scenarioCosts, expected } of priced) {
    cheapest = Math.min(cheapest, expected!);
    for (let s = 0; s < SCENARIOS; s++) if (scenarioCosts[s]! < floor[s]!) floor[s] = scenarioCosts[s]!;
  }
  const meanFloor = floor.reduce((a, b) => a + b, 0) / SCENARIOS;
  return {
    floor,
    worthOfForesight: priced.length > 0 ? cheapest - meanFloor : 0,
    probabilityBest({ scenarioCosts, basis }) {
      if (basis === 'range') return 0;
      let best = 0;
      for (let s = 0; s < SCENARIOS; s++) if (scenarioCosts[s]! <= floor[s]! + 1e-9) best++;
      return best / SCENARIOS;
    },
    worstRegret({ scenarioCosts, basis, high }) {
      if (basis === 'range') return Math.max(0, high - meanFloor);
      let worst = 0;
      for (let s = 0; s < SCENARIOS; s++) worst = Math.max(worst, scenarioCosts[s]! - floor[s]!);
      return worst;
    },
  };
}
