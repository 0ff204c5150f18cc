/**
 * Turns a register as printed into readings: wall clock to UTC, intervals with an end, each instant once. The rules are those
 * that real files force; every adjustment is counted.
 */
import { blankStarts, measureCoverage } from './coverage.js';
import { exclusiveSpan, localIntervals, usualInterval } from './interval.js';
import type { LocalClock } from './local-clock.js';
import type { Register } from './register.js';
import { settleMeterReadings } from './settle-meter-readings.js';
import { noteConflict, type Settled } from './settled.js';

const DAY = 86_400;

export function settle(
  register: Register,
  clock: LocalClock,
  keep: 'first' | 'last' | undefined,
  reject: (line: number, reason: string) => void,
): Settled {
  const { spec } = register;
  const count = register.length;
  orderAscending(register);
  tidySpans(register);
  const usual = usualInterval(register);
  const wallBased = count > 0 && !register.isInstant(0);
  const settled: Settled = {
    spec, starts: new Float64Array(0), ends: new Float64Array(0), quantities: new Float64Array(0), quality: new Uint8Array(0),
    interval: usual.periods ? NaN : usual.seconds, intervalAssumed: usual.assumed, intervalProved: usual.proved, gaps: 0, duplicates: 0, conflicts: [],
    conflictCount: 0, moved: 0, repeated: 0, revised: 0, overlapping: 0, resets: 0, strays: 0, missing: register.missingStamps.length,
    blanks: new Float64Array(0), wallBased, coverFrom: Infinity, coverTo: -Infinity,
  }; // prettier-ignore
  const endStamped = spec.stamp === 'end';
  const dayLong = !usual.periods && usual.seconds % DAY === 0;

  const instants = toInstants(register, clock, usual.seconds, settled, reject);
  const order = ascendingOrder(instants, count);
  settled.blanks = blankStarts(register, clock, usual.seconds);
  if (spec.measures === 'index') {
    settleMeterReadings(register, settled, instants, order, keep);
    measureCoverage(settled, clock);
    return settled;
  }
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const quantities = new Float64Array(count);
  const quality = new Uint8Array(count);
  const sources = new Uint32Array(count);
  const { unit } = spec;
  const scale = unit.factor * 1e6;

  /** Length of a reading that prints no end: the pace of its part of the file. */
  const lengths = localIntervals(register, usual, instants, order);
  const endOf = (start: number, row: number): number =>
    dayLong && wallBased
      ? clock.addDays(start, usual.seconds / DAY)
      : start + (lengths?.[row] ?? usual.seconds);
  const startOf = (end: number, row: number): number =>
    dayLong && wallBased ? clock.addDays(end, -usual.seconds / DAY) : end - (lengths?.[row] ?? usual.seconds);

  let kept = 0;
  for (let position = 0; position < count; position++) {
    const row = order ? order[position]! : position;
    const at = instants[row]!;
    if (Number.isNaN(at)) continue;
    const value = register.values[row]!;
    const span = register.spans[row]!;
    const next = position + 1 < count ? instants[order ? order[position + 1]! : position + 1]! : NaN;
    let start = at;
    let end: number;
    if (endStamped) {
      end = at;
      if (span > 0) start = at - span;
      else if (usual.periods) {
        const before = position > 0 ? instants[order ? order[position - 1]! : position - 1]! : NaN;
        start = at - before < usual.seconds * 1.5 ? before : at - usual.seconds;
        if (!(start < at)) start = at - usual.seconds;
      } else start = startOf(at, row);
    } else if (span > 0) {
      end = span % DAY === 0 && !register.isInstant(row) ? clock.addDays(at, span / DAY) : at + span;
    } else if (usual.periods) {
      end = next - at < usual.seconds * 1.5 ? next : monthAfter(clock, at, usual.seconds);
    } else end = endOf(at, row);

    const hours = unit.power ? (end - start) / 3600 : 1;
    const quantity = Math.round(value * scale * hours);
    const last = kept - 1;
    if (last >= 0 && starts[last] === start) {
      const other = sources[last]!;
      if (
        quantities[last] === quantity &&
        (ends[last] === end || register.spans[row] === register.spans[other])
      ) {
        settled.duplicates++;
        continue;
      }
      if (ends[last]! - start >= 2 * (end - start) || end - start >= 2 * (ends[last]! - start)) {
        // Two grains in one register: the longer one is a total of the shorter ones.
        settled.overlapping++;
        if (end - start < ends[last]! - start) write(last);
        continue;
      }
      const revisions = register.revisions;
      const newer = revisions ? revisions[row]! - revisions[other]! : 0;
      if (newer !== 0) {
        settled.revised++;
        if (newer > 0) write(last);
        continue;
      }
      if (keep) {
        settled.duplicates++;
        if (keep === 'last' ? row > other : row < other) write(last);
        continue;
      }
      noteConflict(settled, register, start, other, row, register.values[other]!, value);
      continue;
    }
    if (last >= 0 && start < ends[last]!) {
      const length = end - start;
      const before = ends[last]! - starts[last]!;
      if (before >= 2 * length && before > usual.seconds * 1.5) {
        // The reading before is a total over this and others.
        settled.overlapping++;
        write(last);
        continue;
      }
      if (length >= 2 * usual.seconds || end <= ends[last]!) {
        settled.overlapping++;
        reject(register.lines[row]!, 'covers time that other readings already give');
        continue;
      }
      if (register.spans[other(last)] === 0) ends[last] = start;
      else start = ends[last]!;
    }
    write(kept++);

    function other(position: number): number {
      return sources[position]!;
    }
    function write(slot: number): void {
      starts[slot] = start;
      ends[slot] = end;
      quantities[slot] = quantity;
      quality[slot] = register.quality(row);
      sources[slot] = row;
    }
  }
  settled.starts = starts.subarray(0, kept);
  settled.ends = ends.subarray(0, kept);
  settled.quantities = quantities.subarray(0, kept);
  settled.quality = quality.subarray(0, kept);
  measureCoverage(settled, clock);
  return settled;
}

