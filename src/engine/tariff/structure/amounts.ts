/** Amounts that are charged or taken off: fixed, minimum, by usage, taxes, discounts, fees, green products. */
import { z } from 'zod';
import { base, common, pricedRegister } from './common.js';
import { decimal, monthly } from './values.js';

export const fixed = z.strictObject({
  ...common,
  kind: z.literal('fixed'),
  amount: monthly,
  per: z.enum(['day', 'month', 'year']),
  /**
   * How a month's or year's amount meets a billing period. cycle (default): the share of the full cycle's days; whole: once per
   * billing period; average_month: days / (365/12); a yearly amount is first taken by days / 365 (or a twelfth when whole).
   */
  proration: z.enum(['cycle', 'whole', 'average_month']).optional(),
});

export const minimum = z.strictObject({
  ...common,
  kind: z.literal('minimum'),
  amount: monthly,
  per: z.enum(['day', 'month', 'year']),
  /** What is raised to the floor; the bill (never less than zero) when absent. */
  on: base.optional(),
});

export const usageBand = z.strictObject({
  ...common,
  kind: z.literal('usage_band'),
  register: pricedRegister.optional(),
  /** The amount applies when the billing period's kWh lie in [from, below). */
  from: decimal,
  below: decimal.optional(),
  /** Positive: a fee. Negative: a credit. */
  amount: decimal,
  /** Compare whole kWh (rounded half up), as labels that say "999 or less" do. */
  wholeKwh: z.boolean().optional(),
});

export const tax = z.strictObject({
  ...common,
  kind: z.literal('tax'),
  percent: decimal.optional(),
  perKwh: decimal.optional(),
  /** For perKwh: general kWh (default), or the positive net of each day. */
  quantity: z.enum(['general', 'net_of_day']).optional(),
  on: base.optional(),
});

export const discount = z.strictObject({
  ...common,
  kind: z.literal('discount'),
  percent: decimal.optional(),
  /** Positive; taken off. */
  amount: decimal.optional(),
  per: z.enum(['day', 'month', 'year', 'once']).optional(),
  on: base.optional(),
});

export const fee = z.strictObject({
  ...common,
  kind: z.literal('fee'),
  event: z.enum(['membership', 'setup', 'card', 'paper', 'late', 'meter', 'equipment', 'exit', 'other']),
  amount: decimal.optional(),
  percent: decimal.optional(),
  on: base.optional(),
  frequency: z.enum(['once', 'month', 'year', 'event']),
  /** Whether a bill estimate counts it; fees per event never are. */
  counted: z.boolean().optional(),
});

export const green = z.strictObject({
  ...common,
  kind: z.literal('green'),
  perKwh: decimal.optional(),
  perWeek: decimal.optional(),
  percent: decimal.optional(),
  /** Share of the usage that the product covers, in per cent. */
  share: decimal.optional(),
  optional: z.boolean().optional(),
});
