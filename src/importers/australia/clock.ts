/** Days, times and seasons as Australian catalogs write them. */
import type { Season } from '../../engine/tariff/structure.js';
import { giveUp, textOf, wordOf, type Decimal } from '../record.js';
import { WEEK, type ClockWindow, type Reset, type Weekday } from './contract.js';
import { wordTable } from '../../engine/word-table.js';

export const DAY_MINUTES = 1440;

/** Minutes of "2200", "700", "0", "07:00", "07:00:00" or "T07:00+10:00"; undefined when it is no time. */
export function minutesOf(value: unknown): number | undefined {
  const text = textOf(value)?.replace(/^T/, '');
  if (text === undefined) return undefined;
  const written =
    /^(\d{1,2}):(\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? /^(\d{0,2}?)(\d{1,2})$/.exec(text);
  if (!written) return undefined;
  const hours = Number(written[1] || 0);
  const minutes = Number(written[2]);
  return hours <= 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/**
 * A window from its two times. An end at :59 or :29 is the last minute, so the window ends one minute later; a start at :01 or :31
 * begins where an end at :00 or :30 was named; 00:00 as an end is midnight; equal times are the whole day.
 * @example windowMinutes('1500', '2059') -> { from: 900, to: 1260 }
 */
export function windowMinutes(start: unknown, end: unknown, pointer?: string): { from: number; to: number } {
  const first = minutesOf(start);
  const last = minutesOf(end);
  if (first === undefined || last === undefined)
    return giveUp(
      'malformed',
      `a time window from "${textOf(start) ?? ''}" to "${textOf(end) ?? ''}"`,
      pointer,
    );
  const from = first % 30 === 1 ? first - 1 : first;
  const minute = last % 60;
  const to = minute === 59 || minute === 29 ? last + 1 : last === 0 ? DAY_MINUTES : last;
  if (to === from) return { from: 0, to: DAY_MINUTES };
  return { from: from % DAY_MINUTES, to };
}

const DAY_WORDS: Readonly<Record<string, readonly (Weekday | 'holiday')[]>> = {
  BUSINESS_DAYS: WEEK.slice(0, 5),
  WEEKDAYS: WEEK.slice(0, 5),
  WEEKENDS: WEEK.slice(5),
  ALL: WEEK,
  PUBLIC_HOLIDAYS: ['holiday'],
  ...Object.fromEntries(
    ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].flatMap((name, index) => [
      [name, [WEEK[index]!]],
      [name.slice(0, 3), [WEEK[index]!]],
    ]),
  ),
};

/** Days of a list or of "MON|TUE"; of v1's `{weekdays, saturday, sunday}`; every day when nothing is said. */
export function daysOf(value: unknown): readonly (Weekday | 'holiday')[] {
  if (value === undefined || value === null) return WEEK;
  if (typeof value === 'object' && !Array.isArray(value))
    return daysOfFlags(value as Record<string, unknown>);
  const words = Array.isArray(value) ? value.map(String) : String(value).split('|');
  const days = words.flatMap((word) => {
    const known = DAY_WORDS[word.trim().toUpperCase().replace(/[ -]/g, '_')];
    return known ?? giveUp('malformed', `a day called "${word}"`);
  });
  return days.length > 0 ? [...new Set(days)] : WEEK;
}

/** All three false is how archived bodies write "not said". */
function daysOfFlags(flags: Readonly<Record<string, unknown>>): readonly Weekday[] {
  const days = [
    ...(flags['weekdays'] === true ? WEEK.slice(0, 5) : []),
    ...(flags['saturday'] === true ? WEEK.slice(5, 6) : []),
    ...(flags['sunday'] === true ? WEEK.slice(6) : []),
  ];
  return days.length > 0 ? days : WEEK;
}

/** MM-DD of "07-01" or "2024-07-01". */
const monthDay = (value: unknown): string | undefined => /(\d{2}-\d{2})$/.exec(textOf(value) ?? '')?.[1];

const FULL_YEAR_DAYS = 365;
const MONTH_STARTS = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
/** Day of a leap year, 0–365. */
export const dayOfYear = (text: string): number =>
  MONTH_STARTS[Number(text.slice(0, 2)) - 1]! + Number(text.slice(3)) - 1;

/** The season between two days of the year, both inclusive; undefined when it is the whole year. */
export function seasonOf(start: unknown, end: unknown): Season | undefined {
  const from = monthDay(start);
  const to = monthDay(end);
  if (!from || !to) return undefined;
  const days = (dayOfYear(to) - dayOfYear(from) + 366) % 366;
  return days >= FULL_YEAR_DAYS - 1 ? undefined : { from, to };
}

export const inSeason = (season: Season | undefined, day: number): boolean => {
  if (!season) return true;
  const from = dayOfYear(season.from);
  const to = dayOfYear(season.to);
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
};

const RESETS = wordTable<Reset>({ P1D: 'day', P1M: 'month', P3M: 'quarter', P1Y: 'year' });

/** No home is priced by a block of so few kWh a year: where a year is said, or nothing, a day is meant. */
const WIDEST_OF_A_DAY = 50;

/**
 * When blocks begin again: as their field says, else as their words do, else after a year, as the standard says.
 * @param width of the first block in kWh
 */
export function resetOf(
  period: unknown,
  flags: string[],
  { words = '', width }: { words?: string; width?: Decimal } = {},
): Reset {
  const text = wordOf(period);
  const said = text === undefined ? undefined : RESETS[text];
  if (text !== undefined && !said) return giveUp('unsupported', `blocks that begin again every "${text}"`);
  const inWords = /kwh ?(?:per|\/|each|every) ?(?:the )?(day|month|quarter|year)/i
    .exec(words)?.[1]
    ?.toLowerCase();
  const reset = said ?? (inWords as Reset | undefined) ?? 'year';
  if (reset === 'year' && width?.lte(WIDEST_OF_A_DAY)) {
    flags.push('block_period_from_its_width');
    return 'day';
  }
  if (!said && !inWords && width) flags.push('block_period_assumed_year');
  return reset;
}

/** @example timeText(1260) === '21:00' */
export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * Which of the rates holds each minute of the week: index, -1 nobody, -2 several. A window that wraps midnight covers the evening
 * and the early morning of each of its days, as in the rate structure.
 */
export function weekOf(rates: readonly { readonly windows: readonly ClockWindow[] }[]): Int16Array {
  const week = new Int16Array(7 * DAY_MINUTES).fill(-1);
  const paint = (index: number, day: number, from: number, to: number): void => {
    for (let minute = day * DAY_MINUTES + from; minute < day * DAY_MINUTES + to; minute++) {
      const holder = week[minute]!;
      week[minute] = holder === -1 || holder === index ? index : -2;
    }
  };
  rates.forEach(({ windows }, index) => {
    for (const { days, from, to } of windows)
      for (const name of days) {
        const day = WEEK.findIndex((known) => known === name);
        if (day < 0) continue;
        if (from < to) paint(index, day, from, to);
        else {
          paint(index, day, from, DAY_MINUTES);
          paint(index, day, 0, to);
        }
      }
  });
  return week;
}
