/**
 * Usage as one clock sees it: every interval with its civil day and its second of that day, none crossing midnight.
 * Made once per usage and clock, and shared by every tariff that keeps that clock.
 */
import { civilDay, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { nextOffsetChange, offsetAt, standardOffset, startOfDay } from '../calendar/zone.js';
import { proportion } from '../money.js';
import type { Register, Usage } from './usage.js';

const DAY = 86_400;

/** A plan's clock: an IANA zone, followed with its daylight saving or without it. */
export interface Clock {
  readonly zone: string;
  readonly standard: boolean;
}

export const clockKey = (clock: Clock): string => `${clock.zone}|${clock.standard ? 'standard' : 'local'}`;

export interface LocalUsage {
  readonly clock: Clock;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly registers: Usage['registers'];
  /** Civil day of each interval. */
  readonly days: Int32Array;
  /** Wall-clock second of the day at which each interval begins. */
  readonly seconds: Int32Array;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  /** The longest interval in seconds (before it was cut at midnight). */
  readonly longestSeconds: number;
  /** Length of every interval, where all are equal and begin at multiples of it on the wall clock; else 0. */
  readonly step: number;
  /** Index of the source interval of each piece; undefined when no interval had to be cut. */
  readonly source?: Int32Array;
}

/** Where intervals are cut: interval i becomes the pieces whose inner boundaries `cuts(i)` lists. */
type Cuts = (i: number) => readonly number[] | undefined;

/**
 * Cuts intervals in proportion to time, in whole milliwatt-hours, so that the pieces of a reading sum to it exactly.
 * @returns undefined when nothing had to be cut
 */
function cutIntervals(
  starts: Float64Array,
  ends: Float64Array,
  registers: Usage['registers'],
  cuts: Cuts,
):
  | { starts: Float64Array; ends: Float64Array; registers: Usage['registers']; source: Int32Array }
  | undefined {
  const plan: (readonly number[] | undefined)[] = [];
  let extra = 0;
  for (let i = 0; i < starts.length; i++) {
    const inner = cuts(i);
    plan.push(inner);
    if (inner) extra += inner.length;
  }
  if (extra === 0) return undefined;
  const size = starts.length + extra;
  const outStarts = new Float64Array(size);
  const outEnds = new Float64Array(size);
  const source = new Int32Array(size);
  const names = Object.keys(registers) as Register[];
  const outRegisters = Object.fromEntries(names.map((name) => [name, new Float64Array(size)])) as Record<
    Register,
    Float64Array
  >;
  let k = 0;
  for (let i = 0; i < starts.length; i++) {
    const bounds = [starts[i]!, ...(plan[i] ?? []), ends[i]!];
    const length = ends[i]! - starts[i]!;
    for (let b = 0; b + 1 < bounds.length; b++, k++) {
      outStarts[k] = bounds[b]!;
      outEnds[k] = bounds[b + 1]!;
      source[k] = i;
      for (const name of names) {
        const whole = registers[name]![i]!;
        const before = proportion(whole, bounds[b]! - starts[i]!, length);
        const after = proportion(whole, bounds[b + 1]! - starts[i]!, length);
        outRegisters[name][k] = after - before;
      }
    }
  }
  return { starts: outStarts, ends: outEnds, registers: outRegisters, source };
}

/** Civil day and second of day of every start, with one offset look-up per offset change. */
function localise(starts: Float64Array, clock: Clock): { days: Int32Array; seconds: Int32Array } {
  const days = new Int32Array(starts.length);
  const seconds = new Int32Array(starts.length);
  let offset = 0;
  let valid = -Infinity;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (start >= valid) {
      if (clock.standard) {
        const { year } = yearMonthDay(Math.floor(start / DAY));
        offset = standardOffset(clock.zone, year);
        valid = civilDay(year + 1, 1, 1) * DAY;
      } else {
        offset = offsetAt(clock.zone, start);
        valid = nextOffsetChange(clock.zone, start);
      }
    }
    const local = start + offset;
    const day = Math.floor(local / DAY);
    days[i] = day;
    seconds[i] = local - day * DAY;
  }
  return { days, seconds };
}

