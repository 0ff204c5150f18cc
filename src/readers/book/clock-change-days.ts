/** Days on which the clocks change, and whether the file has their 23 or 25 hours. */
import { dayText } from '../../engine/calendar/civil.js';
import { nextOffsetChange, startOfDay, wallClock } from '../../engine/calendar/zone.js';
import type { UsageReport } from '../report.js';
import type { Settled } from './settled.js';

/** Days on which the clocks change, with the hours they have and the hours the file gives. */
export function clockChangeDays(settled: readonly Settled[], zone: string): UsageReport['clockChangeDays'] {
  const longest = settled.reduce<Settled | undefined>(
    (best, one) => (one.starts.length > (best?.starts.length ?? 0) ? one : best),
    undefined,
  );
  if (!longest || !(longest.interval <= 7200)) return [];
  const { starts, ends } = longest;
  const found: { day: string; expected: number; found: number }[] = [];
  const last = ends[ends.length - 1]!;
  for (let at = starts[0]!; ;) {
    at = nextOffsetChange(zone, at);
    if (!(at < last)) return found;
    const { day } = wallClock(zone, at - 1);
    const from = startOfDay(zone, day);
    const to = startOfDay(zone, day + 1);
    let seconds = 0;
    for (let i = lowerBound(starts, from); i < starts.length && starts[i]! < to; i++)
      seconds += ends[i]! - starts[i]!;
    found.push({ day: dayText(day), expected: hours(to - from), found: hours(seconds) });
  }
}

const hours = (seconds: number): number => Math.round(seconds / 36) / 100;

/** First index whose value is not below `wanted`. */
function lowerBound(column: Float64Array, wanted: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
