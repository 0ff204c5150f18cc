/** Meter readings of counters that home software keeps: they restart at 0, and now and then one of them is wrong. */
import type { Book } from '../book/book.js';
import type { When } from './row-cells.js';

export interface MeterReading {
  readonly at: When;
  readonly value: number;
  readonly line: number;
}

/** A fall to less than this share of the reading before is a restart; a smaller fall is a slip of the counter. */
const RESTART_SHARE = 0.5;

/**
 * Makes a counter rise throughout, in order of time: a lone reading above its successors or below its predecessors is left out;
 * after a restart the counter goes on from where it was.
 */
export function risingReadings(readings: readonly MeterReading[], book: Book): MeterReading[] {
  const ordered = [...readings].sort((a, b) => a.at.stamp - b.at.stamp);
  const rising: MeterReading[] = [];
  let base = 0;
  let highest = -Infinity;
  let slips = 0;
  let restarts = 0;
  ordered.forEach((reading, i) => {
    let value = base + reading.value;
    if (value < highest) {
      const recovers = ordered[i + 1] !== undefined && base + ordered[i + 1]!.value >= highest;
      if (recovers || reading.value > (highest - base) * RESTART_SHARE) {
        slips++;
        return;
      }
      restarts++;
      base = highest;
      value = base + reading.value;
    }
    highest = value;
    rising.push({ ...reading, value });
  });
  if (slips > 0)
    book.note(
      `${slips} meter readings lie below an earlier one; they are left out until the counter passes it again.`,
    );
  if (restarts > 0)
    book.note(`The counter restarted ${restarts} times; what it shows after a restart is counted from 0.`);
  return rising;
}
