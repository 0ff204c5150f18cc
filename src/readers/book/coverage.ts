/** What the rows of a file cover, and the holes in it. A printed row without a value is a missing reading, not a hole. */
import type { LocalClock } from './local-clock.js';
import type { Register } from './register.js';
import type { Settled } from './settle.js';

/** Fills `coverFrom`, `coverTo` and `gaps` of a settled register. `wallBased`: its stamps were wall clock. */
export function measureCoverage(
  settled: Settled,
  register: Register,
  clock: LocalClock,
  interval: number,
  wallBased: boolean,
): void {
  const { starts, ends } = settled;
  if (starts.length === 0) return;
  const blanks = blankStarts(register, clock, interval);
  let blank = 0;
  let reading = 0;
  let covered = -Infinity;
  settled.coverFrom = Math.min(starts[0]!, blanks[0] ?? Infinity);
  while (reading < starts.length || blank < blanks.length) {
    const takeReading = reading < starts.length && !(blanks[blank]! < starts[reading]!);
    const start = takeReading ? starts[reading]! : blanks[blank]!;
    const end = takeReading ? ends[reading++]! : blanks[blank++]! + interval;
    if (
      start > covered &&
      covered > -Infinity &&
      !isRepeatedHour(start, covered, wallBased ? clock : undefined)
    )
      settled.gaps++;
    if (end > covered) covered = end;
  }
  settled.coverTo = covered;
}

/** Starts of the printed rows without a value, ascending. */
function blankStarts(register: Register, clock: LocalClock, interval: number): Float64Array {
  const shift = register.spec.stamp === 'end' ? -interval : 0;
  return Float64Array.from(
    register.missingStamps,
    (stamp) => (register.missingInstant ? stamp : clock.nearest(stamp)) + shift,
  ).sort();
}

/**
 * A hole that the printed wall clock does not show (the repeated hour is simply not in the file) is no gap but an entry of the
 * clock-change days.
 */
const isRepeatedHour = (start: number, covered: number, clock: LocalClock | undefined): boolean =>
  clock !== undefined && start - covered <= 7200 && clock.wall(start) <= clock.wall(covered - 1) + 1;
