/**
 * Dates and times as files print them, read by hand and cached per day: no Date object per row. A stamp is either wall
 * clock (civil day × 86,400 + second) or, where it carries an offset, an instant in epoch seconds.
 */
import { civilDay, daysInMonth, type CivilDay } from '../../engine/calendar/civil.js';
import { monthNumber } from './month-names.js';

export type DateOrder = 'dmy' | 'mdy';

const DAY = 86_400;
/** Seconds; a span of whole minutes less this reads as one that names its last second. */
const HELD = 0.25;
/** No meter was read electronically before, and none will be after. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2099;
/** Epoch seconds of 1980 and 2100. */
export const EPOCH_RANGE = [315_532_800, 4_102_444_800] as const;
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const SHORT = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
/** 1. 6. 2024 */
const SPACED = /^(\d{1,2})(\.) (\d{1,2})\. (\d{4})(?!\d)/;
const DAY_NAME_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[-/ .]+(\p{L}{3,12})[-/ ,.]+(\d{4}|\d{2})(?!\d)/u;
const NAME_MONTH_DAY = /^(\p{L}{3,12})[. -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})(?!\d)/u;
const WEEKDAY = /^\p{L}{2,10}[.,]{0,2} +(?=\d|\p{L}{3,12}[. -]+\d)/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const MONTH_ISO = /^(\d{4})[-/](\d{1,2})$/;
const MONTH_SHORT = /^(\d{1,2})[-/](\d{4})$/;
const MONTH_NAME = /^(\p{L}{3,12})[. '’-]+(\d{4}|\d{2})$/u;

/** Forms whose first word is a month, not a weekday. */
const DATED_BY_NAME = [DAY_NAME_MONTH, NAME_MONTH_DAY, MONTH_NAME];

/** Offsets of the zone letters that files print after a time, in minutes. */
const ABBREVIATIONS: Record<string, number> = {
  Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MEZ: 60, MESZ: 120, EET: 120, EEST: 180,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480,
  HST: -600, AEST: 600, AEDT: 660, ACST: 570, ACDT: 630, AWST: 480, NZST: 720, NZDT: 780,
}; // prettier-ignore

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const fullYear = (text: string): number => {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
};

function realDay(year: number, month: number, day: number): CivilDay {
  if (
    year < FIRST_YEAR ||
    year > LAST_YEAR ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  )
    return NaN;
  return civilDay(year, month, day);
}

export class StampParser {
  /** Seconds of the last stamp parsed. */
  seconds = 0;
  /** Whether they are epoch seconds (an offset was printed) or wall clock. */
  instant = false;
  /** The last date named a month, not a day. */
  monthOnly = false;
  /** The last stamp had no time of day. */
  dateOnly = false;
  /** Day/month order, once a field above 12 has shown it. */
  order: DateOrder | undefined;
  /** Dates that could be read both ways were met before the order was known. */
  ambiguous = false;
  /** One of them had dots, which stand between day, month and year only. */
  dotted = false;
  /** Some stamps of 24:00 lie a fraction of a second before midnight; rounding settles them. */
  heldMidnights = false;
  private cachedText = '\0';
  private cachedDay = NaN;
  private cachedMonthOnly = false;
  private position = 0;

  /**
   * @param onMonthFirst called once when a date proves month/day order, so that dates already read day/month are turned
   */
  constructor(
    private readonly onMonthFirst: () => void,
    order?: DateOrder,
  ) {
    this.order = order;
  }

  /** A date alone. NaN when it is none. Trailing text (a time) is allowed and left at `position`. */
  day(text: string): CivilDay {
    const start = skipBlanks(text, 0);
    if (this.startsWithCached(text, start)) {
      this.position = start + this.cachedText.length;
      this.monthOnly = this.cachedMonthOnly;
      return this.cachedDay;
    }
    const rest = start === 0 ? text : text.slice(start);
    this.monthOnly = false;
    const weekday = isDigit(rest.charCodeAt(0)) ? 0 : (WEEKDAY.exec(rest)?.[0].length ?? 0);
    const body = weekday > 0 && !DATED_BY_NAME.some((form) => form.test(rest)) ? rest.slice(weekday) : rest;
    const skipped = rest.length - body.length;
    const used = this.matchDay(body.length > 64 ? body.slice(0, 64) : body);
    if (used === 0) return NaN;
    this.position = start + skipped + used;
    if (skipped === 0) {
      this.cachedText = rest.slice(0, used);
      this.cachedDay = this.matched;
      this.cachedMonthOnly = this.monthOnly;
    }
    return this.matched;
  }

  private matched = NaN;

  /** The cached date stands here and is not the head of a longer number. */
  private startsWithCached(text: string, start: number): boolean {
    const cached = this.cachedText;
    if (!text.startsWith(cached, start)) return false;
    const after = start + cached.length;
    return after >= text.length || (!isDigit(text.charCodeAt(after)) && !this.cachedMonthOnly);
  }

  /** Tries every form; returns the characters used and leaves the day in `matched`. */
  private matchDay(text: string): number {
    let match = ISO.exec(text);
    if (match) return this.take(match[0], realDay(Number(match[1]), Number(match[3]), Number(match[4])));
    match = SHORT.exec(text) ?? SPACED.exec(text);
    if (match)
      return this.take(
        match[0],
        this.shortDay(Number(match[1]), Number(match[3]), fullYear(match[4]!), match[2] === '.'),
      );
    match = DAY_NAME_MONTH.exec(text);
    if (match) return this.named(match[0], match[2]!, Number(match[1]), fullYear(match[3]!));
    match = NAME_MONTH_DAY.exec(text);
    if (match) return this.named(match[0], match[1]!, Number(match[2]), fullYear(match[3]!));
    match = COMPACT.exec(text);
    if (match) return this.take(match[0], realDay(Number(match[1]), Number(match[2]), Number(match[3])));
    const trimmed = text.trimEnd();
    match = MONTH_ISO.exec(trimmed);
    if (match) return this.month(text, Number(match[1]), Number(match[2]));
    match = MONTH_SHORT.exec(trimmed);
    if (match) return this.month(text, Number(match[2]), Number(match[1]));
    match = MONTH_NAME.exec(trimmed);
    const month = match ? monthNumber(match[1]!) : undefined;
    return match && month !== undefined ? this.month(text, fullYear(match[2]!), month) : 0;
  }

  private take(used: string, day: CivilDay): number {
    this.matched = day;
    return Number.isNaN(day) ? 0 : used.length;
  }

  private named(used: string, name: string, day: number, year: number): number {
    const month = monthNumber(name);
    return month === undefined ? 0 : this.take(used, realDay(year, month, day));
  }

  private month(used: string, year: number, month: number): number {
    this.monthOnly = true;
    return this.take(used, realDay(year, month, 1));
  }

  private shortDay(first: number, second: number, year: number, dotted: boolean): CivilDay {
    if (this.order === undefined) {
      if (first > 12 && second <= 12) this.order = 'dmy';
      else if (second > 12 && first <= 12) {
        this.order = 'mdy';
        this.cachedText = '\0';
        this.onMonthFirst();
      } else if (first !== second) {
        this.ambiguous = true;
        this.dotted ||= dotted;
      }
    }
    return this.order === 'mdy' ? realDay(year, first, second) : realDay(year, second, first);
  }

  /** Seconds since midnight, or NaN. `24:00` is 86,400. Starts at `from`; leaves the end in `position`. */
  time(text: string, from = 0): number {
    let at = skipBlanks(text, from);
    const length = text.length;
    const hourStart = at;
    let hour = 0;
    while (at < length && isDigit(text.charCodeAt(at)) && at - hourStart < 2)
      hour = hour * 10 + text.charCodeAt(at++) - 48;
    if (at === hourStart) return NaN;
    let minute = 0;
    let second = 0;
    const sign = text.charCodeAt(at);
    if (sign === 58 || sign === 46 || sign === 104 || sign === 72) {
      const minuteStart = ++at;
      while (at < length && isDigit(text.charCodeAt(at)) && at - minuteStart < 2)
        minute = minute * 10 + text.charCodeAt(at++) - 48;
      if (at === minuteStart && sign !== 104 && sign !== 72) return NaN;
      if (text.charCodeAt(at) === 58 || (sign === 46 && text.charCodeAt(at) === 46)) {
        const secondStart = ++at;
        while (at < length && isDigit(text.charCodeAt(at)) && at - secondStart < 2)
          second = second * 10 + text.charCodeAt(at++) - 48;
        if (at === secondStart) return NaN;
        const fraction = text.charCodeAt(at);
        if ((fraction === 46 || fraction === 44) && isDigit(text.charCodeAt(at + 1))) {
          at++;
          while (at < length && isDigit(text.charCodeAt(at))) at++;
        }
      }
    } else if (at - hourStart === 2 && isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1))) {
      minute = (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
      at += 2;
    }
    if (at < length) {
      const half = HALF.exec(at === 0 ? text : text.slice(at, at + 8));
      if (half) {
        if (hour < 1 || hour > 12) return NaN;
        hour = (hour % 12) + (half[1] === 'p' || half[1] === 'P' ? 12 : 0);
        at += half[0].length;
      }
    }
    if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return NaN;
    this.position = at;
    return hour * 3600 + minute * 60 + second;
  }

  /** A date, with or without a time and an offset; the answer is in `seconds` and `instant`. False when it is none. */
  parse(text: string): boolean {
    this.instant = false;
    this.dateOnly = false;
    const first = text.charCodeAt(0);
    if (isDigit(first) && text.length >= 10 && isDigit(text.charCodeAt(4)) && this.parseDigits(text))
      return true;
    const day = this.day(text);
    if (Number.isNaN(day)) return false;
    return this.join(day, text, this.position);
  }

  /** A date cell and a time cell. */
  parsePair(date: string, time: string): boolean {
    this.instant = false;
    this.dateOnly = false;
    const day = this.day(date);
    return !Number.isNaN(day) && this.join(day, time, 0);
  }

  private join(day: CivilDay, text: string, from: number): boolean {
    let at = from;
    const length = text.length;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (
        code !== 32 &&
        code !== 84 &&
        code !== 44 &&
        code !== 160 &&
        code !== 45 &&
        code !== 116 &&
        code !== 58
      )
        break;
      at++;
    }
    this.seconds = day * DAY;
    if (at >= length) {
      this.dateOnly = true;
      return true;
    }
    const time = this.time(text, at);
    if (Number.isNaN(time)) return false;
    // Until the order of day and month is known, 24:00 stays on its own date: the day after a turned date is another.
    const held = time === DAY && this.order === undefined && this.ambiguous;
    if (held) this.heldMidnights = true;
    this.seconds += held ? time - HELD : time;
    return this.position >= length || this.offset(text, this.position);
  }

  /** What may follow a time: an offset, zone letters, or nothing. */
  private offset(text: string, from: number): boolean {
    const match = OFFSET.exec(text.length > 64 ? text.slice(from, from + 64) : text.slice(from));
    if (!match) return false;
    const [, letters, sign, hours, minutes] = match;
    if (sign !== undefined) {
      const seconds = Number(hours) * 3600 + Number(minutes ?? 0) * 60;
      this.seconds -= sign === '+' ? seconds : -seconds;
      this.instant = true;
      return true;
    }
    if (letters === undefined) return true;
    const known = ABBREVIATIONS[letters.toUpperCase()];
    if (known === undefined) return false;
    this.seconds -= known * 60;
    this.instant = true;
    return true;
  }

  /** Epoch seconds or milliseconds, or YYYYMMDDhhmm[ss], all digits. */
  private parseDigits(text: string): boolean {
    const digits = text.trim();
    for (let i = 0; i < digits.length; i++) if (!isDigit(digits.charCodeAt(i))) return false;
    if (digits.length === 10 || digits.length === 13) {
      const seconds = digits.length === 13 ? Math.floor(Number(digits) / 1000) : Number(digits);
      if (seconds < EPOCH_RANGE[0] || seconds >= EPOCH_RANGE[1]) return false;
      this.seconds = seconds;
      this.instant = true;
      return true;
    }
    if (digits.length !== 12 && digits.length !== 14) return false;
    const day = this.day(digits.slice(0, 8));
    if (Number.isNaN(day)) return false;
    const time = this.time(`${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12) || '00'}`);
    if (Number.isNaN(time)) return false;
    this.seconds = day * DAY + time;
    return true;
  }
}

const HALF = /^\s*([aApP])\.?\s?[mM]\.?/;
const OFFSET = /^\s*(?:\(?(\p{L}{1,5})\)?)?\s*(?:([+-])(\d{2}):?(\d{2})?)?\s*(?:\[[^\]]*\])?$/u;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (
    at < text.length &&
    (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 160 || text.charCodeAt(at) === 9)
  )
    at++;
  return at;
}
