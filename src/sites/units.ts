import type { Commodity } from '../engine/series/usage.js';

/** Units that a meter of each commodity may count in, the usual one first. */
export const UNITS: Readonly<Record<Commodity, readonly string[]>> = {
  electricity: ['kWh'],
  gas: ['m3', 'kWh', 'ft3', 'therm'],
  water: ['m3', 'l', 'gal', 'ft3'],
};

export const ALL_UNITS: readonly string[] = [...new Set(Object.values(UNITS).flat())];
