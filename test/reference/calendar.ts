/**
 * The reference's own calendar: slow and obvious. Every question is answered for one instant at a time by asking the zone's
 * offset there; nothing is shared with the engine's calendar.
 */
import { tzOffset } from '@date-fns/tz';
import type {
  BillingCycle,
  Holidays,
  RateStructure,
  Schedule,
  Window,
} from '../../src/engine/tariff/structure.js';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What the plan's clock shows at an instant. */
export interface Clock {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly month: number;
  /** MM-DD */
  readonly monthDay: string;
  readonly minute: number;
}

export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** Minutes east of UTC; on a standard clock always the smaller of the year's two offsets. */
function offsetMinutes(structure: RateStructure, instant: Date): number {
  if (structure.clock !== 'standard') return tzOffset(structure.timezone, instant);
  const year = instant.getUTCFullYear();
  return Math.min(
    tzOffset(structure.timezone, new Date(Date.UTC(year, 0, 15))),
    tzOffset(structure.timezone, new Date(Date.UTC(year, 6, 15))),
  );
}

export function clockAt(structure: RateStructure, epochSeconds: number): Clock {
  const instant = new Date(epochSeconds * 1000);
  const local = new Date(instant.getTime() + offsetMinutes(structure, instant) * 60_000);
  const date = local.toISOString().slice(0, 10);
  return {
    date,
    month: local.getUTCMonth() + 1,
    monthDay: date.slice(5),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

export const monthOf = (date: string): number => Number(date.slice(5, 7));

/** Remembers answers: the only thing that the reference does to be less slow. */
function remember<K, V>(known: Map<K, V>, key: K, ask: () => V): V {
  if (!known.has(key)) known.set(key, ask());
  return known.get(key)!;
}

const weekdays = new Map<string, string>();
const weekdayOf = (date: string): string =>
  remember(weekdays, date, () => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!);

/** The n-th given weekday of a month; -1 is the last. */
function nth(year: number, month: string, weekday: string, n: number): string {
  const days = Array.from(
    { length: 31 },
    (_, i) => `${year}-${month}-${String(i + 1).padStart(2, '0')}`,
  ).filter((date) => dayAfter(date, 0) === date && weekdayOf(date) === weekday);
  return days.at(n > 0 ? n - 1 : n)!;
}

/** Easter Sundays of the years that the tests price, from a church calendar. */
const EASTER: Readonly<Record<number, string>> = {
  2023: '2023-04-09',
  2024: '2024-03-31',
  2025: '2025-04-20',
  2026: '2026-04-05',
  2027: '2027-03-28',
};

const NAMED: Readonly<Record<string, (year: number) => string>> = {
  new_years_day: (year) => `${year}-01-01`,
  good_friday: (year) => dayAfter(EASTER[year]!, -2),
  memorial_day: (year) => nth(year, '05', 'mon', -1),
  independence_day: (year) => `${year}-07-04`,
  labor_day: (year) => nth(year, '09', 'mon', 1),
  thanksgiving: (year) => nth(year, '11', 'thu', 4),
  christmas: (year) => `${year}-12-25`,
};

/** The day on which a holiday is kept. */
function keptOn(date: string, observance: Holidays['observance']): string {
  if (observance === undefined || observance === 'actual_day') return date;
  if (weekdayOf(date) === 'sun') return dayAfter(date);
  return observance === 'nearest_weekday' && weekdayOf(date) === 'sat' ? dayAfter(date, -1) : date;
}

const keptDays = new WeakMap<Holidays, Map<number, readonly string[]>>();

/** The days on which the named holidays of a year and the next are kept. */
function keptIn(holidays: Holidays, year: number): readonly string[] {
  const known = keptDays.get(holidays) ?? new Map<number, readonly string[]>();
  keptDays.set(holidays, known);
  return remember(known, year, () =>
    (holidays.named ?? []).flatMap((name) =>
      [year, year + 1].map((y) => keptOn(NAMED[name]!(y), holidays.observance)),
    ),
  );
}

function isHoliday(holidays: Holidays | undefined, date: string): boolean {
  if (!holidays) return false;
  return holidays.dates?.includes(date) === true || keptIn(holidays, Number(date.slice(0, 4))).includes(date);
}

/** The names by which a window may list a day. */
export function dayNames(structure: RateStructure, date: string): string[] {
  const holidays = structure.holidays;
  if (isHoliday(holidays, date)) {
    return holidays!.countAs === 'holiday' ? ['holiday'] : ['sun', 'weekend'];
  }
  const name = weekdayOf(date);
  return [name, name === 'sat' || name === 'sun' ? 'weekend' : 'weekday'];
}

export const inSeason = (season: { from: string; to: string } | undefined, monthDay: string): boolean => {
  if (!season) return true;
  if (season.from <= season.to) return season.from <= monthDay && monthDay <= season.to;
  return monthDay >= season.from || monthDay <= season.to;
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function covers(window: Window, structure: RateStructure, { date, month, monthDay, minute }: Clock): boolean {
  if (window.months && !window.months.includes(month)) return false;
  if (!inSeason(window.season, monthDay)) return false;
  const names: readonly string[] = dayNames(structure, date);
  if (window.days && !window.days.some((name) => names.includes(name))) return false;
  const from = minuteOf(window.from ?? '00:00');
  const to = minuteOf(window.to ?? '24:00');
  // A window that wraps midnight covers the morning and the evening of the days it lists.
  return from < to ? from <= minute && minute < to : minute < to || minute >= from;
}

/** Name of the price period at an instant; undefined where none covers it. */
export function periodAt(
  structure: RateStructure,
  names: readonly string[],
  schedule: Schedule | undefined,
  clock: Clock,
): string | undefined {
  if (!schedule) return names[0];
  if ('windows' in schedule)
    return schedule.windows.find((window) => covers(window, structure, clock))?.period ?? schedule.otherwise;
  // The two matrices know no holidays of their own: whatever is no weekday is priced as the weekend.
  const weekday = dayNames(structure, clock.date).includes('weekday');
  const matrix = weekday ? schedule.weekday : schedule.weekend;
  return names[matrix[clock.month - 1]![Math.floor(clock.minute / 60)]!];
}

const occurring = new WeakMap<Schedule, Map<string, string[]>>();

/** Names of the price periods that occur on a day of 24 hours. */
export function periodsOn(
  structure: RateStructure,
  names: readonly string[],
  schedule: Schedule | undefined,
  date: string,
): string[] {
  if (!schedule) return [names[0]!];
  const known = occurring.get(schedule) ?? new Map<string, string[]>();
  occurring.set(schedule, known);
  return remember(known, date, () => {
    const quarters = Array.from({ length: 96 }, (_, quarter) => quarter * 15);
    const clock = (minute: number): Clock => ({
      date,
      month: monthOf(date),
      monthDay: date.slice(5),
      minute,
    });
    return [...new Set(quarters.map((minute) => periodAt(structure, names, schedule, clock(minute))!))];
  });
}

export interface BillingPeriod {
  readonly start: string;
  /** The day after the last. */
  readonly end: string;
  readonly days: number;
  /** Days of the whole cycle, of which `days` are billed. */
  readonly cycleDays: number;
  /** The day after the cycle's last. */
  readonly cycleEnd: string;
}

const firstOfNextMonth = (date: string, months: number): string => {
  const index = Number(date.slice(0, 4)) * 12 + monthOf(date) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
};

/** First day of the cycle that holds `date`, and the first of the next one. */
function cycleAround(cycle: BillingCycle, date: string): [string, string] {
  switch (cycle.kind) {
    case 'calendar_month': {
      const start = `${date.slice(0, 7)}-01`;
      return [start, firstOfNextMonth(start, 1)];
    }
    case 'calendar_quarter': {
      const start = firstOfNextMonth(`${date.slice(0, 4)}-01-01`, Math.floor((monthOf(date) - 1) / 3) * 3);
      return [start, firstOfNextMonth(start, 3)];
    }
    case 'anchor_day': {
      const anchor = (first: string): string => `${first.slice(0, 8)}${String(cycle.day).padStart(2, '0')}`;
      const first = `${date.slice(0, 7)}-01`;
      return date >= anchor(first)
        ? [anchor(first), anchor(firstOfNextMonth(first, 1))]
        : [anchor(firstOfNextMonth(first, -1)), anchor(first)];
    }
    case 'read_dates': {
      const next = cycle.dates.findIndex((day) => day > date);
      if (next > 0) return [cycle.dates[next - 1]!, cycle.dates[next]!];
      // Outside the reads: months counted from the nearest one, on its day of the month or the month's last.
      const read = next === 0 ? cycle.dates[0]! : cycle.dates.at(-1)!;
      const months = Array.from({ length: 40 }, (_, i) => monthsAfter(read, i - 20));
      const end = months.findIndex((day) => day > date);
      return [months[end - 1]!, months[end]!];
    }
  }
}

/** The same day some months later, or that month's last day. */
export function monthsAfter(date: string, months: number): string {
  const first = firstOfNextMonth(date, months);
  const lastDay = Number(dayAfter(firstOfNextMonth(first, 1), -1).slice(8));
  return `${first.slice(0, 8)}${String(Math.min(lastDay, Number(date.slice(8)))).padStart(2, '0')}`;
}

export function billingPeriods(cycle: BillingCycle | undefined, from: string, to: string): BillingPeriod[] {
  const periods: BillingPeriod[] = [];
  for (let start = from; start < to;) {
    const [first, next] = cycleAround(cycle ?? { kind: 'calendar_month' }, start);
    const end = next < to ? next : to;
    periods.push({
      start,
      end,
      days: daysBetween(start, end),
      cycleDays: daysBetween(first, next),
      cycleEnd: next,
    });
    start = end;
  }
  return periods;
}
