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
