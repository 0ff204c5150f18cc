/** A thousand plans on a year of quarter-hours: one pass per distinct calendar, then decimals per plan. */
import { compileTariff, priceUsage, type Tariff } from '../engine/tariff/tariff.js';
import { medianTime, type Bench } from './bench.js';
import { benchCatalog } from './catalog.js';
import { fresh, QUARTERS } from './loads.js';

export const manyPlans: Bench = {
  name: 'many-plans',
  run: async () => {
    const { from, structures, delivery, series } = benchCatalog();
    const options = { delivery, series, deliveryOn: 'as_of' as const };
    const compile = (): Tariff[] =>
      structures.flatMap((structure) => {
        const tariff = compileTariff(structure);
        return tariff.ok ? [tariff.value] : [];
      });
    const tariffs = compile();
    const priceable = tariffs.filter((tariff) => priceUsage(tariff, QUARTERS, options).ok);
    const priceAll = (usage: typeof QUARTERS): void => {
      for (const tariff of priceable) priceUsage(tariff, usage, options);
    };
    const perThousand = 1000 / priceable.length;
    const note = `${from}, of which ${priceable.length} can be priced on these readings; scaled to 1,000`;
    return [
      {
        name: '1,000 plans × 35,040 readings, new home',
        value: perThousand * medianTime(() => fresh(QUARTERS), priceAll, { warmUps: 3, runs: 11 }),
        unit: 'ms',
        target: '≤ 40 ms',
        note,
      },
      {
        name: '1,000 plans × 35,040 readings, again',
        value: perThousand * medianTime(() => QUARTERS, priceAll, { warmUps: 3, runs: 11 }),
        unit: 'ms',
        note: 'the determinants of the home are known',
      },
      {
        name: 'compile 1,000 plans',
        value: (1000 / structures.length) * medianTime(() => undefined, compile, { warmUps: 1, runs: 5 }),
        unit: 'ms',
        note: 'validation included',
      },
    ];
  },
};
