/** Delivery of a network, by its dated table. */
import { z } from 'zod';
import { common } from './common.js';
import { decimal, id, isoDay } from './values.js';

export const datedDelivery = z.strictObject({
  from: isoDay,
  to: isoDay.optional(),
  perMonth: decimal,
  perKwh: decimal,
});

export const delivery = z.strictObject({
  ...common,
  kind: z.literal('delivery'),
  /** The network whose dated table applies, such as `tdu:ONCOR`. */
  ref: z.string().min(1),
  /** The plan's own prices already hold delivery: nothing is added. */
  included: z.boolean().optional(),
  /** Energy periods in which delivery per kWh is not charged. */
  exempt: z.strictObject({ component: id, periods: z.array(id).min(1) }).optional(),
  /** Dated rows, where the structure carries its own (receipts always do). */
  rows: z.array(datedDelivery).min(1).optional(),
});
