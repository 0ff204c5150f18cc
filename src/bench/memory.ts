/** Heap that a thousand compiled plans hold. */
import { compileTariff } from '../engine/tariff/tariff.js';
import { heapAfterCollection, type Bench } from './bench.js';
import { benchCatalog } from './catalog.js';

export const memory: Bench = {
  name: 'memory',
  run: async () => {
    if (!globalThis.gc) return 'start with `npm run bench`, which lets it collect garbage';
    const { from, structures } = benchCatalog();
    const texts = structures.map((structure) => JSON.stringify(structure));
    const before = heapAfterCollection();
    const tariffs = texts.map((text) => compileTariff(JSON.parse(text)));
    const value = (heapAfterCollection() - before) / 1e6 / (tariffs.length / 1000);
    return [{ name: '1,000 compiled plans', value, unit: 'MB', note: `${from}, with their structures` }];
  },
};
