/** Excel keeps dates as day numbers; a cell's number format says which numbers are dates. */
import { civilDay, dayText } from '../../engine/calendar/civil.js';

const DAY_SECONDS = 86_400;
/** Day 0 of the 1900 calendar once its invented 29 February 1900 is behind (serials from 61 on). */
const ORIGIN_1900 = civilDay(1899, 12, 30);
const ORIGIN_1904 = civilDay(1904, 1, 1);

/** Number formats that every workbook has without declaring them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

export const isBuiltInDate = (id: number): boolean =>
  BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);

/**
 * Whether a number format shows a date or time: it has a letter of one outside quotes, brackets and escapes.
 * @example isDateFormat('yyyy/mm/dd hh:mm') === true
 * @example isDateFormat('0.00" d"') === false
 */
export function isDateFormat(format: string): boolean {
  const bare = format
    .slice(0, 255)
    .replace(/\[(?![hms]+\])[^\]]*\]|"[^"]*"|\\.|_./gi, '')
    .toLowerCase();
  return bare !== 'general' && /[dmyhs]/.test(bare);
}

/**
 * A date serial as text that reads one way only: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS` for a bare time of day.
 * Serials are floats, so the instant is rounded to the second.
 * @example serialText(45292.25, false) === '2024-01-01 06:00:00'
 */
export function serialText(serial: number, from1904: boolean): string {
  const total = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(total / DAY_SECONDS);
  const second = total - day * DAY_SECONDS;
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  if (day === 0 && !from1904) return time;
  const date = dayText((from1904 ? ORIGIN_1904 : ORIGIN_1900) + day);
  return second === 0 ? date : `${date} ${time}`;
}
