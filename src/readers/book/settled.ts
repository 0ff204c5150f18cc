/** A register whose readings are in order, in UTC, each instant once; with counts of what was adjusted on the way. */
import { isoInstant } from '../../engine/calendar/zone.js';
import { LIMITS } from '../limits.js';
import type { Conflict } from '../report.js';
import type { Register, RegisterSpec } from './register.js';

/** Readings of one register in ascending order; quantities are signed millionths of the channel's unit. */
export interface Settled {
  readonly spec: RegisterSpec;
  starts: Float64Array;
  ends: Float64Array;
  quantities: Float64Array;
  quality: Uint8Array;
  /** Usual seconds of a reading; NaN for billing periods of different length. */
  interval: number;
  intervalAssumed: boolean;
  /** Declared, printed, or the spacing of most rows: what mean power needs to become energy. */
  intervalProved: boolean;
  gaps: number;
  duplicates: number;
  conflicts: Conflict[];
  conflictCount: number;
  moved: number;
  repeated: number;
  revised: number;
  overlapping: number;
  resets: number;
  /** Meter readings that cannot be right beside their neighbours. */
  strays: number;
  missing: number;
  /** Starts of printed rows without a value. */
  blanks: Float64Array;
  /** Its stamps were wall clock. */
  readonly wallBased: boolean;
  /** First and last instant that the file's rows cover, missing readings included. */
  coverFrom: number;
  coverTo: number;
}

/** Two rows give one instant different values. */
export function noteConflict(
  settled: Settled,
  register: Register,
  at: number,
  first: number,
  second: number,
  one: number,
  two: number,
): void {
  settled.conflictCount++;
  if (settled.conflicts.length >= LIMITS.conflictsListed) return;
  settled.conflicts.push({
    meter: register.spec.meter,
    register: register.spec.register,
    start: isoInstant(at),
    values: [String(one), String(two)],
    lines: [register.lines[first]!, register.lines[second]!],
  });
}
