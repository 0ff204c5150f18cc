/** Figures that the plan itself publishes. */
import { z } from 'zod';
import { CONDITIONS } from './common.js';
import { decimal } from './values.js';

export const selfCheck = z.union([
  z.strictObject({
    kind: z.literal('average_price'),
    /** kWh of one 30-day month. */
    kwh: decimal,
    /** Published average price per kWh. */
    value: decimal,
    /** Half the last printed digit. */
    tolerance: decimal.optional(),
    assume: z
      .strictObject({
        /** Share of the usage in each energy period, as printed; decimals that sum to 1. */
        mix: z.record(z.string(), decimal).optional(),
        exportKwh: decimal.optional(),
        days: z.int().positive().optional(),
        /** Delivery as the label prints it (a bill uses the dated table). */
        delivery: z.strictObject({ perMonth: decimal, perKwh: decimal }).optional(),
        conditions: z.array(z.enum(CONDITIONS)).optional(),
      })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('annual_cost'),
    load: z.string(),
    value: decimal,
    tolerance: decimal.optional(),
  }),
]);
