/**
 * The months of a year that were not read, from those that were.
 *
 * A home's daily mean in month m is L × (1 + λ(s_m − 1) + e_m): its level, the seasonal shape of its region (trusted to λ), and a
 * deviation of its own. Deviations of near months are alike (a drifting level, heating or cooling more or less than others), so
 * the months seen tell something of those not seen: universal kriging over twelve months. Days above `SPIKE` times the median
 * are weather, not level, and are cut before they are carried to other months; what was read is always counted as read.
 *
 * The constants are the middle of a broad plateau of settings tried on 25 real homes (docs/analysis.md, src/accuracy): errors
 * hardly change when any of them is moved by a quarter.
 */
import { invert, type Matrix } from './matrix.js';

/** How far the region's shape is trusted for one home. */
const SHAPE_TRUST = 0.73;
/** A day of more than this many medians is cut when it speaks for other months. */
const SPIKE = 1.29;
/** What cutting takes away on average. */
const SPIKE_LOSS = 0.01;
/** Relative standard deviations: a yearly and a half-yearly wave of the home's own, a drifting level, more or less season, noise. */
const YEARLY_WAVE = 0.18;
const HALF_YEARLY_WAVE = 0.11;
const DRIFT = 0.3;
const DRIFT_MEMORY = 0.74;
const SEASON_STRENGTH = 1.1;
const MONTH_NOISE = 0.22;
const DAY_NOISE = 0.12;
/** A clue from the hours of the day moves the months not seen by at most this factor (natural logarithm). */
const CLUE_LIMIT = 0.4;

export interface MonthSeen {
  /** 1–12 */
  readonly month: number;
  /** Days of the month within the year looked at. */
  readonly days: number;
  /** kWh of the days that count; empty when the month was not read. */
  readonly observed: readonly number[];
  /**
   * What the hours of the day say of the months not seen, as a natural logarithm: above zero, this month is thought low for the
   * home. 0 when there are no hours.
   */
  readonly clue: number;
}

export interface YearEstimate {
  /** kWh of each month, in the order given: read days as read, missing days as estimated. */
  readonly monthKwh: readonly number[];
  readonly annualKwh: number;
  /** The part that was read. */
  readonly readKwh: number;
  /** The model's own standard deviation of the year, as a share of it. */
  readonly relativeDeviation: number;
}

function covariance(shape: readonly number[]): Matrix {
  return shape.map((a, i) =>
    shape.map((b, j) => {
      const angle = (2 * Math.PI * (i - j)) / 12;
      return (
        YEARLY_WAVE ** 2 * Math.cos(angle) +
        HALF_YEARLY_WAVE ** 2 * Math.cos(2 * angle) +
        DRIFT ** 2 * DRIFT_MEMORY ** Math.abs(i - j) +
        SEASON_STRENGTH ** 2 * (a - 1) * (b - 1) +
        (i === j ? MONTH_NOISE ** 2 : 0)
      );
    }),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Estimates twelve months in time order from those with readings.
 * @param shapeOfMonth seasonal shape, January first, mean 1
 * @returns undefined when no month was read
 */
export function estimateYear(
  months: readonly MonthSeen[],
  shapeOfMonth: readonly number[],
): YearEstimate | undefined {
  const seen = months.flatMap((month, index) => (month.observed.length > 0 ? [index] : []));
  if (seen.length === 0) return undefined;
  const shape = months.map((month) => shapeOfMonth[month.month - 1]!);
  const trend = shape.map((value) => 1 + SHAPE_TRUST * (value - 1));

  const cap = SPIKE * median(seen.flatMap((i) => months[i]!.observed.map((kwh) => kwh / shape[i]!)));
  const limit = cap > 0 ? cap : Infinity;
  const level = seen.map((i) => mean(months[i]!.observed.map((kwh) => Math.min(kwh, limit * shape[i]!))));

  const all = covariance(shape);
  const weights = invert(
    seen.map((i, row) =>
      seen.map(
        (j, column) => all[i]![j]! + (row === column ? DAY_NOISE ** 2 / months[i]!.observed.length : 0),
      ),
    ),
  );
  const apply = (vector: readonly number[]): number[] =>
    weights.map((row) => row.reduce((total, weight, i) => total + weight * vector[i]!, 0));
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((total, value, i) => total + value * b[i]!, 0);

  const trendSeen = seen.map((i) => trend[i]!);
  const weightedTrend = apply(trendSeen);
  const information = dot(weightedTrend, trendSeen);
  const homeLevel = Math.max(0, dot(weightedTrend, level) / information);
  const residual = apply(level.map((value, i) => value - trendSeen[i]! * homeLevel));
  const clue = mean(seen.map((i) => Math.max(-CLUE_LIMIT, Math.min(CLUE_LIMIT, months[i]!.clue))));
  const carry = (1 + SPIKE_LOSS) * Math.exp(clue);

  let readKwh = 0;
  const monthKwh = months.map((month, m) => {
    if (month.observed.length > 0) {
      const read = month.observed.reduce((total, kwh) => total + kwh, 0);
      readKwh += read;
      return (read * month.days) / month.observed.length;
    }
    const daily =
      trend[m]! * homeLevel +
      dot(
        seen.map((i) => all[m]![i]!),
        residual,
      );
    return Math.max(0, daily) * month.days * carry;
  });
  const annualKwh = monthKwh.reduce((total, kwh) => total + kwh, 0);

  const unseen = months.flatMap((month, index) => (month.observed.length > 0 ? [] : [index]));
  const loadings = unseen.map((m) => apply(seen.map((i) => all[m]![i]!)));
  let variance = 0;
  unseen.forEach((m, a) => {
    const gapA = trend[m]! - dot(loadings[a]!, trendSeen);
    unseen.forEach((other, b) => {
      const gapB = trend[other]! - dot(loadings[b]!, trendSeen);
      const known = dot(
        loadings[a]!,
        seen.map((i) => all[other]![i]!),
      );
      variance +=
        months[m]!.days * months[other]!.days * (all[m]![other]! - known + (gapA * gapB) / information);
    });
  });
  const yearDays = months.reduce((total, month) => total + month.days, 0);
  return { monthKwh, annualKwh, readKwh, relativeDeviation: Math.sqrt(Math.max(0, variance)) / yearDays };
}
