/**
 * Turns a register as printed into readings: wall clock to UTC, intervals with an end, each instant once. The rules are those
 * that real files force; every adjustment is counted.
 */
import { blankStarts, measureCoverage } from './coverage.js';
import { Extents } from './extents.js';
import { ascendingOrder, orderAscending, tidySpans, toInstants } from './instants.js';
import { usualInterval } from './interval.js';
import type { LocalClock } from './local-clock.js';
import { PlacedReadings } from './placed-readings.js';
import type { Register } from './register.js';
import { settleMeterReadings } from './settle-meter-readings.js';
import { emptySettled, LARGEST_QUANTITY, type Reject, type Settled } from './settled.js';

/** Seconds. Bills of a meter that is hardly used may cover a year. */
const LONGEST_READING = 63_244_800;

/** @param keep what to keep where two rows contradict each other; without it they are a conflict */
export function settle(
  register: Register,
  clock: LocalClock,
  keep: 'first' | 'last' | undefined,
  reject: Reject,
): Settled {
  orderAscending(register);
  tidySpans(register);
  const usual = usualInterval(register);
  const settled = emptySettled(register, usual);
  const instants = toInstants(register, clock, usual.seconds, settled, reject);
  const order = ascendingOrder(instants, register.length);
  settled.blanks = blankStarts(register, clock, usual.seconds);
  if (register.spec.measures === 'index')
    settleMeterReadings(register, settled, instants, order, keep, reject);
  else {
    const extents = new Extents(register, clock, usual, instants, order);
    const placed = new PlacedReadings(register, usual.seconds, settled, keep, reject);
    const { unit } = register.spec;
    const scale = unit.factor * 1e6;
    for (let position = 0; position < register.length; position++) {
      const row = order ? order[position]! : position;
      if (!extents.find(position, row)) continue;
      const { start, end } = extents;
      // Adding 0 makes a negative zero an ordinary one.
      const quantity =
        Math.round(register.values[row]! * scale * (unit.power ? (end - start) / 3600 : 1)) + 0;
      if (end - start > LONGEST_READING) reject(register.lines[row]!, 'one reading over more than two years');
      else if (Math.abs(quantity) <= LARGEST_QUANTITY) placed.place(row, start, end, quantity);
      else reject(register.lines[row]!, `${register.values[row]!} is more than any meter counts`);
    }
    placed.finish();
  }
  measureCoverage(settled, clock);
  register.release();
  return settled;
}
