/** What a method's pick costs more than the best plan of the catalog, on the year that then came. */
import { evenMonthCosts } from './label-prices.js';
import type { Market } from './market.js';
import type { MarketCase } from './market-cases.js';
import { figure, figureText, mean, type Figure } from './statistics.js';
import { textTable } from './table.js';

export interface RegretRow {
  readonly method: string;
  readonly homes: number;
  readonly cases: number;
  /** Currency per year, homes weighted equally. */
  readonly meanRegret: Figure;
  /** Per cent of picks that cost at most 5 % more than the best. */
  readonly within5: Figure;
}

type Measure = (id: string) => number;
type Method = (testCase: MarketCase) => Measure;

interface Tally {
  readonly regrets: Map<string, number[]>;
  readonly near: Map<string, number[]>;
}

const push = (map: Map<string, number[]>, key: string, value: number): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** Average price by linear interpolation between the printed points, constant beyond them. */
function labelCost(points: readonly { kwh: number; cost: number }[], monthKwh: readonly number[]): number {
  return monthKwh.reduce((total, kwh) => {
    const above = points.findIndex((point) => point.kwh >= kwh);
    const price = (i: number): number => points[i]!.cost / points[i]!.kwh;
    if (above === 0) return total + kwh * price(0);
    if (above < 0) return total + kwh * price(points.length - 1);
    const share = (kwh - points[above - 1]!.kwh) / (points[above]!.kwh - points[above - 1]!.kwh);
    return total + kwh * (price(above - 1) + share * (price(above) - price(above - 1)));
  }, 0);
}

export class RegretTable {
  private readonly tallies = new Map<string, Tally>();
  private readonly methods: readonly (readonly [string, (months: number) => boolean, Method])[];

  constructor(market: Market) {
    const labels = [500, 1000, 2000].map((kwh) => ({ kwh, costs: evenMonthCosts(market, kwh) }));
    const yearly = new Map<string, Map<string, number>>();
    const averageMonth: Method = ({ home, window, monthKwh }) => {
      const key = `${home.id}|${window.start}`;
      let costs = yearly.get(key);
      if (!costs) yearly.set(key, (costs = evenMonthCosts(market, monthKwh.reduce((a, b) => a + b, 0) / 12)));
      return (id) => costs.get(id) ?? Infinity;
    };
    const all = (months: number): boolean => months === 12;
    this.methods = [
      ['sorted by the price at 1,000 kWh', all, () => (id) => labels[1]!.costs.get(id) ?? Infinity],
      [
        'interpolating the three label prices',
        all,
        ({ monthKwh }) =>
          (id) =>
            labels.some(({ costs }) => !costs.has(id))
              ? Infinity
              : labelCost(
                  labels.map(({ kwh, costs }) => ({ kwh, cost: costs.get(id)! })),
                  monthKwh,
                ),
      ],
      ['own average month x 12', all, averageMonth],
      [
        'exact bill of last year',
        all,
        ({ known }) =>
          (id) =>
            known.get(id)!.bill!.months.reduce((total, month) => total + Number(month.total), 0),
      ],
      [
        'TreeBeard',
        () => true,
        ({ known }) =>
          (id) =>
            known.get(id)!.expected!,
      ],
    ];
  }

  add(testCase: MarketCase): void {
    for (const [name, applies, method] of this.methods) {
      if (!applies(testCase.months)) continue;
      const label = `${name}, ${testCase.months} ${testCase.months === 1 ? 'month' : 'months'}`;
      let tally = this.tallies.get(label);
      if (!tally) this.tallies.set(label, (tally = { regrets: new Map(), near: new Map() }));
      const measure = method(testCase);
      for (const catalog of testCase.catalogs) {
        const pick = catalog.reduce((a, b) => (measure(b) < measure(a) ? b : a));
        const best = Math.min(...catalog.map((id) => testCase.truth.get(id)!));
        const cost = testCase.truth.get(pick)!;
        push(tally.regrets, testCase.home.id, cost - best);
        push(tally.near, testCase.home.id, cost <= 1.05 * best ? 100 : 0);
      }
    }
  }

  rows(): RegretRow[] {
    return [...this.tallies].map(([method, { regrets, near }]) => {
      const byHome = [...regrets.values()].map(mean);
      return {
        method,
        homes: byHome.length,
        cases: [...regrets.values()].reduce((total, list) => total + list.length, 0),
        meanRegret: figure(byHome, mean),
        within5: figure([...near.values()].map(mean), mean),
      };
    });
  }
}

export const describeRegret = (rows: readonly RegretRow[]): string =>
  textTable(
    ['method, months of data', 'homes', 'cases', 'mean regret a year', 'within 5 % of best %'],
    rows.map((row) => [
      row.method,
      String(row.homes),
      String(row.cases),
      figureText(row.meanRegret),
      figureText(row.within5),
    ]),
  );
