/** Readings gathered into the home's own calendar days: what the profile and the projection look at. */
import { yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { nextOffsetChange, offsetAt, startOfDay } from '../calendar/zone.js';
import type { Timeline } from '../series/usage.js';
import type { Resolution } from '../profile/usage-profile.js';

const DAY = 86_400;

export interface DayTable {
  readonly first: CivilDay;
  readonly count: number;
  /** kWh of each day, from the readings there are. */
  readonly kwh: Float64Array;
  /** Share of each day that readings cover, 0–1. */
  readonly coverage: Float64Array;
  /** Readings of day i are those from `from[i]` up to `to[i]`; empty for readings longer than a day. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** kWh by hour of the day, 24 per day; undefined when the readings are not sub-daily. */
  readonly hours?: Float64Array;
  readonly resolution: Resolution;
  /** The length of reading that covers most of the time. */
  readonly intervalSeconds: number;
}

/** A day counts when readings cover this share of it. */
export const COUNTED_COVERAGE = 0.9;

export const isCounted = (table: DayTable, index: number): boolean =>
  index >= 0 && index < table.count && table.coverage[index]! >= COUNTED_COVERAGE;

/** Index of the month in which a civil day lies, counted from year 0: months in a row differ by one. */
export function monthIndex(day: CivilDay): number {
  const { year, month } = yearMonthDay(day);
  return year * 12 + month - 1;
}

/** The length of reading that covers most of the time, in seconds. */
export function commonInterval({ starts, ends }: Timeline): number {
  const counts = new Map<number, number>();
  // Lengths come in long runs, so they are added up by the run.
  let length = NaN;
  let run = 0;
  const count = (): void => {
    if (run > 0) counts.set(length, (counts.get(length) ?? 0) + run * length);
  };
  for (let i = 0; i < starts.length; i++) {
    const own = ends[i]! - starts[i]!;
    if (own !== length) {
      count();
      length = own;
      run = 0;
    }
    run++;
  }
  count();
  let best = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most || (count === most && length < best)) {
      best = length;
      most = count;
    }
  }
  return best;
}

function resolutionOf(intervalSeconds: number): Resolution {
  if (intervalSeconds < 0.9 * DAY) return 'interval';
  return intervalSeconds <= 1.1 * DAY ? 'daily' : 'monthly';
}

/**
 * Gathers one column of quantities by local day. A sub-daily reading belongs to the day in which it starts, a daily one to the
 * day of its middle, a longer one is spread over its days by time. Where most readings are finer, the days of a longer one do not
 * count: nothing is known of their hours, and like days can be had.
 * @param quantities whole milliwatt-hours, one per interval of the timeline
 */
export function gatherDays(timeline: Timeline, quantities: Float64Array, zone: string): DayTable | undefined {
  const { starts, ends } = timeline;
  const n = starts.length;
  if (n === 0) return undefined;
  const intervalSeconds = commonInterval(timeline);
  const resolution = resolutionOf(intervalSeconds);
  const first = Math.floor((starts[0]! + offsetAt(zone, starts[0]!)) / DAY);
  const last = Math.floor((ends[n - 1]! - 1 + offsetAt(zone, ends[n - 1]! - 1)) / DAY);
  const count = last - first + 1;
  const kwh = new Float64Array(count);
  const seconds = new Float64Array(count);
  const from = new Int32Array(count).fill(-1);
  const to = new Int32Array(count);
  const hours = resolution === 'interval' ? new Float64Array(24 * count) : undefined;

  let offset = offsetAt(zone, starts[0]!);
  let change = nextOffsetChange(zone, starts[0]!);
  for (let i = 0; i < n; i++) {
    const start = starts[i]!;
    const length = ends[i]! - start;
    const energy = quantities[i]! / 1e6;
    if (length > 1.1 * DAY) {
      spread(start, ends[i]!, energy);
      continue;
    }
    const at = length >= 0.9 * DAY ? start + length / 2 : start;
    while (at >= change) {
      offset = offsetAt(zone, at);
      change = nextOffsetChange(zone, at);
    }
    const local = at + offset;
    const day = Math.floor(local / DAY) - first;
    kwh[day] = kwh[day]! + energy;
    seconds[day] = seconds[day]! + length;
    if (from[day]! < 0) from[day] = i;
    to[day] = i + 1;
    if (hours && length <= 3600) {
      const slot = day * 24 + Math.floor((local - (day + first) * DAY) / 3600);
      hours[slot] = hours[slot]! + energy;
    }
  }

  function spread(start: number, end: number, energy: number): void {
    for (let day = Math.floor((start + offsetAt(zone, start)) / DAY); ; day++) {
      const begin = Math.max(start, startOfDay(zone, day));
      const finish = Math.min(end, startOfDay(zone, day + 1));
      if (finish > begin) {
        const index = day - first;
        kwh[index] = kwh[index]! + (energy * (finish - begin)) / (end - start);
        if (resolution === 'monthly') seconds[index] = seconds[index]! + (finish - begin);
      }
      if (finish >= end) return;
    }
  }

  const coverage = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    // Only the day of a clock change has another length; an hour more or less does not decide whether a day counts.
    coverage[i] = Math.min(1, seconds[i]! / DAY + (seconds[i]! >= 0.95 * DAY ? 0.05 : 0));
    if (from[i]! < 0) from[i] = 0;
  }
  return { first, count, kwh, coverage, from, to, hours, resolution, intervalSeconds };
}
