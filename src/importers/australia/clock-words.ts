/** Hours as words write them: "0630 to 0930 and 1530 to 2330 on all days", "Mon - Fri, 3:30pm - 11:30pm". */
import type { ClockWindow, Weekday } from './contract.js';
import { WEEK } from './contract.js';

/** Minutes since midnight; `to` at or before `from` wraps it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const TIME = String.raw`(?:(\d{1,2}):(\d{2})|(\d{2})(\d{2})|(\d{1,2})) ?([ap]m)?`;

/**
 * The spans of time that a text names, in order. A number is a time only with a colon, four digits, or am or pm on it or on its end.
 * @example spansIn('0630 to 0930 and 3:30pm to 11:30pm') -> [{ from: 390, to: 570 }, { from: 930, to: 1410 }]
 */
export function spansIn(text: string): Span[] {
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\bbetween (\S+(?: [ap]m)?) and\b/gi, '$1 to');
  const spans = words.matchAll(
    new RegExp(String.raw`(?<![\d$.])${TIME} ?(?:-|to|until) ?${TIME}(?![\d%])`, 'gi'),
  );
  return [...spans].flatMap((match) => {
    const first = match.slice(1, 7);
    const last = match.slice(7, 13);
    const bare = (time: readonly (string | undefined)[]): boolean => time[4] !== undefined;
    const half = last[5];
    if (bare(last) && !half) return [];
    if (bare(first) && !first[5] && !half) return [];
    const from = minutes(first, first[5] ?? (bare(first) ? half : undefined));
    const to = minutes(last, half);
    return from === undefined || to === undefined ? [] : [{ from: from % 1440, to: endOf(to) }];
  });
}

/** An end at :59 is the last minute, and midnight ends the day. */
const endOf = (minute: number): number => (minute === 0 ? 1440 : minute % 30 === 29 ? minute + 1 : minute);

function minutes(time: readonly (string | undefined)[], half: string | undefined): number | undefined {
  const hour = Number(time[0] ?? time[2] ?? time[4]);
  const minute = Number(time[1] ?? time[3] ?? 0);
  // Four digits are a time only where clocks of tariffs change, and a year elsewhere.
  if (time[3] !== undefined && ![0, 15, 29, 30, 45, 59].includes(minute)) return undefined;
  const hours = half ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour;
  return hours <= 24 && minute < 60 ? hours * 60 + minute : undefined;
}

/** Days that words name; every day when they name none. */
export function weekdaysIn(words: string): readonly Weekday[] {
  if (/weekdays? and weekends?|every day|each day|all days|monday to sunday/i.test(words)) return WEEK;
  return /mon(day)? ?(-|to) ?fri(day)?|business days?|week ?days?|workdays?/i.test(words)
    ? WEEK.slice(0, 5)
    : WEEK;
}

export const windowsIn = (words: string): ClockWindow[] =>
  spansIn(words).map((span) => ({ days: weekdaysIn(words), ...span }));
