/** What every component may say, and what it may refer to. */
import { z } from 'zod';
import { REGISTERS } from '../../series/usage.js';
import { season } from './schedule.js';
import { id, isoDay, month } from './values.js';

export const CONDITIONS = [
  'autopay', 'pay_on_time', 'direct_debit', 'paperless', 'online', 'membership', 'dual_fuel', 'equipment', 'new_customer', 'other',
] as const; // prettier-ignore

export const common = {
  id,
  /** What the bill calls it; the id when absent. */
  name: z.string().min(1).max(120).optional(),
  layer: z.enum(['supply', 'delivery', 'bundled', 'controlled_load', 'green', 'tax', 'credit']).optional(),
  /** Calendar months in which the component exists. */
  months: z.array(month).min(1).optional(),
  season: season.optional(),
  /** First and last day (inclusive) on which it exists. */
  validFrom: isoDay.optional(),
  validTo: isoDay.optional(),
  /** Counts only for a customer who meets this condition. */
  requires: z.enum(CONDITIONS).optional(),
};

export const register = z.enum(REGISTERS);
/** `net` is general less export; it may be negative only under a net-metering component. */
export const pricedRegister = z.union([register, z.literal('net')]);
/** The whole bill so far, one of its natural groups, or named components. */
export const base = z.union([z.enum(['bill', 'usage', 'supply', 'energy']), z.array(id).min(1)]);
