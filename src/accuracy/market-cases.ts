/** Home-years in a market: what is known after k months, and what the year that came would cost on every plan. */
import { addMonths, yearMonthDay, type CivilDay } from '../engine/calendar/civil.js';
import { seededNormal, seededRandom } from '../engine/projection/random.js';
import type { PlanCost } from '../engine/ranking/price-plan.js';
import type { Usage } from '../engine/series/usage.js';
import type { Home } from './homes.js';
import { cutUsage, exactCosts, planCosts, type Market } from './market.js';
import { windowsOf, type Window } from './protocol.js';

export const MARKET_MONTHS = [1, 3, 6, 9, 12] as const;
/** Simulated next years behind twelve months of readings. */
const NEXT_YEARS = 4;
/** Random catalogs per home-year, and plans in each. */
const CATALOGS = 20;
const CATALOG_SIZE = 40;

export interface MarketCase {
  readonly home: Home;
  readonly window: Window;
  readonly months: number;
  /** Priced on what was seen. */
  readonly known: ReadonlyMap<string, PlanCost>;
  /** Exact cost of the year that came, by plan id. */
  readonly truth: ReadonlyMap<string, number>;
  /** Plan ids of each random catalog. */
  readonly catalogs: readonly (readonly string[])[];
  /** kWh of the twelve months seen (twelve months of data only). */
  readonly monthKwh: readonly number[];
  /** First day of the year that the known costs are for. */
  readonly from: CivilDay;
}

/** Next year as the evidence simulates it: level 5 %, month 8 %, weather of the warm and the cold season 10–20 %. */
function nextYear(usage: Usage, window: Window, seed: number): Usage {
  const normal = seededNormal(seed);
  const level = Math.exp(0.05 * normal());
  const weather = [Math.exp(0.15 * normal()), 1, Math.exp(0.15 * normal()), 1];
  const bounds = Array.from({ length: 13 }, (_, m) => addMonths(window.start, m) * 86_400);
  const factors = Array.from({ length: 12 }, (_, m) => {
    const quarter = Math.floor((yearMonthDay(addMonths(window.start, m)).month % 12) / 3);
    return level * Math.exp(0.08 * normal()) * weather[quarter]!;
  });
  let month = 0;
  const general = usage.registers.general.map((quantity, i) => {
    while (month < 11 && usage.timeline.starts[i]! >= bounds[month + 1]!) month++;
    return Math.round(quantity * factors[month]!);
  });
  return { timeline: usage.timeline, registers: { general } };
}

function drawCatalogs(ids: readonly string[], seed: number): string[][] {
  const random = seededRandom(seed);
  return Array.from({ length: CATALOGS }, () => {
    const left = [...ids];
    return Array.from(
      { length: Math.min(CATALOG_SIZE, left.length) },
      () => left.splice(Math.floor(random() * left.length), 1)[0]!,
    );
  });
}

/** All cases, one home-year after the other. */
export function* marketCases(homes: readonly Home[], market: Market): Generator<MarketCase> {
  let seed = 0;
  for (const home of homes) {
    for (const window of windowsOf(home)) {
      seed++;
      const year = cutUsage(home.usage, window.start * 86_400, window.end * 86_400);
      const lived = exactCosts(year, window, market);
      for (const months of MARKET_MONTHS) {
        const priced = planCosts(home, window.start, addMonths(window.start, months), market);
        if (!priced) continue;
        const known = new Map(priced.costs.map((cost) => [cost.plan.id, cost]));
        const ids = [...known.keys()].filter((id) => lived.has(id));
        const { projection } = priced.context;
        const common = {
          home,
          window,
          months,
          known,
          catalogs: drawCatalogs(ids, seed),
          monthKwh: projection.months.map((month) => month.value),
          from: projection.window.start,
        };
        if (months < 12) yield { ...common, truth: lived };
        else {
          for (let next = 0; next < NEXT_YEARS; next++) {
            yield {
              ...common,
              truth: exactCosts(nextYear(year, window, 1000 * seed + next), window, market),
            };
          }
        }
      }
    }
  }
}
