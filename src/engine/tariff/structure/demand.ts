/** Demand charges, and the billing demand that they may share. */
import { z } from 'zod';
import { common, register } from './common.js';
import { schedule } from './schedule.js';
import { decimal, id, month, monthly } from './values.js';

const demandPeriod = z.union([
  z.strictObject({ name: id, price: monthly }),
  z.strictObject({
    name: id,
    tiers: z.array(z.strictObject({ upTo: monthly.optional(), price: monthly })).min(1),
  }),
]);

export const demand = z.strictObject({
  ...common,
  kind: z.literal('demand'),
  register: register.optional(),
  unit: z.enum(['kW', 'kVA', 'hp']).optional(),
  /** kW per kVA, where the tariff states it; without it demand in kVA is refused. */
  powerFactor: z
    .string()
    .regex(/^(0\.\d{0,14}[1-9]\d{0,14}|1(\.0+)?)$/, 'expected a decimal above 0 and up to 1')
    .optional(),
  periods: z.array(demandPeriod).min(1),
  schedule: schedule.optional(),
  /** Explicit sets of intervals (a coincident peak): each set names its period. Instants are the plan's wall clock. */
  coincident: z.array(z.strictObject({ period: id, from: z.string(), to: z.string() })).optional(),
  /** Averaging window in minutes; the readings' own interval when absent. */
  intervalMinutes: z.int().positive().optional(),
  /** The mean of the n highest windows; the highest alone when absent. */
  averageOfHighest: z.int().positive().optional(),
  /** month (default): once per billing period; day: times its days; year: once, in the period that holds the peak. */
  per: z.enum(['month', 'day', 'year']).optional(),
  minimumKw: decimal.optional(),
  /** Use the header's billing demand (minimum, ratchet) instead of the measured maximum: in all price periods, or those named. */
  ratchet: z.union([z.boolean(), z.array(id).min(1)]).optional(),
  /** One peak for all price periods: the period in which the month's maximum falls is charged with it. */
  singlePeak: z.boolean().optional(),
});

export const billingDemand = z.strictObject({
  minimumKw: decimal.optional(),
  /** Averaging window in minutes; the readings' own interval when absent. */
  intervalMinutes: z.int().positive().optional(),
  /** Per cent of the highest earlier peak, one value or one per calendar month of that peak. */
  percent: monthly.optional(),
  /** How many preceding billing periods count; twelve when absent. */
  lookbackMonths: z.int().positive().optional(),
  /** Calendar months whose peaks count; all when absent. */
  months: z.array(month).min(1).optional(),
  /** Peaks in kW of the twelve calendar months before the readings. */
  history: z.array(decimal).length(12).optional(),
  /** Where no history is given, the year wraps: January looks back on the same year's December. */
  wraps: z.boolean().optional(),
  /** Calendar months in which a month's own peak counts in full (else only at `percent`); all when absent. */
  actualMonths: z.array(month).optional(),
});
