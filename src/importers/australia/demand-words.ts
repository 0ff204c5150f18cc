/**
 * Demand charges of type TARIFF_PERIOD say what they are per only in words: "c/kW/day", "Nov - Mar, Mon - Fri, 16:00 - 20:00".
 * Nothing is assumed: where the words leave the unit or the hours open, there is no answer.
 */
import type { Season } from '../../engine/tariff/structure.js';
import { decimalOf, type Decimal } from '../record.js';
import { dayOfYear } from './clock.js';
import { weekdaysIn, windowsIn } from './clock-words.js';
import { WEEK, type ClockWindow, type Weekday } from './contract.js';

export interface DemandWords {
  /** Undefined when the words do not say. */
  readonly per?: 'day' | 'month' | 'year';
  readonly unit: 'kW' | 'kVA';
  readonly inDollars: boolean;
  readonly days: readonly Weekday[];
  readonly window?: ClockWindow;
  readonly seasons: readonly Season[];
  readonly minimumKw?: Decimal;
  /** The maximum of earlier months counts: a ratchet. */
  readonly looksBack: boolean;
}

/** @example demandWords('Demand c/kW Daily. Nov - Mar, Mon - Fri, 16:00 - 20:00').per === 'day' */
export function demandWords(text: string): DemandWords {
  const words = text.replace(/\s+/g, ' ').replace(/[–—]/g, '-');
  return {
    per: perOf(words),
    unit: /\bkva\b/i.test(words) ? 'kVA' : 'kW',
    inDollars: /\$ ?per kw|in \$|\$\/kw/i.test(words),
    days: weekdaysIn(words),
    window: windowOf(words),
    seasons: seasonsOf(words),
    minimumKw: decimalOf(/minimum demand of ([\d.]+) ?kw/i.exec(words)?.[1]),
    looksBack:
      /12 months prior|previous 12 months|rolling 12/i.test(words) && !/not based on a rolling/i.test(words),
  };
}

function perOf(words: string): DemandWords['per'] {
  if (
    /kw\s*\/\s*day|kw\)? (?:charge )?(?:daily|per day)|kw daily|per day\b|charge per day|\/day/i.test(words)
  )
    return 'day';
  if (/kw\s*\/\s*month|kw per month|per month\b/i.test(words)) return 'month';
  if (/\/\s*year|per annum|per year/i.test(words)) return 'year';
  return undefined;
}

function windowOf(words: string): ClockWindow | undefined {
  if (/any ?time/i.test(words)) return { days: WEEK, from: 0, to: 1440 };
  const [window, ...others] = windowsIn(words);
  return others.length === 0 ? window : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;

function seasonsOf(words: string): Season[] {
  const spans = words.matchAll(
    new RegExp(String.raw`(?:(\d{1,2}) )?\b${MONTH}\b ?(?:-|to) ?(?:(\d{1,2}) )?${MONTH}\b`, 'gi'),
  );
  return [...spans].map(([, fromDay, from, toDay, to]) => {
    const last = LENGTHS[MONTHS.indexOf(to!.toLowerCase().slice(0, 3))]!;
    // "to 30 March" is how some write the end of March.
    const day = Number(toDay ?? last) >= last - 1 ? last : Number(toDay);
    return { from: monthDay(from!, Number(fromDay ?? 1)), to: monthDay(to!, day) };
  });
}

function monthDay(name: string, day: number): string {
  const month = MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1;
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether the season lies inside the other; an absent one is the whole year. */
export function seasonWithin(inner: Season, outer: Season | undefined): boolean {
  if (!outer) return true;
  const span = (season: Season): number => (dayOfYear(season.to) - dayOfYear(season.from) + 366) % 366;
  const offset = (dayOfYear(inner.from) - dayOfYear(outer.from) + 366) % 366;
  return offset + span(inner) <= span(outer) + 1;
}