/** Reverses a file that runs from newest to oldest, so that "first occurrence" means the earlier one. */
function orderAscending(register: Register): void {
  let up = 0;
  let down = 0;
  const { stamps, length } = register;
  for (let i = 1; i < length; i++) {
    const step = stamps[i]! - stamps[i - 1]!;
    if (step > 0) up++;
    else if (step < 0) down++;
  }
  if (down > up) register.reverse();
}

/** Makes printed ends exclusive, starts whole, and midnight ends belong to the next day. */
function tidySpans(register: Register): void {
  const { stamps, spans, length } = register;
  for (let i = 0; i < length; i++) {
    if (stamps[i]! % 60 === 1) {
      stamps[i]!--;
      if (spans[i]! !== 0) spans[i]!++;
    }
    let span = spans[i]!;
    if (span === 0) continue;
    if (span <= -7200) span += DAY;
    spans[i] = exclusiveSpan(span);
  }
}

/** Stamps to instants. NaN where the row was rejected. */
function toInstants(
  register: Register,
  clock: LocalClock,
  interval: number,
  settled: Settled,
  reject: (line: number, reason: string) => void,
): Float64Array {
  const { stamps, spans, values, lines, length } = register;
  const instants = new Float64Array(length);
  /** Rows seen per repeated wall-clock time. */
  const passes = new Map<number, number[]>();
  const skipped: number[] = [];
  /** Rows stamped at the very end of the repeated hour. */
  const boundary = new Map<number, number[]>();
  for (let i = 0; i < length; i++) {
    let stamp = stamps[i]!;
    if (register.isInstant(i)) {
      instants[i] = stamp;
      if (spans[i]! < 0) spans[i] = 0;
      continue;
    }
    const offset = clock.plainOffset(Math.floor(stamp / DAY));
    if (offset === offset && spans[i]! >= 0) {
      instants[i] = stamp - offset;
      continue;
    }
    if (spans[i]! < 0) {
      // The end is printed with the clock already set back; where only the end lies in the repeated hour, it tells the start.
      const fromEnd = stamp + spans[i]! - interval;
      if (!clock.isAmbiguous(stamp) && clock.isAmbiguous(fromEnd)) stamp = fromEnd;
      spans[i] = 0;
    }
    if (!clock.isAmbiguous(stamp)) {
      // "01:00 to 03:00" on the day without 02:00 is one hour.
      const passed = clock.nearest(stamp + spans[i]!) - clock.nearest(stamp);
      if (spans[i]! !== interval && passed === interval) spans[i] = passed;
      const instant = clock.instant(stamp);
      instants[i] = instant ?? clock.nearest(stamp);
      if (instant === undefined) skipped.push(i);
      else if (register.spec.stamp === 'end' && clock.isAmbiguous(stamp - 1))
        boundary.set(stamp, [...(boundary.get(stamp) ?? []), i]);
      continue;
    }
    const rows = passes.get(stamp);
    if (!rows) {
      passes.set(stamp, [i]);
      instants[i] = clock.nearest(stamp);
    } else {
      const copy = rows.length >= 2 && values[rows[0]!] === values[i]! ? 0 : 1;
      instants[i] = clock.nearest(stamp, copy === 1);
      if (rows.length < 2) settled.repeated++;
      rows.push(i);
    }
  }
  if (skipped.length > 0) placeSkipped(register, skipped, instants, settled, reject, lines);
  for (const [stamp, rows] of boundary) placeBoundary(stamp, rows, clock, instants, settled);
  return instants;
}

