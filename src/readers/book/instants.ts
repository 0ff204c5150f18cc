/** Printed stamps to instants, in the order of time: the rules of the repeated and the skipped hour. */
import { exclusiveSpan } from './interval.js';
import type { LocalClock } from './local-clock.js';
import type { Register } from './register.js';
import type { Settled } from './settled.js';

const DAY = 86_400;

/** Reverses a file that runs from newest to oldest, so that "first occurrence" means the earlier one. */
export function orderAscending(register: Register): void {
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
export function tidySpans(register: Register): void {
  const { stamps, spans, length } = register;
  // Formats that print 00:00:01 for the start do so everywhere.
  const oneSecondLate = stamps.subarray(0, Math.min(length, 100)).some((stamp) => stamp % 60 === 1);
  for (let i = 0; i < length; i++) {
    if (oneSecondLate && stamps[i]! % 60 === 1) {
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
export function toInstants(
  register: Register,
  clock: LocalClock,
  interval: number,
  settled: Settled,
  reject: (line: number, reason: string) => void,
): Float64Array {
  const { stamps, spans, values, lines, length } = register;
  const instants = new Float64Array(length);
  /** Rows seen per repeated wall-clock time; each revision of a day prints both of its passes. */
  const passes = new Map<number, Map<number, number[]>>();
  /** Rows stamped at the very end of the repeated hour. */
  const boundary = new Map<number, number[]>();
  const skipped: number[] = [];
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
    const revision = register.revision(i);
    let revisions = passes.get(stamp);
    if (!revisions) passes.set(stamp, (revisions = new Map<number, number[]>()));
    const rows = revisions.get(revision);
    if (!rows) {
      revisions.set(revision, [i]);
      instants[i] = clock.nearest(stamp);
    } else {
      const copy = rows.length >= 2 && values[rows[0]!] === values[i]! ? 0 : 1;
      instants[i] = clock.nearest(stamp, copy === 1);
      if (rows.length < 2) settled.repeated++;
      rows.push(i);
    }
  }
  for (const [stamp, rows] of boundary) placeBoundary(stamp, rows, clock, instants, settled);
  if (skipped.length > 0) placeSkipped(register, skipped, instants, settled, reject, lines);
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
export function ascendingOrder(instants: Float64Array, count: number): Uint32Array | undefined {
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
