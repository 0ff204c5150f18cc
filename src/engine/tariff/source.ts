/**
 * Where billing determinants come from: sums of energy per (chunk, price period), peaks per billing period. Readings are one
 * source; determinants printed on a bill are the other.
 */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { CivilDay } from '../calendar/civil.js';
import type { Outcome } from '../refusal.js';
import type { Register } from '../series/usage.js';
import type { Chunking, ChunkSpec } from './chunks.js';
import type { Existence } from './existence.js';
import type { PriceCalendar } from './price-calendar.js';
import type { PricedRegister } from './structure.js';

/** One interval of a pass in time order. */
export type Visit = (chunk: number, period: number, quantity: number, start: number, end: number) => void;

export interface DemandSpec {
  readonly register: Register;
  readonly calendar: PriceCalendar;
  /** Averaging window in seconds; undefined = the readings' own interval. */
  readonly windowSeconds?: number;
  /** Highest windows to average. */
  readonly highest: number;
  /** Days on which the charge exists; all when absent. */
  readonly existence?: Existence | undefined;
  /** Explicit instants [from, to) per period index; replaces the calendar. */
  readonly sets?: readonly { readonly period: number; readonly from: number; readonly to: number }[];
}

/** Peaks in milliwatts. */
export interface Peaks {
  /** peak[billing period][price period] */
  readonly byPeriod: readonly Float64Array[];
}

export interface DeterminantSource {
  readonly periods: readonly BillingPeriod[];
  /** The first day priced, by the first version of a plan. */
  readonly firstDay: CivilDay;
  /** The longest reading in seconds; 0 where there are none. */
  readonly longestSeconds: number;
  /** Whether there is nothing at all in a register. */
  isEmpty(register: PricedRegister): boolean;
  /** Whether readings had to be cut at the windows of a calendar. */
  straddles(calendar: PriceCalendar): boolean;
  chunks(spec: ChunkSpec): Chunking;
  /** Energy in mWh at [chunk × periods + period]. */
  energy(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking): Outcome<Float64Array>;
  /** Visits every interval in time order. */
  visit(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking, visit: Visit): Outcome<void>;
  peaks(spec: DemandSpec): Outcome<Peaks>;
}
