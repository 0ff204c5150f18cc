/** Energy charges: by period and tier, or at interval prices. */
import { z } from 'zod';
import { common, pricedRegister, register } from './common.js';
import { priceTable } from './prices.js';
import { decimal } from './values.js';

export const energy = z.strictObject({
  ...common,
  kind: z.literal('energy'),
  register: pricedRegister.optional(),
  ...priceTable,
});

/** A price series: prices per kWh from `start`, one per step. `ref` names one that is handed over with the readings. */
export const series = z.union([
  z.strictObject({ ref: z.string().min(1) }),
  z.strictObject({ start: z.string(), stepMinutes: z.int().positive(), prices: z.array(decimal).min(1) }),
]);

export const indexed = z.strictObject({
  ...common,
  kind: z.literal('indexed'),
  register: register.optional(),
  series,
  multiplier: decimal.optional(),
  adder: decimal.optional(),
  cap: decimal.optional(),
  floor: decimal.optional(),
  lossFactor: decimal.optional(),
  /** Price used, and flagged, where the series has no value. */
  estimate: decimal.optional(),
});