/**
 * Some files print ends as start plus interval: the repeated hour 02:00 to 03:00 then ends at 03:00 twice, and the first of the two
 * is the end of the first pass. Not where that instant has a reading of its own.
 */
function placeBoundary(
  stamp: number,
  rows: readonly number[],
  clock: LocalClock,
  instants: Float64Array,
  settled: Settled,
): void {
  if (rows.length !== 2) return;
  const passLength = clock.nearest(stamp - 1, true) - clock.nearest(stamp - 1);
  const firstPass = clock.nearest(stamp) - passLength;
  if (instants.includes(firstPass)) return;
  instants[rows[0]!] = firstPass;
  settled.repeated++;
}

/** Readings at a time that the clocks skipped: moved behind the jump where that place is free. */
function placeSkipped(
  register: Register,
  skipped: readonly number[],
  instants: Float64Array,
  settled: Settled,
  reject: (line: number, reason: string) => void,
  lines: Uint32Array,
): void {
  const wanted = new Set(skipped.map((row) => instants[row]!));
  const own = new Set(skipped);
  const taken = new Set<number>();
  for (let i = 0; i < register.length; i++)
    if (wanted.has(instants[i]!) && !own.has(i)) taken.add(instants[i]!);
  for (const row of skipped) {
    if (!taken.has(instants[row]!)) {
      settled.moved++;
      continue;
    }
    instants[row] = NaN;
    if (register.values[row] !== 0)
      reject(
        lines[row]!,
        'the clocks skipped this time, and the time after the jump has a reading of its own',
      );
  }
}

/** Row numbers in ascending order of instant (file order among equals); undefined when they already are. */
function ascendingOrder(instants: Float64Array, count: number): Uint32Array | undefined {
  let ascending = true;
  for (let i = 1; i < count && ascending; i++) ascending = instants[i]! >= instants[i - 1]!;
  if (ascending) return undefined;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order.sort((a, b) => {
    const difference = instants[a]! - instants[b]!;
    return difference === difference && difference !== 0 ? difference : a - b;
  });
}

function monthAfter(clock: LocalClock, at: number, usual: number): number {
  return usual >= 27 * DAY && usual <= 32 * DAY ? clock.addMonths(at, 1) : at + usual;
}
