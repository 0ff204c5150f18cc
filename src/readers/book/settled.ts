/** What becomes of a register once its stamps, lengths and repeats are settled. */
import { isoInstant } from '../../engine/calendar/zone.js';
import { LIMITS } from '../limits.js';
import type { Conflict } from '../report.js';
import type { Revision } from '../revisions.js';
import type { IntervalChoice } from './interval.js';
import type { Register, RegisterSpec } from './register.js';

/** No home's meter counts more in one reading, in millionths of any unit. */
export const LARGEST_QUANTITY = 1e15;

/** Notes a row that was not read, with its line in the file. */
export type Reject = (line: number, reason: string) => void;

/** A row that repeats a reading; quantity in millionths of the channel's unit. */
export interface Dropped {
  readonly line: number;
  readonly start: number;
  readonly quantity: number;
}

/** Readings of one register in ascending order; quantities are signed millionths of the channel's unit. */
export interface Settled {
  readonly spec: RegisterSpec;
  starts: Float64Array;
  ends: Float64Array;
  quantities: Float64Array;
  quality: Uint8Array;
  /** Empty where the file carries none. */
  revisions: readonly Revision[];
  /** Usual seconds of a reading; NaN for billing periods of different length. */
  readonly interval: number;
  readonly intervalAssumed: boolean;
  /** Declared, printed, or the spacing of most rows: what mean power needs to become energy. */
  readonly intervalProved: boolean;
  gaps: number;
  duplicates: number;
  /** The first of the duplicates. */
  dropped: Dropped[];
  conflicts: Conflict[];
  conflictCount: number;
  moved: number;
  repeated: number;
  revised: number;
  overlapping: number;
  resets: number;
  /** Meter readings that cannot be right beside their neighbours. */
  strays: number;
  /** Starts of printed rows without a value. */
  blanks: Float64Array;
  /** Its stamps were wall clock. */
  readonly wallBased: boolean;
  readonly missing: number;
  /** First and last instant that the file's rows cover, missing readings included. */
  coverFrom: number;
  coverTo: number;
}

export function emptySettled(register: Register, usual: IntervalChoice): Settled {
  return {
    spec: register.spec,
    starts: new Float64Array(0),
    ends: new Float64Array(0),
    quantities: new Float64Array(0),
    quality: new Uint8Array(0),
    revisions: [],
    interval: usual.periods ? NaN : usual.seconds,
    intervalAssumed: usual.assumed,
    intervalProved: usual.proved,
    gaps: 0,
    duplicates: 0,
    dropped: [],
    conflicts: [],
    conflictCount: 0,
    moved: 0,
    repeated: 0,
    revised: 0,
    overlapping: 0,
    resets: 0,
    strays: 0,
    blanks: new Float64Array(0),
    wallBased: register.length > 0 && !register.isInstant(0),
    missing: register.missingStamps.length,
    coverFrom: Infinity,
    coverTo: -Infinity,
  };
}

/** Counts a row that is left out because its reading is given already. */
export function addDuplicate(settled: Settled, line: number, start: number, quantity: number): void {
  settled.duplicates++;
  if (settled.dropped.length < LIMITS.droppedListed) settled.dropped.push({ line, start, quantity });
}

/** Two rows of a register that give the same instant different values. */
export function addConflict(
  settled: Settled,
  register: Register,
  at: number,
  first: number,
  second: number,
): void {
  settled.conflictCount++;
  if (settled.conflicts.length >= LIMITS.conflictsListed) return;
  settled.conflicts.push({
    meter: register.spec.meter,
    register: register.spec.register,
    start: isoInstant(at),
    values: [String(register.values[first]!), String(register.values[second]!)],
    lines: [register.lines[first]!, register.lines[second]!],
  });
}

/** Settled readings while they are written: columns as long as the register, cut at the end. */
export class ReadingColumns {
  count = 0;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly quantities: Float64Array;
  /** Row of the register that each reading comes from. */
  readonly rows: Uint32Array;

  constructor(private readonly register: Register) {
    this.starts = new Float64Array(register.length);
    this.ends = new Float64Array(register.length);
    this.quantities = new Float64Array(register.length);
    this.rows = new Uint32Array(register.length);
  }

  /** Writes over the reading in a slot, or behind the last one. */
  write(slot: number, start: number, end: number, quantity: number, row: number): void {
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.quantities[slot] = quantity;
    this.rows[slot] = row;
    if (slot === this.count) this.count++;
  }

  moveInto(settled: Settled): void {
    const { count, register } = this;
    settled.starts = this.starts.subarray(0, count);
    settled.ends = this.ends.subarray(0, count);
    settled.quantities = this.quantities.subarray(0, count);
    settled.quality = new Uint8Array(count);
    for (let i = 0; i < count; i++) settled.quality[i] = register.quality(this.rows[i]!);
    if (register.hasRevisions) settled.revisions = this.revisionRuns();
  }

  private revisionRuns(): Revision[] {
    const runs: Revision[] = [];
    for (let i = 0; i < this.count; i++) {
      const revision = this.register.revision(this.rows[i]!);
      if (revision !== runs.at(-1)?.revision) runs.push({ from: this.starts[i]!, revision });
    }
    return runs;
  }
}
