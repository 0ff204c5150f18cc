/** What a bill is: periods, lines, and a total that is always the sum of its lines. */
import { amountText, type Amount } from '../money.js';
import type { BillingCycle, Condition, DatedDelivery } from './structure.js';

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
  /** The household's own billing cycle, in place of the plan's. */
  readonly billingCycle?: BillingCycle;
  /** What is known: dated delivery rows that begin later are not used. The day `to` when absent. */
  readonly asOf?: string;
  /**
   * each_day (default): every day pays the delivery row of its own date, as a bill of the past does. as_of: all days pay the row
   * in force on `asOf`, as a forecast on last year's readings does.
   */
  readonly deliveryOn?: 'each_day' | 'as_of';
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

/** A line as plain JSON values. */
export function lineJson(line: BillLine): Record<string, string | number> {
  return {
    component: line.component,
    layer: line.layer,
    kind: line.kind,
    ...(line.period === undefined ? {} : { period: line.period }),
    ...(line.tier === undefined ? {} : { tier: line.tier }),
    quantity: line.quantity,
    unit: line.unit,
    rate: line.rate,
    amount: amountText(line.amount),
  };
}
