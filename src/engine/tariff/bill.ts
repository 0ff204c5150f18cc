/** What a bill is: periods, lines, and a total that is always the sum of its lines. */
import { amountText, type Amount } from '../money.js';
import type { Condition, DatedDelivery } from './structure.js';

/** Prices per kWh in equal steps from an instant. */
export interface PriceSeries {
  /** Epoch seconds. */
  readonly start: number;
  readonly stepSeconds: number;
  /** Decimal strings; undefined where the series has no value. */
  readonly prices: readonly (string | undefined)[];
}

/** Dated delivery charges by network reference, ascending by `from`. */
export type DeliveryTable = Readonly<Record<string, readonly DatedDelivery[]>>;

export type Rounding = 'exact' | 'printed';

export interface PricingOptions {
  /** First day priced, YYYY-MM-DD in the plan's clock; the first day with readings when absent. */
  readonly from?: string;
  /** The day after the last day priced; the day after the last reading when absent. */
  readonly to?: string;
  /** Fixes plan versions, delivery rows and the price year; the day `to` when absent. */
  readonly asOf?: string;
  /** exact (default): lines to 1e-10. printed: every line half-up to the cent. */
  readonly rounding?: Rounding;
  /** Conditions that the customer meets; conditional components count only for these. */
  readonly conditions?: readonly Condition[];
  readonly series?: Readonly<Record<string, PriceSeries>>;
  readonly delivery?: DeliveryTable;
}

export interface BillLine {
  /** Component id. */
  readonly component: string;
  readonly layer: string;
  readonly kind: string;
  /** Price period, where the component has more than one. */
  readonly period?: string;
  /** 1-based tier, where there is more than one. */
  readonly tier?: number;
  /** Decimal text in `unit`. */
  readonly quantity: string;
  readonly unit: string;
  /** Decimal text per unit. */
  readonly rate: string;
  readonly amount: Amount;
}

export interface BillMonth {
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  /** The day after the last, YYYY-MM-DD. */
  readonly end: string;
  readonly days: number;
  /** Imported energy in whole milliwatt-hours. */
  readonly usage: number;
  readonly total: Amount;
  readonly lines: readonly BillLine[];
}

export interface Bill {
  readonly currency: string;
  readonly rounding: Rounding;
  readonly asOf: string;
  readonly total: Amount;
  readonly months: readonly BillMonth[];
  /** What a person should know of this bill: 'delivery_continued', 'readings_split', 'series_estimated' … */
  readonly flags: readonly string[];
}

/** The bill's lines as plain JSON values (decimal strings). */
export const lineJson = (line: BillLine): Omit<BillLine, 'amount'> & { amount: string } => ({
  ...line,
  amount: amountText(line.amount),
});
