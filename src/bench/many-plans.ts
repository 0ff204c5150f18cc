/** A thousand plans on a year of quarter-hours: one pass per distinct calendar, then decimals per plan. */
import { compileTariff, priceUsage, type Tariff } from '../engine/tariff/tariff.js';
import { medianTime, type Bench, type Figure } from './bench.js';
import { benchCatalog, MARKETS, type Market } from './catalog.js';
import { fresh, quarterHours } from './loads.js';

const THOUSAND = 1000;

function measure(market: Market): Figure[] {
  const { from, structures, delivery, series } = benchCatalog(market);
  const usage = quarterHours(market.timezone);
  const options = { delivery, series, deliveryOn: 'as_of' as const };
  const compile = (): Tariff[] =>
    structures.flatMap((structure) => {
      const tariff = compileTariff(structure);
      return tariff.ok ? [tariff.value] : [];
    });
  const tariffs = compile().filter((tariff) => priceUsage(tariff, usage, options).ok);
  const priceAll = (readings: typeof usage): void => {
    for (const tariff of tariffs) priceUsage(tariff, readings, options);
  };
  const scale = THOUSAND / tariffs.length;
  const repeats = { warmUps: 4, runs: 15 };
  const name = `1,000 plans × 35,040 readings, ${market.name}`;
  const note = `${from}; ${tariffs.length} can be priced on these readings${scale === 1 ? '' : ', scaled to 1,000'}`;
  return [
    {
      name: `${name}, new home`,
      value: scale * medianTime(() => fresh(usage), priceAll, repeats),
      unit: 'ms',
      target: '≤ 40 ms',
      note,
    },
    {
      name: `${name}, again`,
      value: scale * medianTime(() => usage, priceAll, repeats),
      unit: 'ms',
      note: 'the determinants of the home are known',
    },
    {
      name: `compile 1,000 plans, ${market.name}`,
      value: (THOUSAND / structures.length) * medianTime(() => undefined, compile, { warmUps: 2, runs: 5 }),
      unit: 'ms',
      note: 'validation included',
    },
  ];
}

export const manyPlans: Bench = { name: 'many-plans', run: async () => MARKETS.flatMap(measure) };
