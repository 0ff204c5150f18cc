import { yearMonthDay } from '../engine/calendar/civil.js';
import { isCounted, type DayTable } from '../engine/projection/day-table.js';

/** Mean of the daily kWh by calendar month; months with fewer than twenty days are left out. */
export function monthMeans(table: DayTable): Map<number, number> {
  const sums = new Map<number, { kwh: number; days: number }>();
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    const { month } = yearMonthDay(table.first + i);
    const sum = sums.get(month) ?? { kwh: 0, days: 0 };
    sums.set(month, { kwh: sum.kwh + table.kwh[i]!, days: sum.days + 1 });
  }
  return new Map([...sums].flatMap(([month, { kwh, days }]) => (days >= 20 ? [[month, kwh / days]] : [])));
}
