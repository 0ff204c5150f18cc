/**
 * What an Australian electricity contract says, after its source's own spelling, units and clock have been read. Money is in dollars;
 * whether it still lacks GST is said by the name of the field.
 */
import type { Season } from '../../engine/tariff/structure.js';
import type { Decimal } from '../record.js';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days and minutes [from, to) of the plan's clock; `to` at or before `from` wraps midnight. */
export interface ClockWindow {
  readonly days: readonly (Weekday | 'holiday')[];
  /** Minutes since midnight, 0–1440. */
  readonly from: number;
  readonly to: number;
}

export type Reset = 'day' | 'month' | 'quarter' | 'year';

/** A block of usage: its price without GST and its width; the last one has none. */
export interface Block {
  readonly priceExGst: Decimal;
  readonly width?: Decimal;
}

export interface Rate {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly reset: Reset;
  /** Empty: at all times. */
  readonly windows: readonly ClockWindow[];
}

export interface SupplyPeriod {
  /** Absent: all year. */
  readonly season?: Season;
  readonly perDayExGst?: Decimal;
  readonly rates: readonly Rate[];
}

export interface DemandCharge {
  readonly name: string;
  readonly pricePerKwExGst: Decimal;
  readonly per: 'day' | 'month';
  readonly season?: Season;
  readonly windows: readonly ClockWindow[];
  readonly minimumKw?: Decimal;
}

export interface ControlledLoad {
  readonly name: string;
  readonly perDayExGst?: Decimal;
  /** One rate without windows, or rates that share out the week. */
  readonly rates: readonly Rate[];
}

export interface FeedIn {
  /** When blocks begin again. */
  readonly reset: Reset;
  /** GST-free. One rate without windows, or rates by time; a rate without windows beside others holds the rest of the week. */
  readonly rates: readonly {
    readonly name: string;
    readonly blocks: readonly Block[];
    readonly windows: readonly ClockWindow[];
  }[];
}

export interface Contract {
  readonly supply: readonly SupplyPeriod[];
  /** A home has one controlled load; others the plan lists are alternatives. */
  readonly controlledLoad?: ControlledLoad;
  readonly demand: readonly DemandCharge[];
  readonly feedIn?: FeedIn;
  /** Discounts, fees and green options, as finished components. */
  readonly extras: readonly Readonly<Record<string, unknown>>[];
  readonly flags: readonly string[];
}
