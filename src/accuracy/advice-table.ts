/** How often following the advice does harm, with the guard and without it, and how much of the attainable saving it keeps. */
import { guardedChange, type Candidate } from '../engine/advice/change.js';
import { netSaving, type Staying } from '../engine/advice/net-saving.js';
import { seededRandom } from '../engine/projection/random.js';
import type { Weights } from '../engine/ranking/preferences.js';
import { utilityOf } from '../engine/ranking/utility.js';
import type { MarketCase } from './market-cases.js';
import { figure, figureText, mean, type Figure } from './statistics.js';
import { textTable } from './table.js';

/** Money alone: what harm is measured in. */
const COST_ONLY: Weights = { cost: 100, flexibility: 0, renewable: 0, rating: 0 };
/** The household is on one of the cheapest plans of the catalog, as the evidence has it. */
const INCUMBENTS = 12;
const FEES = [0, 150];

export interface AdviceRow {
  readonly months: number;
  readonly guard: boolean;
  readonly homes: number;
  /** Households told to switch. */
  readonly advised: number;
  /** Per cent of those that would have lost money. */
  readonly harmful: Figure;
  /** Per cent of the attainable saving that following the advice brings. */
  readonly kept: Figure;
}

interface Tally {
  advised: number;
  harmed: number;
  saved: number;
  attainable: number;
}

const sumOf = (tallies: readonly Tally[], of: (tally: Tally) => number): number =>
  tallies.reduce((total, tally) => total + of(tally), 0);

const keptShare = (tallies: readonly Tally[]): number =>
  (100 * sumOf(tallies, ({ saved }) => saved)) / sumOf(tallies, ({ attainable }) => attainable);

export class AdviceTable {
  private readonly tallies = new Map<string, Map<string, Tally>>();
  private readonly random = seededRandom(4_711);

  private tally(months: number, guard: boolean, home: string): Tally {
    const key = `${months}|${guard}`;
    let byHome = this.tallies.get(key);
    if (!byHome) this.tallies.set(key, (byHome = new Map()));
    let tally = byHome.get(home);
    if (!tally) byHome.set(home, (tally = { advised: 0, harmed: 0, saved: 0, attainable: 0 }));
    return tally;
  }

  add({ home, months, known, truth, catalogs, monthKwh, from }: MarketCase): void {
    const annualKwh = monthKwh.reduce((a, b) => a + b, 0);
    for (const catalog of catalogs) {
      const order: Candidate[] = catalog
        .map((id) => ({ cost: known.get(id)!, utility: utilityOf(known.get(id)!, COST_ONLY, annualKwh) }))
        .sort((a, b) => a.utility - b.utility || (a.cost.plan.id < b.cost.plan.id ? -1 : 1));
      const cheapest = [...catalog].sort((a, b) => truth.get(a)! - truth.get(b)!);
      const incumbent = cheapest[Math.floor(this.random() * Math.min(INCUMBENTS, cheapest.length))]!;
      const current = order.find(({ cost }) => cost.plan.id === incumbent)!;
      const staying: Staying = { cost: current.cost, from, holdoverPercent: 0 };
      for (const fee of FEES) {
        const attainable = Math.max(0, truth.get(incumbent)! - truth.get(cheapest[0]!)! - fee);
        const guarded = guardedChange(from, fee, order, current.utility, staying);
        const first = order[0]!;
        const hopeful =
          first !== current && netSaving(staying, first.cost, from, fee).value > 0 ? first : undefined;
        for (const guard of [true, false]) {
          const chosen = guard ? guarded?.candidate : hopeful;
          const tally = this.tally(months, guard, home.id);
          tally.attainable += attainable;
          if (!chosen) continue;
          const saved = truth.get(incumbent)! - truth.get(chosen.cost.plan.id)! - fee;
          tally.advised++;
          tally.saved += saved;
          if (saved < 0) tally.harmed++;
        }
      }
    }
  }

  rows(): AdviceRow[] {
    return [...this.tallies].map(([key, byHome]) => {
      const [months, guard] = key.split('|');
      const homes = [...byHome.values()];
      // A home that is never told to switch cannot be harmed, and has no rate of its own.
      const rates = homes
        .filter((tally) => tally.advised > 0)
        .map((tally) => (100 * tally.harmed) / tally.advised);
      return {
        months: Number(months),
        guard: guard === 'true',
        homes: homes.length,
        advised: sumOf(homes, ({ advised }) => advised),
        harmful: figure(rates, mean),
        kept: figure(homes, keptShare),
      };
    });
  }
}

export const describeAdvice = (rows: readonly AdviceRow[]): string =>
  textTable(
    ['months of data', 'guard', 'homes', 'told to switch', 'harmed %', 'saving kept %'],
    rows.map((row) => [
      String(row.months),
      row.guard ? 'yes' : 'no',
      String(row.homes),
      String(row.advised),
      figureText(row.harmful),
      figureText(row.kept),
    ]),
  );
