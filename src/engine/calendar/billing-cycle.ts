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
      for (let i = 0; i + 1 < dates.length; i++) {
        if (dates[i]! <= day && day < dates[i + 1]!) return { start: dates[i]!, end: dates[i + 1]! };
      }
      // Days outside the listed reads form one period of their own on either side.
      const last = dates[dates.length - 1]!;
      return day < dates[0]!
        ? { start: day, end: dates[0]! }
        : { start: last, end: Math.max(day + 1, addMonths(last, 1)) };
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
