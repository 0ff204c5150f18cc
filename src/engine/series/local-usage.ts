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
  /** One of the clocks on which the usage is so. */
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
  /** Index of the reading that each piece is of; undefined when no reading had to be cut. */
  readonly source?: Int32Array;
}

/** Where intervals are cut: interval i becomes the pieces whose inner boundaries `cuts(i)` lists. */
type Cuts = (i: number) => readonly number[] | undefined;

interface CutIntervals extends Pick<LocalUsage, 'starts' | 'ends' | 'registers'> {
  /** Index of the interval that each piece was cut from. */
  readonly source: Int32Array;
}

/**
 * Cuts intervals in proportion to time, in whole milliwatt-hours, so that the pieces of a reading sum to it exactly.
 * @returns undefined when nothing had to be cut
 */
function cutIntervals(
  starts: Float64Array,
  ends: Float64Array,
  registers: Usage['registers'],
  cuts: Cuts,
): CutIntervals | undefined {
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

/** What one look at every interval tells. */
interface Localised {
  readonly days: Int32Array;
  readonly seconds: Int32Array;
  readonly longestSeconds: number;
  readonly step: number;
  /** No interval crosses midnight. */
  readonly inOneDay: boolean;
}

/** Civil day and second of day of every start, with one offset look-up per offset change. */
function localise(starts: Float64Array, ends: Float64Array, clock: Clock): Localised {
  const count = starts.length;
  const days = new Int32Array(count);
  const seconds = new Int32Array(count);
  let valid = -Infinity;
  // Midnight, as the clock shows it, of the day before the first interval that was not looked at yet.
  let midnight = Infinity;
  let day = 0;
  let longest = 0;
  const step = count === 0 ? 0 : ends[0]! - starts[0]!;
  let even = step > 0 && DAY % step === 0;
  let inOneDay = true;
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const start = starts[i]!;
    if (start >= valid) {
      ({ offset, valid } = offsetFrom(clock, start));
      midnight = Infinity;
    }
    let second = start + offset - midnight;
    if (!(second >= 0 && second < DAY)) {
      day = Math.floor((start + offset) / DAY);
      midnight = day * DAY;
      second = start + offset - midnight;
    }
    days[i] = day;
    seconds[i] = second;
    const end = ends[i]!;
    const length = end - start;
    if (length > longest) longest = length;
    if (length !== step || second % step !== 0) even = false;
    // One that holds a change of offset may cross midnight or not: it is looked at closely.
    if (second + length > DAY || end > valid) inOneDay = false;
  }
  return { days, seconds, longestSeconds: longest, step: even ? step : 0, inOneDay };
}

/** The clock's offset at an instant and the instant until which it holds. */
function offsetFrom(clock: Clock, instant: number): { offset: number; valid: number } {
  if (!clock.standard)
    return { offset: offsetAt(clock.zone, instant), valid: nextOffsetChange(clock.zone, instant) };
  const { year } = yearMonthDay(Math.floor(instant / DAY));
  return { offset: standardOffset(clock.zone, year), valid: civilDay(year + 1, 1, 1) * DAY };
}

/** What a clock shows between two instants: clocks with equal text are the same there, whatever their zones are called. */
function offsetsBetween(clock: Clock, first: number, last: number): string {
  let text = '';
  let before = NaN;
  // A day more on either side: readings are cut at the midnights around them.
  for (let at = first - DAY; at <= last + DAY;) {
    const { offset, valid } = offsetFrom(clock, at);
    if (offset !== before) text += `${before === before ? at : ''}:${offset} `;
    before = offset;
    at = valid;
  }
  return text;
}

/** The instant at which a civil day begins on a clock. */
export function dayStart(clock: Clock, day: CivilDay): number {
  return clock.standard
    ? day * DAY - standardOffset(clock.zone, yearMonthDay(day).year)
    : startOfDay(clock.zone, day);
}

function localUsageOf(
  clock: Clock,
  { starts, ends, registers, source }: Pick<LocalUsage, 'starts' | 'ends' | 'registers' | 'source'>,
  found: Localised,
  longestSeconds: number,
): LocalUsage {
  const { days, seconds, step } = found;
  const edges = { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? 0 };
  const base = { clock, starts, ends, registers, days, seconds, longestSeconds, step, ...edges };
  return source ? { ...base, source } : base;
}

/** Cut intervals on the clock. */
const withClock = (
  clock: Clock,
  cut: Pick<LocalUsage, 'starts' | 'ends' | 'registers' | 'source'>,
  longestSeconds: number,
): LocalUsage => localUsageOf(clock, cut, localise(cut.starts, cut.ends, clock), longestSeconds);

function build(usage: Usage, clock: Clock): LocalUsage {
  const { starts, ends } = usage.timeline;
  const found = localise(starts, ends, clock);
  const { days, longestSeconds } = found;
  const uncut = { starts, ends, registers: usage.registers };
  if (found.inOneDay) return localUsageOf(clock, uncut, found, longestSeconds);
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
  return cut ? withClock(clock, cut, longestSeconds) : localUsageOf(clock, uncut, found, longestSeconds);
}

const remembered = new WeakMap<Usage, Map<string, LocalUsage>>();

/** The usage on a clock; the same object for the same usage and all clocks that agree while it lasts. */
export function localUsage(usage: Usage, clock: Clock): LocalUsage {
  let byClock = remembered.get(usage);
  if (!byClock) remembered.set(usage, (byClock = new Map()));
  const key = clockKey(clock);
  let found = byClock.get(key);
  if (found) return found;
  const { starts, ends } = usage.timeline;
  const offsets = offsetsBetween(clock, starts[0] ?? 0, ends[ends.length - 1] ?? 0);
  found = byClock.get(offsets) ?? build(usage, clock);
  byClock.set(key, found);
  byClock.set(offsets, found);
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
  return cut ? pieces(local, cut) : local;
}

/** Cuts every interval that covers one of the instants (epoch seconds, ascending) in its inside. */
export function cutAtInstants(local: LocalUsage, instants: readonly number[]): LocalUsage {
  const cut = cutIntervals(local.starts, local.ends, local.registers, (i) => {
    const inner = instants.filter((instant) => local.starts[i]! < instant && instant < local.ends[i]!);
    return inner.length > 0 ? inner : undefined;
  });
  return cut ? pieces(local, cut) : local;
}

/** What an interval was cut into is of the reading that the interval is of. */
function pieces(local: LocalUsage, cut: CutIntervals): LocalUsage {
  const source = local.source ? cut.source.map((interval) => local.source![interval]!) : cut.source;
  return withClock(local.clock, { ...cut, source }, local.longestSeconds);
}
