/**
 * A hundred-odd coming years of the same home: how much more or less it uses in each month. Drawn once per home from a fixed
 * seed and shared by all plans, so that plans are compared year by year and no plan's draw depends on another's.
 */
import { isCounted } from '../projection/day-table.js';
import { seasonKind } from '../projection/hours-clue.js';
import { MONTH_TO_MONTH, YEAR_TO_YEAR } from '../projection/interval.js';
import { seededNormal, seededRandom } from '../projection/random.js';
import type { YearProjection } from '../projection/project-year.js';

/** An even number: every year has a mirror image, which keeps the means steady. */
export const SCENARIOS = 128;
/** Heating and cooling of a warm or cold season, common to its months. */
const WEATHER = 0.1;
/** How far a variable price moves within a year. */
const PRICE_MOVE = 0.1;

export interface Scenarios {
  /** use[month][scenario]: use relative to the projected month; the mean over scenarios is one. */
  readonly use: readonly Float64Array[];
  /** Price of variable plans relative to today's; the mean is one. */
  readonly price: Float64Array;
}

function normalised(values: Float64Array): Float64Array {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.map((value) => value / mean);
}

/** Mirrored standard normal draws: the second half is the first with its sign turned. */
function mirrored(normal: () => number): Float64Array {
  const half = SCENARIOS / 2;
  const values = new Float64Array(SCENARIOS);
  for (let s = 0; s < half; s++) {
    values[s] = normal();
    values[s + half] = -values[s]!;
  }
  return values;
}

/** Mean use of resampled days relative to the mean of the days; sparse months vary as months usually do. */
function resampledDays(kwh: readonly number[], random: () => number, normal: () => number): Float64Array {
  const mean = kwh.reduce((a, b) => a + b, 0) / Math.max(1, kwh.length);
  return Float64Array.from({ length: SCENARIOS }, () => {
    if (kwh.length < 7 || mean <= 0) return Math.exp(MONTH_TO_MONTH * normal());
    let sum = 0;
    for (let d = 0; d < kwh.length; d++) sum += kwh[Math.floor(random() * kwh.length)]!;
    return sum / kwh.length / mean;
  });
}

export function drawScenarios(projection: YearProjection): Scenarios {
  const { window, table, shape, months, annual } = projection;
  const normal = seededNormal(1_789);
  const random = seededRandom(1_776);
  const level = mirrored(normal);
  const estimatedLevel = mirrored(normal);
  const weather = { warm: mirrored(normal), cold: mirrored(normal) };
  const read = months.map(({ start }) => {
    const at = months.findIndex((month) => month.start === start);
    const days: number[] = [];
    for (let day = window.monthStarts[at]!; day < window.monthStarts[at + 1]!; day++) {
      if (isCounted(table, day - table.first)) days.push(table.kwh[day - table.first]!);
    }
    return days;
  });
  const unread = months.reduce((kwh, month, m) => kwh + (read[m]!.length === 0 ? month.value : 0), 0);
  const unreadShare = annual.value > 0 ? unread / annual.value : 0;
  // The year's deviation comes from the months that were not read, so theirs is larger by their share of the year.
  const unreadDeviation =
    unreadShare > 0
      ? Math.min(0.8, Math.max(YEAR_TO_YEAR, projection.levelDeviation / unreadShare))
      : YEAR_TO_YEAR;
  const use = months.map(({ start }, m) => {
    const kind = seasonKind(Number(start.slice(5, 7)), shape.southern);
    const days = resampledDays(read[m]!, random, normal);
    const isRead = read[m]!.length > 0;
    return normalised(
      days.map((factor, s) => {
        const own = isRead ? YEAR_TO_YEAR * level[s]! : unreadDeviation * estimatedLevel[s]!;
        const season = kind === 'mild' ? 0 : WEATHER * weather[kind][s]!;
        return factor * Math.exp(own + season);
      }),
    );
  });
  const price = normalised(mirrored(normal).map((z) => Math.exp(PRICE_MOVE * z)));
  return { use, price };
}

/** The value below which a share `p` of the values lies, with linear interpolation. */
export function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
