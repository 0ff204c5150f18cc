/** The counted days of a home by month: what the shapes and the month model are fitted on. */
import { yearMonthDay } from '../engine/calendar/civil.js';
import { isCounted, monthIndex, type DayTable } from '../engine/projection/day-table.js';

/** Fewer days do not speak for a month. */
const ENOUGH_DAYS = 20;

export interface ReadMonth {
  /** Months counted from year 0. */
  readonly index: number;
  /** 1–12 */
  readonly month: number;
  /** Indexes of its counted days in the table, and their kWh. */
  readonly days: readonly number[];
  readonly kwh: readonly number[];
}

/** Months of at least twenty counted days, in time order. */
export function readMonths(table: DayTable): ReadMonth[] {
  const byMonth = new Map<number, number[]>();
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    const index = monthIndex(table.first + i);
    const days = byMonth.get(index);
    if (days) days.push(i);
    else byMonth.set(index, [i]);
  }
  return [...byMonth]
    .filter(([, days]) => days.length >= ENOUGH_DAYS)
    .map(([index, days]) => ({
      index,
      month: (index % 12) + 1,
      days,
      kwh: days.map((day) => table.kwh[day]!),
    }));
}

/** Mean of the daily kWh by calendar month; months with fewer than twenty days are left out. */
export function monthMeans(table: DayTable): Map<number, number> {
  const sums = new Map<number, { kwh: number; days: number }>();
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    const { month } = yearMonthDay(table.first + i);
    const sum = sums.get(month) ?? { kwh: 0, days: 0 };
    sums.set(month, { kwh: sum.kwh + table.kwh[i]!, days: sum.days + 1 });
  }
  return new Map(
    [...sums].flatMap(([month, { kwh, days }]) => (days >= ENOUGH_DAYS ? [[month, kwh / days]] : [])),
  );
}
