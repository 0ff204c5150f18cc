/** Bills of a plan that changes: each version prices its own days, and what is remembered goes on from one to the next. */
import { billingPeriods } from '../calendar/billing-cycle.js';
import { dayText, parseDay } from '../calendar/civil.js';
import { done, type Outcome } from '../refusal.js';
import type { Usage } from '../series/usage.js';
import type { Bill, BillMonth, PricingOptions } from './bill.js';
import { Memory } from './memory.js';
import type { BillingCycle } from './structure.js';
import { billingCycleOf, daysToPrice, priceDays, type Succession, type Tariff } from './tariff.js';

/** A version of a plan and the first day on which it applies. */
export interface DatedTariff {
  readonly tariff: Tariff;
  /** YYYY-MM-DD */
  readonly from: string;
}

/**
 * Prices readings that span versions of a plan: each version its own days, partial cycles by its own proration. The first version
 * holds for the days before it too.
 */
export function priceVersions(
  versions: readonly DatedTariff[],
  usage: Usage,
  options: PricingOptions = {},
): Outcome<Bill> {
  const sorted = [...versions].sort((a, b) => a.from.localeCompare(b.from));
  const newest = sorted[sorted.length - 1]!.tariff;
  const span = daysToPrice(newest, usage, options);
  if (!span.ok) return span;
  const { first, end } = span.value;
  const succession: Succession = { memory: new Memory(), first, end };
  const dated = { ...options, asOf: options.asOf ?? dayText(end) };
  const bills: Bill[] = [];
  for (const [v, { tariff, from }] of sorted.entries()) {
    const next = sorted[v + 1]?.from;
    const days = {
      first: v === 0 ? first : Math.max(first, parseDay(from)!),
      end: next === undefined ? end : Math.min(end, parseDay(next)!),
    };
    if (days.first >= days.end) continue;
    const bill = priceDays(tariff, usage, days, dated, succession);
    if (!bill.ok) return bill;
    bills.push(bill.value);
  }
  return done(joinBills(bills, billingCycleOf(newest, options)));
}

/** Bills of adjoining windows as one; a billing period that a change of version cuts is one period of the whole. */
function joinBills(bills: readonly Bill[], cycle: BillingCycle): Bill {
  const months: BillMonth[] = [];
  for (const [b, bill] of bills.entries()) {
    for (const [m, month] of bill.months.entries()) {
      const before = months[months.length - 1];
      if (b > 0 && m === 0 && before?.end === month.start && !beginsCycle(month.start, cycle)) {
        months[months.length - 1] = {
          start: before.start,
          end: month.end,
          days: before.days + month.days,
          usage: before.usage + month.usage,
          total: before.total + month.total,
          lines: [...before.lines, ...month.lines],
        };
      } else months.push(month);
    }
  }
  const last = bills[bills.length - 1]!;
  return {
    ...last,
    total: bills.reduce((sum, bill) => sum + bill.total, 0n),
    months,
    flags: [...new Set(bills.flatMap((bill) => bill.flags))].sort(),
  };
}

function beginsCycle(text: string, cycle: BillingCycle): boolean {
  const day = parseDay(text)!;
  return billingPeriods(cycle, day, day + 1)[0]!.cycleStart === day;
}
