/** Which read days stand in for the days that were not read. */
import { addMonths, weekday, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { isCounted, monthIndex, type DayTable } from './day-table.js';
import type { SeasonalShape } from './seasonal-shape.js';

/** With so many like days a month is taken as known. */
export const ENOUGH_LIKE_DAYS = 7;
/** Counted days of the months [start, end), as indexes of the table. */
export function countedBetween(table: DayTable, start: CivilDay, end: CivilDay): number[] {
  const found: number[] = [];
  for (let i = Math.max(0, start - table.first); i < Math.min(table.count, end - table.first); i++) {
    if (isCounted(table, i)) found.push(i);
  }
  return found;
}

/** Counted days of the same calendar month in other years. */
export function sameMonthDays(table: DayTable, start: CivilDay, end: CivilDay): number[] {
  const found: number[] = [];
  for (const years of [-3, -2, -1, 1, 2, 3]) {
    found.push(...countedBetween(table, addMonths(start, 12 * years), addMonths(end, 12 * years)));
  }
  return found;
}

/** All counted days of the months whose season is most like that of `month`, nearest first, until there are enough. */
export function nearestSeasonDays(table: DayTable, month: number, shape: SeasonalShape): number[] {
  const byMonth = new Map<number, number[]>();
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    const key = monthIndex(table.first + i) % 12;
    const days = byMonth.get(key);
    if (days) days.push(i);
    else byMonth.set(key, [i]);
  }
  const apart = (key: number): number => {
    const steps = Math.abs(key - (month - 1));
    return Math.min(steps, 12 - steps);
  };
  const level = (key: number): number => Math.abs(shape.months[key]! - shape.months[month - 1]!);
  const nearest = [...byMonth.keys()].sort((a, b) => level(a) + apart(a) / 12 - (level(b) + apart(b) / 12));
  const found: number[] = [];
  for (const key of nearest) {
    if (found.length >= ENOUGH_LIKE_DAYS) break;
    found.push(...byMonth.get(key)!);
  }
  return found;
}

const isWeekend = (day: CivilDay): boolean => weekday(day) === 0 || weekday(day) === 6;

/** Deals out like days in turn: the same weekday where there is one, else a working day for a working day. */
export function dealer(table: DayTable, donors: readonly number[]): (day: CivilDay) => number {
  const byWeekday = new Map<number, number[]>();
  const byKind = new Map<boolean, number[]>();
  for (const donor of donors) {
    const day = table.first + donor;
    byWeekday.set(weekday(day), [...(byWeekday.get(weekday(day)) ?? []), donor]);
    byKind.set(isWeekend(day), [...(byKind.get(isWeekend(day)) ?? []), donor]);
  }
  const turns = new Map<readonly number[], number>();
  return (day) => {
    const pool = byWeekday.get(weekday(day)) ?? byKind.get(isWeekend(day)) ?? donors;
    const turn = turns.get(pool) ?? 0;
    turns.set(pool, turn + 1);
    return pool[turn % pool.length]!;
  };
}

/** 1–12 of a day. */
export const monthOf = (day: CivilDay): number => yearMonthDay(day).month;
