/** What adding one plan dearer than every other does to the order: to a weighted sum of min–max scores, and to ours. */
import { DEFAULT_PREFERENCES } from '../engine/ranking/preferences.js';
import { scoresOf, utilityOf } from '../engine/ranking/utility.js';
import type { MarketCase } from './market-cases.js';
import { figure, figureText, mean, type Figure } from './statistics.js';
import { textTable } from './table.js';

export interface StabilityRow {
  readonly method: string;
  readonly homes: number;
  readonly cases: number;
  /** Per cent of cases in which the winner changes, and in which the first five change; homes weighted equally. */
  readonly winnerChanges: Figure;
  readonly topFiveChanges: Figure;
}

/** How often the order changed for one home. */
interface Tally {
  cases: number;
  winner: number;
  five: number;
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
  private readonly tallies = new Map<string, Map<string, Tally>>();

  add({ home, known, catalogs, monthKwh, months }: MarketCase): void {
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
        const tally = this.tally(name, home.id);
        const before = order(plans);
        const after = order([...plans, added]).filter((id) => id !== '~');
        tally.cases++;
        if (before[0] !== after[0]) tally.winner++;
        if (before.slice(0, 5).join() !== after.slice(0, 5).join()) tally.five++;
      }
    }
  }

  rows(): StabilityRow[] {
    return [...this.tallies].map(([method, byHome]) => {
      const homes = [...byHome.values()];
      const share = (of: (tally: Tally) => number): Figure =>
        figure(
          homes.map((tally) => (100 * of(tally)) / tally.cases),
          mean,
        );
      return {
        method,
        homes: homes.length,
        cases: homes.reduce((total, { cases }) => total + cases, 0),
        winnerChanges: share(({ winner }) => winner),
        topFiveChanges: share(({ five }) => five),
      };
    });
  }

  private tally(method: string, home: string): Tally {
    let byHome = this.tallies.get(method);
    if (!byHome) this.tallies.set(method, (byHome = new Map()));
    let tally = byHome.get(home);
    if (!tally) byHome.set(home, (tally = { cases: 0, winner: 0, five: 0 }));
    return tally;
  }
}

export const describeStability = (rows: readonly StabilityRow[]): string =>
  textTable(
    ['method', 'homes', 'cases', 'winner changes %', 'first five change %'],
    rows.map((row) => [
      row.method,
      String(row.homes),
      String(row.cases),
      figureText(row.winnerChanges),
      figureText(row.topFiveChanges),
    ]),
  );
