/** A home's readings slot by slot on its own clock, clock changes included: what the variations of the portals are printed from. */
import { isoInstant, offsetAt, startOfDay, wallClock } from '../../src/engine/calendar/zone.js';
import { civilDay, dayText, yearMonthDay } from '../../src/engine/calendar/civil.js';

/** One side of a slot as the home's clock shows it. */
export interface Clock {
  readonly iso: string;
  readonly dmy: string;
  readonly mdy: string;
  readonly hour: number;
  readonly minute: number;
  readonly time: string;
  /** 1:30 PM */
  readonly time12: string;
  /** +02:00 */
  readonly offset: string;
}

export interface Slot {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly from: Clock;
  readonly to: Clock;
  readonly kwh: number;
}

export const two = (number: number): string => String(number).padStart(2, '0');

export function clockAt(zone: string, instant: number): Clock {
  const { day, second } = wallClock(zone, instant);
  const { year, month, day: dayOfMonth } = yearMonthDay(day);
  const hour = Math.floor(second / 3600);
  const minute = Math.floor((second % 3600) / 60);
  const offset = offsetAt(zone, instant);
  const size = Math.abs(offset);
  return {
    iso: dayText(day),
    dmy: `${two(dayOfMonth)}/${two(month)}/${year}`,
    mdy: `${two(month)}/${two(dayOfMonth)}/${year}`,
    hour,
    minute,
    time: `${two(hour)}:${two(minute)}`,
    time12: `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
    offset: `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two((size % 3600) / 60)}`,
  };
}

/** Slots of `minutes` from the midnight of a day; kWh with two decimals, hardly ever twice the same in a row. */
export function slots(zone: string, from: string, days: number, minutes: number): Slot[] {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const first = civilDay(year, month, day);
  const edges: number[] = [];
  if (minutes === 1440) for (let at = first; at <= first + days; at++) edges.push(startOfDay(zone, at));
  else
    for (let at = startOfDay(zone, first); at <= startOfDay(zone, first + days); at += minutes * 60)
      edges.push(at);
  return edges.slice(0, -1).map((start, index) => ({
    index,
    start,
    end: edges[index + 1]!,
    from: clockAt(zone, start),
    to: clockAt(zone, edges[index + 1]!),
    kwh: (((index * 37) % 97) + 3) / 100,
  }));
}

/** Sum in kWh as the report prints it. */
export const sumOf = (list: readonly Slot[], factor = 1): string =>
  String(list.reduce((sum, { kwh }) => sum + Math.round(kwh * factor * 1e6), 0) / 1e6);

/** What the report must say of slots read whole: when they begin and end, and that nothing is missing or doubled. */
export const whole = (list: readonly Slot[], totals: Record<string, string>): Record<string, unknown> => ({
  totals,
  first: isoInstant(list[0]!.start),
  last: isoInstant(list.at(-1)!.end),
  gaps: 0,
  duplicates: 0,
  rejectedRows: 0,
});

export const comma = (number: number, decimals = 4): string => number.toFixed(decimals).replace('.', ',');

/** Three days around each clock change, and three in summer. */
export function windows(zone: string): readonly (readonly [string, string])[] {
  if (zone.startsWith('Europe')) return [['autumn', '2024-10-26'], ['spring', '2025-03-29'], ['summer', '2023-07-10']];
  if (zone.startsWith('America')) return [['autumn', '2025-11-01'], ['spring', '2026-03-07'], ['summer', '2023-07-11']];
  return [['autumn', '2025-04-05'], ['spring', '2024-10-05'], ['summer', '2024-01-11']];
} // prettier-ignore
