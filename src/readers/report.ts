/** What `inspect` prints: how a file was understood, what was found and what was changed. The JSON shape is stable. */
import type { Commodity, Direction } from '../engine/series/usage.js';

/** Why no readings came out. */
export const READING_REFUSALS = [
  'unknown_format',
  'no_readings',
  'conflict',
  'unknown_unit',
  'too_large',
  'malformed',
] as const;

export interface ReadingRefusal {
  readonly reason: (typeof READING_REFUSALS)[number];
  /** What was seen, what is needed, and what to do. */
  readonly detail: string;
}

export interface ChannelReport {
  readonly meter: string;
  readonly register: string;
  readonly role: string;
  readonly direction: Direction;
  readonly commodity: Commodity;
  readonly readings: number;
  readonly intervalMinutes: number | null;
  readonly first: string;
  readonly last: string;
  readonly gaps: number;
  /** Decimal text in `unit`. */
  readonly total: string;
  readonly unit: string;
}

export interface Conflict {
  readonly meter: string;
  readonly register: string;
  /** Instant of the reading that is given twice with different values. */
  readonly start: string;
  readonly values: readonly [string, string];
  readonly lines: readonly [number, number];
}

/** A row that repeats a reading which is counted once. */
export interface DroppedRow {
  readonly line: number;
  /** Instant of the reading. */
  readonly start: string;
  readonly direction: Direction;
  /** What the row would have added, decimal text in `unit`; 0 for a repeated meter reading. */
  readonly quantity: string;
  readonly unit: string;
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
}

export interface QualityReport {
  readonly actual: number;
  readonly estimated: number;
  readonly substituted: number;
  readonly unknown: number;
  /** Stamped rows without a value: missing, never zero. */
  readonly missing: number;
  /** Readings whose printed time does not exist on a spring clock-change day, moved to the same instant after the jump. */
  readonly movedFromMissingHour: number;
  /** Readings of the repeated autumn hour that were kept apart. */
  readonly repeatedHour: number;
  /** Readings replaced by a later revision in the same file. */
  readonly revised: number;
  /** Negative readings, read as energy given to the grid. */
  readonly negative: number;
  /** Readings above 30 kW mean, or days far above the usual. */
  readonly suspicious: number;
}

export interface UsageReport {
  readonly format: string;
  readonly encoding: string;
  readonly timezone: string;
  readonly timezoneFrom: 'file' | 'option' | 'assumed';
  readonly stamp: 'start' | 'end' | 'register';
  readonly readings: number;
  readonly intervalMinutes: number | null;
  readonly first: string | null;
  readonly last: string | null;
  /** kWh per direction, decimal text; empty while there is a conflict. */
  readonly totals: Partial<Record<Direction, string>>;
  readonly channels: readonly ChannelReport[];
  readonly commodity: Commodity | null;
  readonly unit: string | null;
  readonly gaps: number;
  /** Rows that repeat a reading; each reading is counted once. */
  readonly duplicates: number;
  /** The first of those rows. */
  readonly dropped: readonly DroppedRow[];
  readonly conflicts: readonly Conflict[];
  readonly rejected: readonly RejectedRow[];
  /** Rejected rows in all; only the first of them are listed. */
  readonly rejectedRows: number;
  readonly clockChangeDays: readonly { day: string; expected: number; found: number }[];
  readonly quality: QualityReport;
  /** Everything assumed or adjusted, one plain sentence each. */
  readonly notes: readonly string[];
}
