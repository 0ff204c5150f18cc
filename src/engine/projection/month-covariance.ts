/** How the months of one home are alike: the covariance that the month model uses and that src/accuracy fits. */
import type { Matrix } from './matrix.js';

/** Standard deviations of the logarithm of a month's daily use, and how fast a drift is forgotten. */
export interface MonthCovariance {
  /** A yearly and a half-yearly wave of the home's own. */
  readonly yearlyWave: number;
  readonly halfYearlyWave: number;
  /** A level that drifts, and its correlation from one month to the next. */
  readonly drift: number;
  readonly driftMemory: number;
  /** More or less season than the region has. */
  readonly seasonStrength: number;
  /** What is left to a month alone. */
  readonly monthNoise: number;
  /** How far the region's shape is trusted for one home. */
  readonly shapeTrust: number;
}

/**
 * Covariance without the month's own noise.
 * @param times months in any common count, so that a step is a month
 * @param season logarithm of the region's shape in each of them
 */
export function monthCovariance(
  terms: MonthCovariance,
  times: readonly number[],
  season: readonly number[],
): Matrix {
  return times.map((a, i) =>
    times.map((b, j) => {
      const angle = (2 * Math.PI * (a - b)) / 12;
      return (
        terms.yearlyWave ** 2 * Math.cos(angle) +
        terms.halfYearlyWave ** 2 * Math.cos(2 * angle) +
        terms.drift ** 2 * terms.driftMemory ** Math.abs(a - b) +
        terms.seasonStrength ** 2 * season[i]! * season[j]!
      );
    }),
  );
}
