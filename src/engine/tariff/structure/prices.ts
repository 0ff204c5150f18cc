/** Prices by period and tier, which energy and exports share. */
import { z } from 'zod';
import { schedule } from './schedule.js';
import { id, monthly } from './values.js';

export const tier = z.strictObject({
  /** Cumulative, inclusive upper bound; absent on the last tier. */
  upTo: monthly.optional(),
  /** kWh (scaled by `tierScale`), or kWh/kW: the bound times the period's billing demand. */
  unit: z.enum(['kWh', 'kWh/kW']).optional(),
  price: monthly,
});

/** A named price period: one price, or tiers. */
export const pricePeriod = z.union([
  z.strictObject({ name: id, price: monthly }),
  z.strictObject({ name: id, tiers: z.array(tier).min(1) }),
]);

/** What energy and export components share: prices by period and tier. */
export const priceTable = {
  periods: z.array(pricePeriod).min(1),
  /** Needed as soon as there is more than one period. */
  schedule: schedule.optional(),
  /**
   * How tiers and price periods meet. shared: one ladder on the total, each tier's kWh shared over the periods in proportion;
   * chronological: one ladder filled in time order; per_period: a full ladder for every period.
   */
  tierRule: z.enum(['shared', 'chronological', 'per_period']).optional(),
  /** When the ladder starts again. year: every twelve months counted from the first day priced. */
  tierReset: z.enum(['billing_period', 'day', 'month', 'quarter', 'year']).optional(),
  /**
   * What a bound in kWh means. none: per reset; per_day: times the days of the reset period; per_active_day: times the days on
   * which the price period occurs; per_30_days: times days / 30, rounded to whole kWh; cycle_share: times the part of the full
   * billing cycle that is billed.
   */
  tierScale: z.enum(['none', 'per_day', 'per_active_day', 'per_30_days', 'cycle_share']).optional(),
  /** marginal: each tier prices its own kWh; slab: the tier that the total reaches prices all of it. */
  tierMode: z.enum(['marginal', 'slab']).optional(),
};
