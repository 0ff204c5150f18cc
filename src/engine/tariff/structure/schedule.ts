/** When a price holds: seasons, windows of the day, holidays, billing cycles. */
import { z } from 'zod';
import { id, isoDay, month, monthDay, time } from './values.js';

const DAY_NAMES = [
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'weekday', 'weekend', 'holiday',
] as const; // prettier-ignore

/** Inclusive of both days; wraps the year when `from` is after `to`. */
export const season = z.strictObject({ from: monthDay, to: monthDay });

/**
 * A rule that names the price period of the minutes it covers. The first window that matches wins. Absent months, season or
 * days mean all; an absent from/to means the whole day; `to` before or equal to `from` wraps midnight: of each listed day it
 * covers [from, 24:00) and [00:00, to).
 */
export const window = z.strictObject({
  period: id,
  months: z.array(month).min(1).optional(),
  season: season.optional(),
  days: z.array(z.enum(DAY_NAMES)).min(1).optional(),
  from: time.optional(),
  to: time.optional(),
});

/** Twelve months by twenty-four hours of indexes into `periods`. */
const hourMatrix = z.array(z.array(z.int().min(0)).length(24)).length(12);

/** Either windows (with an optional period for all that is left), or URDB's two 12 × 24 matrices. */
export const schedule = z.union([
  z.strictObject({ windows: z.array(window), otherwise: id.optional() }),
  z.strictObject({ weekday: hourMatrix, weekend: hourMatrix }),
]);

export const holidays = z.strictObject({
  /** Named days of the United States calendar, such as `thanksgiving`. */
  named: z.array(z.string()).optional(),
  dates: z.array(isoDay).optional(),
  /** Where a named day on a Sunday (or Saturday) is also kept: the day itself, the Monday after, or Friday/Monday. */
  observance: z.enum(['actual_day', 'sunday_to_monday', 'nearest_weekday']).optional(),
  /** The day type they count as. `holiday` matches only windows that list it (or list no days). */
  countAs: z.enum(['weekend', 'sunday', 'holiday']),
});

export const billingCycleSchema = z.union([
  z.strictObject({ kind: z.literal('calendar_month') }),
  z.strictObject({ kind: z.literal('anchor_day'), day: z.int().min(1).max(28) }),
  z.strictObject({ kind: z.literal('calendar_quarter') }),
  /** First days of the billing periods and the day after the last one. */
  z.strictObject({ kind: z.literal('read_dates'), dates: z.array(isoDay).min(2) }),
]);
