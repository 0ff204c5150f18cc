/**
 * The seasonal shape of a region: from homes known there, else from its temperatures.
 *
 * Homes: the median over homes of each month's relative use (one home that heats with a radiator does not speak for its
 * neighbours), smoothed by a yearly and a half-yearly wave. Temperatures: use rises with heating and cooling degrees;
 * the two slopes are rounded, between the steeper ones that least squares finds over the two regions with homes and the flatter
 * ones of modelled homes in Massachusetts and Missouri.
 */
import { MONTHLY_TEMPERATURE } from './climate.js';
import { KNOWN_HOMES, type KnownHome } from './known-homes.js';
import { isSouthern, regionKey, type Region } from './region.js';

/** Fewer homes than this do not make a shape. */
const ENOUGH_HOMES = 5;
const HEATING_BELOW = 18;
const COOLING_ABOVE = 20;
/** Relative use per degree of the month's mean below and above. */
export const HEATING_PER_DEGREE = 0.05;
export const COOLING_PER_DEGREE = 0.13;

export interface SeasonalShape {
  /** Daily use by month relative to the year's mean, January first. */
  readonly months: readonly number[];
  readonly southern: boolean;
  /** Usual late share (hours-clue.ts) by month, January first. */
  readonly late: readonly number[];
  readonly from: 'homes' | 'temperatures' | 'flat';
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const relative = (values: readonly number[]): number[] => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.map((value) => value / mean);
};

/** Projects twelve values onto a mean, a yearly and a half-yearly wave. */
export function smoothYear(values: readonly number[]): number[] {
  const mean = values.reduce((a, b) => a + b, 0) / 12;
  return values.map((_, m) => {
    let smooth = mean;
    for (const waves of [1, 2]) {
      const angle = (2 * Math.PI * waves) / 12;
      let cosine = 0;
      let sine = 0;
      values.forEach((value, j) => {
        cosine += (value * Math.cos(angle * j)) / 6;
        sine += (value * Math.sin(angle * j)) / 6;
      });
      smooth += cosine * Math.cos(angle * m) + sine * Math.sin(angle * m);
    }
    return smooth;
  });
}

/** Degrees above zero, rounded off at the knee: a month's days lie some degrees around its mean. */
const degreesAbove = (degrees: number): number => 2 * Math.log1p(Math.exp(degrees / 2));

export const shapeOfTemperatures = (
  temperatures: readonly number[],
  heating = HEATING_PER_DEGREE,
  cooling = COOLING_PER_DEGREE,
): number[] =>
  relative(
    temperatures.map(
      (t) => 1 + heating * degreesAbove(HEATING_BELOW - t) + cooling * degreesAbove(t - COOLING_ABOVE),
    ),
  );

export const shapeOfHomes = (homes: readonly KnownHome[]): number[] =>
  smoothYear(relative(Array.from({ length: 12 }, (_, m) => median(homes.map((home) => home.shape[m]!)))));

/** Median over homes of the late share of each month, turned to the hemisphere asked for. */
function usualLate(homes: readonly KnownHome[], southern: boolean): number[] {
  return Array.from({ length: 12 }, (_, m) =>
    median(
      homes.flatMap(
        (home) => home.late[isSouthern(home.region.slice(0, 2)) === southern ? m : (m + 6) % 12] ?? [],
      ),
    ),
  );
}

/** @param except ids of homes that must not speak (accuracy runs) */
export function seasonalShape(region: Region, except: readonly string[] = []): SeasonalShape {
  const known = KNOWN_HOMES.filter((home) => !except.includes(home.id));
  const key = regionKey(region);
  const near = known.filter((home) => home.region === key);
  const speakers = near.length >= ENOUGH_HOMES ? near : known;
  const temperatures =
    (key && MONTHLY_TEMPERATURE[key]) || (region.country && MONTHLY_TEMPERATURE[region.country]) || undefined;
  const southern = isSouthern(region.country, region.state);
  const common = { southern, late: usualLate(speakers, southern) };
  if (near.length >= ENOUGH_HOMES) return { ...common, months: shapeOfHomes(near), from: 'homes' };
  if (temperatures) return { ...common, months: shapeOfTemperatures(temperatures), from: 'temperatures' };
  return { ...common, months: Array.from({ length: 12 }, () => 1), from: 'flat' };
}
