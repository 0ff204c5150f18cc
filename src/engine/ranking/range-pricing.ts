/**
 * A plan whose price changes within the day, on readings that do not say when in the day the energy was used: only bounds. Every
 * day's energy is put into each hour of the day in turn; the cheapest and the dearest hour of each month bound what it can cost.
 */
import { amountNumber } from '../money.js';
import { done, type Outcome } from '../refusal.js';
import type { Register, Usage } from '../series/usage.js';
import type { PricingOptions } from '../tariff/bill.js';
import { priceUsage, type Tariff } from '../tariff/tariff.js';

const HOUR = 3600;

export interface CostRange {
  readonly low: number;
  readonly high: number;
  /** If the energy were used evenly over the day: no price, but the best guess there is of what hourly readings would show. */
  readonly even: number;
}

const shifted = new WeakMap<Usage, Usage[]>();

/** The usage with every reading moved into one hour of its span, for each of 24 hours. */
function hourUsages(usage: Usage): Usage[] {
  let found = shifted.get(usage);
  if (!found) {
    const { starts, ends } = usage.timeline;
    found = Array.from({ length: 24 }, (_, hour) => {
      const begin = starts.map((start, i) => start + Math.min(hour * HOUR, ends[i]! - start - HOUR));
      return {
        timeline: { starts: begin, ends: begin.map((start) => start + HOUR) },
        registers: usage.registers as Record<Register, Float64Array>,
      };
    });
    shifted.set(usage, found);
  }
  return found;
}

/** @param usage one reading per day */
export function priceRange(tariff: Tariff, usage: Usage, options: PricingOptions): Outcome<CostRange> {
  const low: number[] = [];
  const high: number[] = [];
  const hours = hourUsages(usage);
  let even = 0;
  for (const hour of hours) {
    const bill = priceUsage(tariff, hour, options);
    if (!bill.ok) return bill;
    even += amountNumber(bill.value.total) / hours.length;
    bill.value.months.forEach((month, m) => {
      const total = amountNumber(month.total);
      low[m] = Math.min(low[m] ?? Infinity, total);
      high[m] = Math.max(high[m] ?? -Infinity, total);
    });
  }
  return done({ low: low.reduce((a, b) => a + b, 0), high: high.reduce((a, b) => a + b, 0), even });
}
