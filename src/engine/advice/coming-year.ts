/** The coming twelve months in money: how a plan's year lies over its days, and what staying costs when a contract ends in it. */
import { addMonths, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { amountNumber } from '../money.js';
import type { Bill } from '../tariff/bill.js';

/** Cost of one day in each calendar month, January first, from a year's bill. */
export function dailyCosts(bill: Bill): number[] {
  const cost = Array.from({ length: 12 }, () => 0);
  const days = Array.from({ length: 12 }, () => 0);
  for (const month of bill.months) {
    const index = Number(month.start.slice(5, 7)) - 1;
    cost[index]! += amountNumber(month.total);
    days[index]! += month.days;
  }
  const mean =
    cost.reduce((a, b) => a + b, 0) /
    Math.max(
      1,
      days.reduce((a, b) => a + b, 0),
    );
  return cost.map((value, m) => (days[m]! > 0 ? value / days[m]! : mean));
}

/** Expected cost of the days [from, to). */
export function costOfDays(daily: readonly number[], from: CivilDay, to: CivilDay): number {
  let cost = 0;
  for (let day = from; day < to; day++) cost += daily[yearMonthDay(day).month - 1]!;
  return cost;
}

/** Share of the coming year's cost (365 or 366 days from `from`) that falls before `until`. */
export function shareBefore(daily: readonly number[], from: CivilDay, until: CivilDay): number {
  const end = addMonths(from, 12);
  if (until <= from) return 0;
  if (until >= end) return 1;
  const whole = costOfDays(daily, from, end);
  return whole > 0 ? costOfDays(daily, from, until) / whole : (until - from) / (end - from);
}
