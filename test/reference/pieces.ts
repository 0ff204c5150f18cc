/** Readings cut into pieces of a quarter of an hour or less, so that every piece lies in one day and one price window. */
import { Decimal } from 'decimal.js';
import type { Register, Usage } from '../../src/engine/series/usage.js';
import type { RateStructure } from '../../src/engine/tariff/structure.js';
import { clockAt, type Clock } from './calendar.js';

export interface Piece {
  readonly clock: Clock;
  readonly start: number;
  readonly seconds: number;
  /** The whole reading that the piece was cut from. */
  readonly reading: number;
  /** kWh per register. */
  readonly kwh: Partial<Record<Register, Decimal>>;
}

const QUARTER = 900;

/** @param step seconds of which every offset, window and price step of the case is a multiple */
export function cutReadings(structure: RateStructure, usage: Usage, step = QUARTER): Piece[] {
  const pieces: Piece[] = [];
  const { starts, ends } = usage.timeline;
  for (let reading = 0; reading < starts.length; reading++) {
    const end = ends[reading]!;
    const length = end - starts[reading]!;
    for (let start = starts[reading]!; start < end;) {
      const next = Math.min(end, (Math.floor(start / step) + 1) * step);
      const kwh: Partial<Record<Register, Decimal>> = {};
      for (const [register, quantities] of Object.entries(usage.registers)) {
        kwh[register as Register] = new Decimal(quantities[reading]!)
          .times(next - start)
          .div(length)
          .div(1_000_000);
      }
      pieces.push({ clock: clockAt(structure, start), start, seconds: next - start, reading, kwh });
      start = next;
    }
  }
  return pieces;
}
