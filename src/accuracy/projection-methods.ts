/** The two baselines of the protocol and ours, all on the same cases. */
import { estimateFromMonths } from '../engine/projection/estimate.js';
import type { YearEstimate } from '../engine/projection/month-model.js';
import { regionOf } from '../engine/projection/region.js';
import { seasonalShape, type SeasonalShape } from '../engine/projection/seasonal-shape.js';
import { LEFT_OUT_CONSTANTS } from './left-out-constants.js';
import type { ProtocolCase } from './protocol.js';
import { monthMeans } from './month-means.js';
import type { Home } from './homes.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** ×365/days. */
export function naiveYear({ months }: ProtocolCase): number {
  const seen = months.flatMap((month) => month.observed);
  return (sum(seen) / seen.length) * sum(months.map((month) => month.days));
}

/** Months seen over their share in the mean shape of the other homes of the region; undefined without such homes. */
export function plainShapeYear({ home, months }: ProtocolCase, homes: readonly Home[]): number | undefined {
  const others = homes
    .filter((other) => other.real && other.region === home.region && other.id !== home.id)
    .map((other) => monthMeans(other.days))
    .filter((means) => means.size === 12);
  if (others.length === 0) return undefined;
  const share = (month: number): number =>
    sum(others.map((means) => (12 * means.get(month)!) / sum([...means.values()]))) / others.length;
  const seen = sum(months.map((month) => sum(month.observed)));
  const seenShare = sum(months.map((month) => share(month.month) * month.observed.length));
  return (seen / seenShare) * sum(months.map((month) => share(month.month) * month.days));
}

const shapes = new Map<string, SeasonalShape>();

/** Ours; nothing that the judged home had a part in fitting judges it. */
export function ourYear({ home, months }: ProtocolCase): YearEstimate {
  let shape = shapes.get(home.id);
  if (!shape) {
    shape = seasonalShape(regionOf({ country: home.country, state: home.region }, ''), [home.id]);
    shapes.set(home.id, shape);
  }
  return estimateFromMonths(months, shape, LEFT_OUT_CONSTANTS[home.id])!;
}
