/** Billing periods: the stretches of days that one bill covers. */
import type { BillingCycle } from '../tariff/structure.js';
import { addMonths, civilDay, firstOfMonth, parseDay, yearMonthDay, type CivilDay } from './civil.js';

export interface BillingPeriod {
  /** First day. */
  readonly start: CivilDay;
  /** The day after the last. */
  readonly end: CivilDay;
  /** The full cycle this period lies in; wider than the period when only a part of it is billed. */
  readonly cycleStart: CivilDay;
  readonly cycleEnd: CivilDay;
}

/** The same day of the month some months later, or that month's last day. */
function monthsAfter(day: CivilDay, count: number): CivilDay {
  const first = addMonths(firstOfMonth(day), count);
  return Math.min(first + yearMonthDay(day).day - 1, addMonths(first, 1) - 1);
}

function cycleAround(day: CivilDay, cycle: BillingCycle): { start: CivilDay; end: CivilDay } {
  const first = firstOfMonth(day);
  switch (cycle.kind) {
    case 'calendar_month':
      return { start: first, end: addMonths(first, 1) };
    case 'calendar_quarter': {
      const { year, month } = yearMonthDay(day);
      const start = civilDay(year, month - ((month - 1) % 3), 1);
      return { start, end: addMonths(start, 3) };
    }
    case 'anchor_day': {
      const anchor = first + cycle.day - 1;
      const start = anchor <= day ? anchor : addMonths(first, -1) + cycle.day - 1;
      return { start, end: addMonths(firstOfMonth(start), 1) + cycle.day - 1 };
    }
    case 'read_dates': {
      const dates = cycle.dates.map((text) => parseDay(text)!);
      const next = dates.findIndex((date) => date > day);
      if (next > 0) return { start: dates[next - 1]!, end: dates[next]! };
      // Days before the first and after the last read are billed by the month, counted from that read.
      const read = next === 0 ? dates[0]! : dates[dates.length - 1]!;
      let month = next === 0 ? -1 : 0;
      while (monthsAfter(read, month + 1) <= day) month++;
      while (monthsAfter(read, month) > day) month--;
      return { start: monthsAfter(read, month), end: monthsAfter(read, month + 1) };
    }
  }
}

/** The billing periods that cover [from, to), the outer ones cut to it. */
export function billingPeriods(cycle: BillingCycle, from: CivilDay, to: CivilDay): BillingPeriod[] {
  const periods: BillingPeriod[] = [];
  for (let day = from; day < to;) {
    const { start, end } = cycleAround(day, cycle);
    const stop = Math.min(end, to);
    periods.push({ start: day, end: stop, cycleStart: start, cycleEnd: end });
    day = stop;
  }
  return periods;
}
