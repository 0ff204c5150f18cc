/** What adding one plan dearer than every other does to the order: to a weighted sum of min–max scores, and to ours. */
import { DEFAULT_PREFERENCES } from '../engine/ranking/preferences.js';
import { scoresOf, utilityOf } from '../engine/ranking/utility.js';
import type { MarketCase } from './market-cases.js';
import { round1, textTable } from './table.js';

export interface StabilityRow {
  readonly method: string;
  readonly cases: number;
  /** Per cent of cases in which the winner changes, and in which the first five change. */
  readonly winnerChanges: number;
  readonly topFiveChanges: number;
}

interface Facts {
  readonly id: string;
  readonly cost: number;
  readonly flexibility: number;
  readonly renewable: number;
  readonly rating: number;
  readonly utility: number;
}

const { weights } = DEFAULT_PREFERENCES;

function minMaxOrder(plans: readonly Facts[]): string[] {
  const scale = (of: (facts: Facts) => number): ((facts: Facts) => number) => {
    const values = plans.map(of);
    const low = Math.min(...values);
    const high = Math.max(...values);
    return (facts) => (high > low ? (of(facts) - low) / (high - low) : 0);
  };
  const cost = scale((facts) => -facts.cost);
  const others = (['flexibility', 'renewable', 'rating'] as const).map(
    (factor) => [weights[factor], scale((facts) => facts[factor])] as const,
  );
  const score = (facts: Facts): number =>
    weights.cost * cost(facts) + others.reduce((sum, [weight, of]) => sum + weight * of(facts), 0);
  return [...plans].sort((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

const moneyOrder = (plans: readonly Facts[]): string[] =>
  [...plans].sort((a, b) => a.utility - b.utility || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

export class StabilityTable {
  private readonly counts = new Map<string, { cases: number; winner: number; five: number }>();

  add({ known, catalogs, monthKwh, months }: MarketCase): void {
    if (months !== 12) return;
    const annualKwh = monthKwh.reduce((a, b) => a + b, 0);
    for (const catalog of catalogs) {
      const plans = catalog.map((id): Facts => {
        const cost = known.get(id)!;
        const utility = utilityOf(cost, weights, annualKwh);
        const scores = scoresOf(cost, utility, annualKwh);
        return { ...scores, id, cost: cost.expected!, utility };
      });
      const dearest = plans.reduce((a, b) => (b.cost > a.cost ? b : a));
      const added = {
        ...dearest,
        id: '~',
        cost: 1.5 * dearest.cost,
        utility: dearest.utility + 0.5 * dearest.cost,
      };
      for (const [name, order] of [
        ['weighted sum of min–max scores', minMaxOrder],
        ['TreeBeard (money metric)', moneyOrder],
      ] as const) {
        const count = this.counts.get(name) ?? { cases: 0, winner: 0, five: 0 };
        const before = order(plans);
        const after = order([...plans, added]).filter((id) => id !== '~');
        count.cases++;
        if (before[0] !== after[0]) count.winner++;
        if (before.slice(0, 5).join() !== after.slice(0, 5).join()) count.five++;
        this.counts.set(name, count);
      }
    }
  }

  rows(): StabilityRow[] {
    return [...this.counts].map(([method, { cases, winner, five }]) => ({
      method,
      cases,
      winnerChanges: round1((100 * winner) / cases),
      topFiveChanges: round1((100 * five) / cases),
    }));
  }
}

export const describeStability = (rows: readonly StabilityRow[]): string =>
  textTable(
    ['method', 'cases', 'winner changes %', 'first five change %'],
    rows.map((row) => [row.method, String(row.cases), String(row.winnerChanges), String(row.topFiveChanges)]),
  );
