/**
 * 90 % intervals. The month model gives each year its own standard deviation (it knows which months are missing); split-conformal
 * calibration over 25 real homes, each left out in turn, says how many of them cover nine homes in ten. See docs/accuracy.md for
 * the coverage by group and for the widths beside plain split-conformal.
 */
import type { Interval, MonthProjection } from '../profile/usage-profile.js';

/** Model deviations that cover 90 % of the homes: the weighted 0.9 (n + 1) / n quantile of |ln(estimate / truth)| / deviation. */
export const CONFORMAL_QUANTILE = 1.56;
/** From one year to the next a home's use moves even when everything was read (docs/accuracy.md: not tested on enough homes). */
export const YEAR_TO_YEAR = 0.055;
/** One month against the year's level: weather and habits. */
export const MONTH_TO_MONTH = 0.08;

export const yearDeviation = (modelDeviation: number): number => Math.max(modelDeviation, YEAR_TO_YEAR);

/** An interval on the logarithm, never below what was read. */
export function annualInterval(kwh: number, readKwh: number, deviation: number): Interval {
  const reach = Math.exp(CONFORMAL_QUANTILE * deviation);
  const nextYear = deviation <= YEAR_TO_YEAR;
  return { value: kwh, low: nextYear ? kwh / reach : Math.max(kwh / reach, readKwh), high: kwh * reach };
}

/** A month that was read varies from year to year; one that was not carries the year's uncertainty as well. */
export function monthInterval(start: string, kwh: number, read: boolean, deviation: number): MonthProjection {
  const level = read ? YEAR_TO_YEAR : deviation;
  const reach = Math.exp(CONFORMAL_QUANTILE * Math.hypot(level, MONTH_TO_MONTH));
  return { start, value: kwh, low: kwh / reach, high: kwh * reach };
}
