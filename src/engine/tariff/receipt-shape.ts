/** The receipt's JSON shape, checked when one is read. */
import { z } from 'zod';
import { packedUsageSchema } from './packed-usage.js';
import { billingCycleSchema, CONDITIONS, rateStructureSchema } from './structure.js';

const text = z.string();
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

const line = z.strictObject({
  component: text,
  layer: text,
  kind: text,
  period: text.optional(),
  tier: z.int().optional(),
  quantity: text,
  unit: text,
  rate: text,
  amount: text,
});

const bill = z.strictObject({
  asOf: text,
  currency: text,
  rounding: z.enum(['exact', 'printed']),
  total: text,
  months: z.array(
    z.strictObject({ start: text, end: text, days: z.int(), usage: text, total: text, lines: z.array(line) }),
  ),
  flags: z.array(text),
});

const plan = z.strictObject({ id: text, name: text, version: text });

const deliveryRow = z.strictObject({ from: text, to: text.optional(), perMonth: text, perKwh: text });
const priceSeries = z.strictObject({
  start: z.number(),
  stepSeconds: z.number().positive(),
  // JSON has no undefined: a step without a price is null.
  prices: z.array(text.nullable()),
});

export const receiptSchema = z.strictObject({
  schema: z.literal('treebeard/receipt/1'),
  engineVersion: text,
  usage: packedUsageSchema,
  options: z.strictObject({
    from: text.optional(),
    to: text.optional(),
    asOf: text.optional(),
    billingCycle: billingCycleSchema.optional(),
    deliveryOn: z.enum(['each_day', 'as_of']).optional(),
    rounding: z.enum(['exact', 'printed']).optional(),
    conditions: z.array(z.enum(CONDITIONS)).optional(),
  }),
  delivery: z.record(text, z.array(deliveryRow)),
  series: z.record(text, priceSeries),
  bills: z.array(z.strictObject({ plan, structure: rateStructureSchema, bill })).min(1),
  hashes: z.strictObject({ usage: hash, tables: hash, plans: z.array(hash) }),
  receiptHash: hash,
});

export type Receipt = z.infer<typeof receiptSchema>;
export type ReceiptPlan = z.infer<typeof plan>;
