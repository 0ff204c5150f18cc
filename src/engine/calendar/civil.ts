/**
 * Civil (calendar) days as whole numbers: days since 1970-01-01. No clock, no time zone.
 * The algorithm is Howard Hinnant's `days_from_civil`.
 */
export type CivilDay = number;

export interface YearMonthDay {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}

/** @example civilDay(1970, 1, 2) === 1 */
export function civilDay(year: number, month: number, day: number): CivilDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function yearMonthDay(civil: CivilDay): YearMonthDay {
  const z = civil + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (civil: CivilDay): number => (((civil + 4) % 7) + 7) % 7;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; undefined when the text is no real day. */
export function parseDay(text: string): CivilDay | undefined {
  const match = ISO_DAY.exec(text);
  if (!match) return undefined;
  const day = civilDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayText(day) === text ? day : undefined;
}

/** @example dayText(0) === '1970-01-01' */
export function dayText(civil: CivilDay): string {
  const { year, month, day } = yearMonthDay(civil);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export const firstOfMonth = (civil: CivilDay): CivilDay => civil - yearMonthDay(civil).day + 1;

/** The first day of the month `count` months later. */
export function addMonths(first: CivilDay, count: number): CivilDay {
  const { year, month, day } = yearMonthDay(first);
  const index = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return civilDay(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

export const daysInMonth = (year: number, month: number): number =>
  civilDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - civilDay(year, month, 1);
