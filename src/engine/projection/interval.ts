/**
 * 90 % intervals. The month model gives each year its own standard deviation (it knows which months are missing and how alike
 * neighbours are); split-conformal calibration over 25 real homes, each left out in turn, says for each group of years how many
 * of them cover nine homes in ten. See docs/accuracy.md for the coverage by group and the widths beside plain split-conformal.
 */
import type { Interval, MonthProjection } from '../profile/usage-profile.js';
import { seasonKind } from './hours-clue.js';

/**
 * Model deviations that cover 90 % of the homes, by what was seen: the weighted 0.9 (n + 1) / n quantile of
 * |ln(estimate / truth)| / deviation in each group.
 */
export const CONFORMAL_QUANTILES: Readonly<Record<string, number>> = {
  'one season 1': 3.32,
  'one season 2': 2.6,
  'both seasons 5': 2.01,
  'both seasons 6': 1.44,
  'both seasons 7': 2.26,
  'both seasons 8': 2.61,
  'both seasons 9': 2.58,
  'both seasons 10': 2.43,
  'both seasons 11': 2.94,
};

/**
 * The calibration group of a year: warm and cold months both seen or not, and how many months. A season never seen is the
 * larger doubt. Years of one season are taken together from two months on, years of both up to five: there are few of them.
 * @param months calendar months with readings, 1–12 each
 * @example conformalGroup([6, 7, 8], false) === 'one season 2'
 */
export function conformalGroup(months: readonly number[], southern: boolean): string {
  const kinds = new Set(months.map((month) => seasonKind(month, southern)));
  return kinds.has('warm') && kinds.has('cold')
    ? `both seasons ${Math.max(5, months.length)}`
    : `one season ${Math.min(2, months.length)}`;
}

/** Standard deviations that cover 90 % of a normal distribution. */
const NORMAL_90 = 1.645;
/** From one year to the next a home's use moves even when everything was read (docs/accuracy.md: not tested on enough homes). */
export const YEAR_TO_YEAR = 0.055;
/** One month against the year's level: weather and habits. */
export const MONTH_TO_MONTH = 0.08;

/**
 * Standard deviation of the coming year's level, as a share of it.
 * @param quantile of the year's calibration group; none when every month was read
 */
export const levelDeviation = (modelDeviation: number, quantile = 0): number =>
  Math.max(YEAR_TO_YEAR, (quantile * modelDeviation) / NORMAL_90);

/** An interval on the logarithm; of what was read, a year hardly ever takes away more than years differ. */
export function annualInterval(kwh: number, readKwh: number, deviation: number): Interval {
  const reach = Math.exp(NORMAL_90 * deviation);
  const readAgain = readKwh / Math.exp(NORMAL_90 * YEAR_TO_YEAR);
  return { value: kwh, low: Math.max(kwh / reach, readAgain), high: kwh * reach };
}

/** A month that was read varies from year to year; one that was not carries the year's uncertainty as well. */
export function monthInterval(start: string, kwh: number, read: boolean, deviation: number): MonthProjection {
  const level = read ? YEAR_TO_YEAR : deviation;
  const reach = Math.exp(NORMAL_90 * Math.hypot(level, MONTH_TO_MONTH));
  return { start, value: kwh, low: kwh / reach, high: kwh * reach };
}
