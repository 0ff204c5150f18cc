/**
 * The protocol for errors of projected annual kWh. A day counts with 90 % of its readings. A window is twelve calendar months
 * from the first of a month with 95 % of its days; its truth is the mean of the counted days times the days of the window. A
 * method sees the counted days of the first k months (at least 20 k of them). Homes weigh equally: a home's error at k is the
 * median over its windows.
 */
import { addMonths, firstOfMonth, yearMonthDay, type CivilDay } from '../engine/calendar/civil.js';
import { isCounted, type DayTable } from '../engine/projection/day-table.js';
import type { MonthReadings } from '../engine/projection/estimate.js';
import { signsOf } from '../engine/projection/hours-clue.js';
import type { Home } from './homes.js';

export interface Window {
  readonly start: CivilDay;
  readonly end: CivilDay;
  readonly truthKwh: number;
}

/** What a method sees: twelve months, those after the first k without readings. */
export interface ProtocolCase {
  readonly home: Home;
  readonly window: Window;
  readonly k: number;
  readonly months: readonly MonthReadings[];
}

function countedDays(table: DayTable, start: CivilDay, end: CivilDay): number[] {
  const found: number[] = [];
  for (let day = start; day < end; day++)
    if (isCounted(table, day - table.first)) found.push(day - table.first);
  return found;
}

export function windowsOf({ days: table }: Home): Window[] {
  const all = countedDays(table, table.first, table.first + table.count);
  if (all.length === 0) return [];
  const first = table.first + all[0]!;
  const last = table.first + all[all.length - 1]!;
  const windows: Window[] = [];
  let start = yearMonthDay(first).day === 1 ? first : addMonths(firstOfMonth(first), 1);
  for (;;) {
    const end = addMonths(start, 12);
    if (end - 1 > last) return windows;
    const counted = countedDays(table, start, end);
    if (counted.length >= 0.95 * (end - start)) {
      const kwh = counted.reduce((total, day) => total + table.kwh[day]!, 0);
      windows.push({ start, end, truthKwh: (kwh / counted.length) * (end - start) });
    }
    start = addMonths(start, 1);
  }
}

export function protocolCase(home: Home, window: Window, k: number): ProtocolCase | undefined {
  let seenDays = 0;
  const months = Array.from({ length: 12 }, (_, m): MonthReadings => {
    const start = addMonths(window.start, m);
    const end = addMonths(window.start, m + 1);
    const seen = m < k ? countedDays(home.days, start, end) : [];
    seenDays += seen.length;
    return {
      month: yearMonthDay(start).month,
      days: end - start,
      observed: seen.map((day) => home.days.kwh[day]!),
      ...signsOf(home.days, seen),
    };
  });
  return seenDays >= 20 * k ? { home, window, k, months } : undefined;
}

export function protocolCases(homes: readonly Home[], ks: readonly number[]): ProtocolCase[] {
  return homes.flatMap((home) =>
    windowsOf(home).flatMap((window) => ks.flatMap((k) => protocolCase(home, window, k) ?? [])),
  );
}
