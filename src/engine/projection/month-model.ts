/**
 * The months of a year that were not read, from those that were.
 *
 * The logarithm of a home's daily use in month m is its level, plus the seasonal shape of its region as far as that is trusted,
 * plus a deviation of its own. Deviations of near months are alike (a drifting level, heating or cooling more or less than
 * others), so the months seen tell something of those not seen: universal kriging over twelve months, with nothing assumed of the
 * level, so that a home of twice the use has a year of twice the use. A month unlike its neighbours (guests, an empty house) is
 * trusted less, as Student's t has it. Days far above the usual ones are weather, and are cut before they speak for other months;
 * what was read is always counted as read.
 */
import { invert } from './matrix.js';
import { monthCovariance } from './month-covariance.js';
import { MONTH_CONSTANTS, type MonthConstants } from './month-constants.js';

/** A day is cut at this many medians, unless more than a fifth of the home's days reach higher: then high days are a habit. */
const SPIKE = 1.3;
const HABIT = 0.8;
/** Standard deviation of one day about its month, on the logarithm. */
const DAY_NOISE = 0.25;
/** Degrees of freedom of a month's own noise; rounds of reweighting. */
const FREEDOM = 4;
const ROUNDS = 8;
/** A month counts as no less than this share of the home's mean, or one empty month would have no logarithm. */
const LEAST_SHARE = 0.1;

export interface MonthSeen {
  /** 1–12 */
  readonly month: number;
  /** Days of the month within the year looked at. */
  readonly days: number;
  /** kWh of the days that count; empty when the month was not read. */
  readonly observed: readonly number[];
  /**
   * What the days and hours of this month say of the months not seen, as a natural logarithm: above zero, this month is thought
   * low for the home. 0 when they say nothing.
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

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, value, i) => total + value * b[i]!, 0);

/** The value of which `share` of the values are not above. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) * share;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Daily use of each month seen, without the days that are weather. */
function levels(seen: readonly MonthSeen[], season: readonly number[]): number[] {
  const shape = season.map(Math.exp);
  const days = seen.flatMap((month, i) => month.observed.map((kwh) => kwh / shape[i]!));
  const cap = Math.max(SPIKE * quantile(days, 0.5), quantile(days, HABIT)) || Infinity;
  const level = seen.map((month, i) => mean(month.observed.map((kwh) => Math.min(kwh, cap * shape[i]!))));
  const least = LEAST_SHARE * mean(level);
  return level.map((kwh) => Math.max(kwh, least));
}

/** What the months seen say of others: weights of their residuals, and how well the level is known. */
interface Kriging {
  /** Inverse covariance of the months seen, times a vector. */
  readonly apply: (vector: readonly number[]) => number[];
  readonly level: number;
  /** One over the variance of the level. */
  readonly information: number;
}

/** @param noise variance of each month's own noise */
function krige(
  covariance: readonly (readonly number[])[],
  values: readonly number[],
  noise: readonly number[],
): Kriging {
  const n = values.length;
  const own = [...noise];
  for (let round = 1; ; round++) {
    const weights = invert(covariance.map((row, i) => row.map((c, j) => (i === j ? c + own[i]! : c))));
    const apply = (vector: readonly number[]): number[] => weights.map((row) => dot(row, vector));
    const ones = apply(values.map(() => 1));
    const information = sum(ones);
    const level = dot(ones, values) / information;
    if (round === ROUNDS || n === 1) return { apply, level, information };
    const residual = apply(values.map((value) => value - level));
    for (let i = 0; i < n; i++) {
      const known = weights[i]![i]! - ones[i]! ** 2 / information;
      const square = (own[i]! * residual[i]!) ** 2 + own[i]! * (1 - own[i]! * known);
      own[i] = (noise[i]! * (FREEDOM + square / noise[i]!)) / (FREEDOM + 1);
    }
  }
}

/**
 * Estimates twelve months in time order from those with readings.
 * @param shapeOfMonth seasonal shape, January first
 * @returns undefined when no month was read
 */
export function estimateYear(
  months: readonly MonthSeen[],
  shapeOfMonth: readonly number[],
  constants: MonthConstants = MONTH_CONSTANTS,
): YearEstimate | undefined {
  const seen = months.flatMap((month, index) => (month.observed.length > 0 ? [index] : []));
  if (seen.length === 0) return undefined;
  const readKwh = sum(seen.flatMap((i) => months[i]!.observed));
  const logShape = shapeOfMonth.map(Math.log);
  const season = months.map((month) => logShape[month.month - 1]! - mean(logShape));
  const ofSeen = <T>(values: readonly T[]): T[] => seen.map((i) => values[i]!);

  const read = months.map(({ observed, days }) => mean(observed) * days);
  if (readKwh <= 0) {
    return { monthKwh: months.map(() => 0), annualKwh: 0, readKwh: 0, relativeDeviation: 0 };
  }
  const trend = season.map((value) => constants.shapeTrust * value);
  const values = levels(ofSeen(months), ofSeen(season)).map((kwh, i) => Math.log(kwh) - trend[seen[i]!]!);
  const all = monthCovariance(
    constants,
    months.map((_, m) => m),
    season,
  );
  const noise = seen.map((i) => constants.monthNoise ** 2 + DAY_NOISE ** 2 / months[i]!.observed.length);
  const { apply, level, information } = krige(
    seen.map((i) => ofSeen(all[i]!)),
    values,
    noise,
  );
  const residual = apply(values.map((value) => value - level));
  const clue = mean(seen.map((i) => months[i]!.clue));

  const monthKwh = months.map((month, m) =>
    month.observed.length > 0
      ? read[m]!
      : Math.exp(trend[m]! + level + dot(ofSeen(all[m]!), residual) + clue) * month.days,
  );
  const annualKwh = sum(monthKwh);

  const unseen = months.flatMap((month, index) => (month.observed.length > 0 ? [] : [index]));
  const loadings = unseen.map((m) => apply(ofSeen(all[m]!)));
  const gaps = loadings.map((loading) => 1 - sum(loading));
  let variance = 0;
  unseen.forEach((m, a) => {
    unseen.forEach((other, b) => {
      const known = dot(loadings[a]!, ofSeen(all[other]!)) - (gaps[a]! * gaps[b]!) / information;
      const own = a === b ? constants.monthNoise ** 2 : 0;
      variance += monthKwh[m]! * monthKwh[other]! * (all[m]![other]! + own - known);
    });
  });
  return { monthKwh, annualKwh, readKwh, relativeDeviation: Math.sqrt(Math.max(0, variance)) / annualKwh };
}