/** The instant at which a civil day begins on a clock. */
export function dayStart(clock: Clock, day: CivilDay): number {
  return clock.standard
    ? day * DAY - standardOffset(clock.zone, yearMonthDay(day).year)
    : startOfDay(clock.zone, day);
}

function evenStep(starts: Float64Array, ends: Float64Array, seconds: Int32Array): number {
  const step = starts.length === 0 ? 0 : ends[0]! - starts[0]!;
  if (step <= 0 || DAY % step !== 0) return 0;
  for (let i = 0; i < starts.length; i++) {
    if (ends[i]! - starts[i]! !== step || seconds[i]! % step !== 0) return 0;
  }
  return step;
}

function withClock(
  clock: Clock,
  starts: Float64Array,
  ends: Float64Array,
  registers: Usage['registers'],
  longestSeconds: number,
  source?: Int32Array,
): LocalUsage {
  const { days, seconds } = localise(starts, clock);
  const step = evenStep(starts, ends, seconds);
  const base = { clock, starts, ends, registers, days, seconds, longestSeconds, step };
  const edges = { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? 0 };
  return source ? { ...base, ...edges, source } : { ...base, ...edges };
}

function build(usage: Usage, clock: Clock): LocalUsage {
  const { starts, ends } = usage.timeline;
  const { days } = localise(starts, clock);
  let longest = 0;
  for (let i = 0; i < starts.length; i++) longest = Math.max(longest, ends[i]! - starts[i]!);
  // The start of the following day, remembered: consecutive readings share it.
  let knownDay = NaN;
  let knownNext = 0;
  const nextMidnight = (day: CivilDay): number => {
    if (day !== knownDay) {
      knownDay = day;
      knownNext = dayStart(clock, day + 1);
    }
    return knownNext;
  };
  let crosses = false;
  for (let i = 0; i < starts.length && !crosses; i++) crosses = ends[i]! > nextMidnight(days[i]!);
  if (!crosses) return withClock(clock, starts, ends, usage.registers, longest);
  const cut = cutIntervals(starts, ends, usage.registers, (i) => {
    let midnight = nextMidnight(days[i]!);
    if (ends[i]! <= midnight) return undefined;
    const inner: number[] = [];
    for (let day = days[i]! + 1; midnight < ends[i]!; day++) {
      inner.push(midnight);
      midnight = dayStart(clock, day + 1);
    }
    return inner;
  });
  return cut
    ? withClock(clock, cut.starts, cut.ends, cut.registers, longest, cut.source)
    : withClock(clock, starts, ends, usage.registers, longest);
}

const remembered = new WeakMap<Usage, Map<string, LocalUsage>>();

/** The usage on a clock; the same object for the same usage and clock. */
export function localUsage(usage: Usage, clock: Clock): LocalUsage {
  let byClock = remembered.get(usage);
  if (!byClock) remembered.set(usage, (byClock = new Map()));
  const key = clockKey(clock);
  let found = byClock.get(key);
  if (!found) byClock.set(key, (found = build(usage, clock)));
  return found;
}

/** Cuts every interval that covers a multiple of `slotSeconds` of the wall clock in its inside. */
export function cutAtSlots(local: LocalUsage, slotSeconds: number): LocalUsage {
  const cut = cutIntervals(local.starts, local.ends, local.registers, (i) => {
    const length = local.ends[i]! - local.starts[i]!;
    const first = slotSeconds - (local.seconds[i]! % slotSeconds);
    if (length <= first) return undefined;
    const inner: number[] = [];
    for (let at = first; at < length; at += slotSeconds) inner.push(local.starts[i]! + at);
    return inner;
  });
  return cut
    ? withClock(local.clock, cut.starts, cut.ends, cut.registers, local.longestSeconds, cut.source)
    : local;
}

/** Cuts every interval that covers one of the instants (epoch seconds, ascending) in its inside. */
export function cutAtInstants(local: LocalUsage, instants: readonly number[]): LocalUsage {
  const cut = cutIntervals(local.starts, local.ends, local.registers, (i) => {
    const inner = instants.filter((instant) => local.starts[i]! < instant && instant < local.ends[i]!);
    return inner.length > 0 ? inner : undefined;
  });
  return cut
    ? withClock(local.clock, cut.starts, cut.ends, cut.registers, local.longestSeconds, cut.source)
    : local;
}
