/** Named public holidays as tariffs list them, and the days on which they are observed. */
import { civilDay, weekday, type CivilDay } from './civil.js';

/** The n-th given weekday of a month; n = -1 is the last. */
function nthWeekday(year: number, month: number, dayOfWeek: number, n: number): CivilDay {
  if (n > 0) {
    const first = civilDay(year, month, 1);
    return first + ((dayOfWeek - weekday(first) + 7) % 7) + (n - 1) * 7;
  }
  const last = civilDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
  return last - ((weekday(last) - dayOfWeek + 7) % 7);
}

/** Western Easter Sunday (the anonymous Gregorian algorithm). */
function easter(year: number): CivilDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return civilDay(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

const NAMED: Readonly<Record<string, (year: number) => CivilDay>> = {
  new_years_day: (y) => civilDay(y, 1, 1),
  mlk_day: (y) => nthWeekday(y, 1, 1, 3),
  lincolns_birthday: (y) => civilDay(y, 2, 12),
  washingtons_birthday: (y) => nthWeekday(y, 2, 1, 3),
  presidents_day: (y) => nthWeekday(y, 2, 1, 3),
  cesar_chavez_day: (y) => civilDay(y, 3, 31),
  good_friday: (y) => easter(y) - 2,
  easter_sunday: (y) => easter(y),
  easter_monday: (y) => easter(y) + 1,
  anzac_day: (y) => civilDay(y, 4, 25),
  memorial_day: (y) => nthWeekday(y, 5, 1, -1),
  juneteenth: (y) => civilDay(y, 6, 19),
  independence_day: (y) => civilDay(y, 7, 4),
  pioneer_day: (y) => civilDay(y, 7, 24),
  labor_day: (y) => nthWeekday(y, 9, 1, 1),
  columbus_day: (y) => nthWeekday(y, 10, 1, 2),
  veterans_day: (y) => civilDay(y, 11, 11),
  thanksgiving: (y) => nthWeekday(y, 11, 4, 4),
  day_after_thanksgiving: (y) => nthWeekday(y, 11, 4, 4) + 1,
  christmas_eve: (y) => civilDay(y, 12, 24),
  christmas: (y) => civilDay(y, 12, 25),
  boxing_day: (y) => civilDay(y, 12, 26),
  new_years_eve: (y) => civilDay(y, 12, 31),
};

export const HOLIDAY_NAMES: readonly string[] = Object.keys(NAMED);

export type Observance = 'actual_day' | 'sunday_to_monday' | 'nearest_weekday';

/**
 * The day on which a named holiday is kept in a year. sunday_to_monday moves a Sunday to the Monday after; nearest_weekday also
 * moves a Saturday to the Friday before.
 * @example holiday('thanksgiving', 2026, 'actual_day') // 2026-11-26
 * @throws RangeError for a name that is not in HOLIDAY_NAMES
 */
export function holiday(name: string, year: number, observance: Observance): CivilDay {
  const rule = NAMED[name];
  if (!rule) throw new RangeError(`unknown holiday: ${name}`);
  const day = rule(year);
  if (observance === 'actual_day') return day;
  if (weekday(day) === 0) return day + 1;
  return observance === 'nearest_weekday' && weekday(day) === 6 ? day - 1 : day;
}
