/** The receipt's JSON shape, checked when one is read. */
import { z } from 'zod';
import { packedUsageSchema } from './packed-usage.js';
import { rateStructureSchema } from './structure.js';
import { CONDITIONS } from './structure/common.js';
import { billingCycleSchema } from './structure/schedule.js';

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

const whole = z.int();
const shares = z.record(text, whole);

/** One billing period's determinants: see GivenPeriod. */
const determinant = z.strictObject({
  start: whole,
  end: whole,
  cycle: z.strictObject({ start: whole, end: whole }).optional(),
  total: whole.optional(),
  byPeriod: shares.optional(),
  mix: shares.optional(),
  exported: whole.optional(),
  controlledLoad: whole.optional(),
  demand: whole.optional(),
});

export const receiptSchema = z.strictObject({
  schema: z.literal('treebeard/receipt/1'),
  engineVersion: text,
  /** Readings; none for a bill that was made from printed determinants. */
  usage: packedUsageSchema,
  determinants: z.array(determinant).min(1).optional(),
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
  bills: z
    .array(
      z.strictObject({
        plan,
        structure: rateStructureSchema,
        /** Dated versions of the plan, where it changed: each one's first day. `structure` is the last of them. */
        versions: z.array(z.strictObject({ from: text, structure: rateStructureSchema })).optional(),
        bill,
      }),
    )
    .min(1),
  hashes: z.strictObject({ usage: hash, tables: hash, plans: z.array(hash) }),
  receiptHash: hash,
});

export type Receipt = z.infer<typeof receiptSchema>;
export type ReceiptPlan = z.infer<typeof plan>;
