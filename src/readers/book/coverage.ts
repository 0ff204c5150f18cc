/** What the rows of a file cover, and the holes in it. A printed row without a value is a missing reading, not a hole. */
import type { LocalClock } from './local-clock.js';
import type { Register } from './register.js';
import type { Settled } from './settled.js';

/** Starts of the printed rows without a value, ascending. */
export function blankStarts(register: Register, clock: LocalClock, interval: number): Float64Array {
  const shift = register.spec.stamp === 'end' ? -interval : 0;
  return Float64Array.from(
    register.missingStamps,
    (stamp) => (register.missingInstant ? stamp : clock.nearest(stamp)) + shift,
  ).sort();
}

/** Fills `coverFrom`, `coverTo` and `gaps` of a settled register. */
export function measureCoverage(settled: Settled, clock: LocalClock): void {
  const { starts, ends, blanks, interval } = settled;
  if (starts.length === 0) return;
  let blank = 0;
  let reading = 0;
  let covered = -Infinity;
  settled.gaps = 0;
  settled.coverFrom = Math.min(starts[0]!, blanks[0] ?? Infinity);
  while (reading < starts.length || blank < blanks.length) {
    const takeReading = reading < starts.length && !(blanks[blank]! < starts[reading]!);
    const start = takeReading ? starts[reading]! : blanks[blank]!;
    const end = takeReading ? ends[reading++]! : blanks[blank++]! + (interval || 0);
    if (
      start > covered &&
      covered > -Infinity &&
      !(settled.wallBased && isRepeatedHour(start, covered, clock))
    )
      settled.gaps++;
    if (end > covered) covered = end;
  }
  settled.coverTo = covered;
}

/**
 * A hole that the printed wall clock does not show (the repeated hour is simply not in the file) is no gap but an entry of the
 * clock-change days.
 */
const isRepeatedHour = (start: number, covered: number, clock: LocalClock): boolean =>
  start - covered <= 7200 && clock.wall(start) <= clock.wall(covered - 1) + 1;
