/** When a band of a Texas label holds: hours, days and months, in fields of their own or in the words of one. */
import { giveUp, textOf, textsOf, type Json } from '../record.js';

/** A window of the rate structure, its period still to be named. */
export interface BandWindow {
  readonly days?: readonly string[];
  readonly months?: readonly number[];
  readonly from?: string;
  readonly to?: string;
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const TIME = String.raw`(\d{1,2}:\d{2})`;

/**
 * `hours: "23:00-06:00"`, several with commas, with days before or after ("Sat-Sun 00:00-24:00", "weekends"), or from a time of one
 * day to a time of another ("Fri 18:00 - Mon 06:00"). No window: the band holds whenever no other does.
 */
export function bandWindows(band: Json, pointer: string): BandWindow[] {
  const days = daysIn(words(band['days']), `${pointer}/days`);
  const months = Array.isArray(band['months']) ? { months: band['months'].map(Number) } : {};
  const common = { ...(days ? { days } : {}), ...months };
  const spans = textOf(band['hours'])?.split(/[,;]/) ?? [];
  if (spans.length === 0) return Object.keys(common).length > 0 ? [common] : [];
  return spans.flatMap((span) =>
    spanWindows(span, `${pointer}/hours`).map((window) => ({ ...common, ...window })),
  );
}

const words = (value: unknown): string =>
  Array.isArray(value) ? textsOf(value).join(' ') : (textOf(value) ?? '');

function spanWindows(span: string, pointer: string): BandWindow[] {
  const across = new RegExp(`${DAY}\\s+${TIME}\\s*(?:-|to)\\s*${DAY}\\s+${TIME}`, 'i').exec(span);
  if (across) return acrossDays(across[1]!, across[2]!, across[3]!, across[4]!);
  const times = new RegExp(`${TIME}\\s*(?:-|to)\\s*${TIME}`).exec(span);
  const said = daysIn(times ? span.replace(times[0], '') : span, pointer);
  const days = said ? { days: said } : {};
  if (!times) return said ? [days] : giveUp('malformed', `hours written "${span.trim()}"`, pointer);
  return [{ ...days, from: clock(times[1]!) === '24:00' ? '00:00' : clock(times[1]!), to: clock(times[2]!) }];
}

const clock = (time: string): string => time.padStart(5, '0');
const dayIndex = (name: string): number => WEEK.indexOf(name.toLowerCase().slice(0, 3));

/** From a time of one day to a time of another, as a window per day. */
function acrossDays(first: string, from: string, last: string, to: string): BandWindow[] {
  const length = (dayIndex(last) - dayIndex(first) + 7) % 7;
  const days = Array.from({ length: length + 1 }, (_, offset) => WEEK[(dayIndex(first) + offset) % 7]!);
  return days.flatMap((day, index) => {
    const begin = index === 0 ? clock(from) : '00:00';
    const end = index === length ? clock(to) : '24:00';
    return end === '00:00' ? [] : [{ days: [day], from: begin, to: end }];
  });
}

/** Days that words name; undefined for every day. */
function daysIn(text: string, pointer: string): string[] | undefined {
  const rest = text.toLowerCase().trim();
  if (rest === '' || /^(all|daily|every ?day)\b/.test(rest)) return undefined;
  const range = new RegExp(`${DAY}\\s*(?:-|to|through)\\s*${DAY}`).exec(rest);
  if (range) {
    const length = (dayIndex(range[2]!) - dayIndex(range[1]!) + 7) % 7;
    return Array.from({ length: length + 1 }, (_, offset) => WEEK[(dayIndex(range[1]!) + offset) % 7]!);
  }
  const named = WEEK.filter((day) => new RegExp(`\\b${day}`).test(rest));
  if (named.length > 0) return named;
  if (/week ?days?/.test(rest)) return ['weekday'];
  if (/week ?ends?/.test(rest)) return ['weekend'];
  return giveUp('malformed', `days called "${text.trim()}"`, pointer);
}
