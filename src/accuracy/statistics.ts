/** Order statistics as the protocol defines them, and the home bootstrap. */
import { seededRandom } from '../engine/projection/random.js';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** The value at floor(p × n) of the sorted list, as the baseline script takes it. */
export function upperQuantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A figure over homes, to one decimal, and its 95 % range over resampled homes. */
export interface Figure extends Range {
  readonly value: number;
}

/** One decimal. */
export const round1 = (value: number): number => Math.round(value * 10) / 10;

/** @param groups one entry per home */
export function figure<T>(groups: readonly T[], statistic: (sample: readonly T[]) => number): Figure {
  const { low, high } = bootstrap(groups, statistic);
  return { value: round1(statistic(groups)), low: round1(low), high: round1(high) };
}

/** @example figureText({ value: 98.6, low: 97.2, high: 99.5 }) === '98.6 (97.2–99.5)' */
export const figureText = ({ value, low, high }: Figure): string => `${value} (${rangeText({ low, high })})`;

export const rangeText = ({ low, high }: Range): string => (low < 0 ? `${low} to ${high}` : `${low}–${high}`);

/** 95 % range of a statistic over resampled homes; `groups` holds one entry per home. */
export function bootstrap<T>(
  groups: readonly T[],
  statistic: (sample: readonly T[]) => number,
  runs = 2000,
): Range {
  const random = seededRandom(20_260_101);
  const values = Array.from({ length: runs }, () =>
    statistic(groups.map(() => groups[Math.floor(random() * groups.length)]!)),
  ).sort((a, b) => a - b);
  return { low: values[Math.floor(0.025 * runs)]!, high: values[Math.ceil(0.975 * runs) - 1]! };
}
