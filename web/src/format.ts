/** Numbers, money and dates in the reader's own locale. Decimal strings go to Intl as they are, without a float between. */

import { S } from './strings';

const LOCALE = typeof navigator === 'undefined' ? 'en' : navigator.language;

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(LOCALE, options)));
  return found;
}

type Value = number | string;

// Intl takes decimal strings exactly; its type lags behind.
const formatted = (options: Intl.NumberFormatOptions, value: Value): string =>
  numberFormat(options).format(value as number);

/** @example money('1234.5', 'USD') === '$1,234.50' */
export const money = (value: Value, currency: string): string =>
  formatted({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }, value);

/** Without cents, for headlines. */
export const wholeMoney = (value: Value, currency: string): string =>
  formatted(
    { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 },
    value,
  );

/** Per-unit prices keep their small digits. */
export const unitPrice = (value: Value, currency: string): string =>
  formatted(
    {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 5,
    },
    value,
  );

/** Currencies whose prices per kWh are spoken of in hundredths. */
const HUNDREDTHS: Readonly<Record<string, string>> = {
  USD: '¢',
  CAD: '¢',
  AUD: '¢',
  NZD: '¢',
  GBP: 'p',
  EUR: 'ct',
};

/** @example perKwh('0.28617', 'USD') === '28.617 ¢' */
export function perKwh(value: Value, currency: string): string {
  const unit = HUNDREDTHS[currency];
  return unit === undefined
    ? unitPrice(value, currency)
    : `${formatted({ maximumFractionDigits: 3 }, Number(value) * 100)} ${unit}`;
}

export const count = (value: Value): string => formatted({ maximumFractionDigits: 0 }, value);
export const decimal = (value: Value, places = 1): string =>
  formatted({ maximumFractionDigits: places }, value);
/** Always that many places, so that a column lines up. */
export const fixed = (value: Value, places: number): string =>
  formatted({ minimumFractionDigits: places, maximumFractionDigits: places }, value);
export const percent = (share: number): string =>
  formatted({ style: 'percent', maximumFractionDigits: 0 }, share);

/** A chance that is neither none nor all is never rounded to either. @example chance(0.001) === 'under 1%' */
export const chance = (share: number): string =>
  share < 0.01 ? S.chance.under(percent(0.01)) : share > 0.99 ? S.chance.over(percent(0.99)) : percent(share);

/** @example energy('21.5', 'm3') === '21.5 m³' */
export const energy = (value: Value, unit: string): string =>
  `${formatted({ maximumFractionDigits: Math.abs(Number(value)) < 100 ? 1 : 0 }, value)} ${unitName(unit)}`;

/** A unit as it is written. */
export const unitName = (unit: string): string => unit.replace(/3$/, '³');

/** @example kwh(1234.4) === '1,234 kWh' */
export const kwh = (value: Value): string => energy(value, 'kWh');

/** @example kwhRange(900, 1234) === '900 – 1,234 kWh' */
export const kwhRange = (low: Value, high: Value): string => `${count(low)} – ${kwh(high)}`;

export const bytes = (value: number): string =>
  value < 1_000_000 ? `${decimal(value / 1_000, 0)} kB` : `${decimal(value / 1_000_000)} MB`;

const dateFormat = (options: Intl.DateTimeFormatOptions, zone = 'UTC'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });

const DAY = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const SHORT_DAY = dateFormat({ day: 'numeric', month: 'short' });
const MONTH = dateFormat({ month: 'short' });
const MONTH_YEAR = dateFormat({ month: 'long', year: 'numeric' });
const NARROW_MONTH = dateFormat({ month: 'narrow' });

/** @param text YYYY-MM-DD, or an instant */
const utc = (text: string): Date => new Date(text.length === 10 ? `${text}T00:00:00Z` : text);

/** Held together by spaces at which no line breaks. */
export const day = (text: string): string => DAY.format(utc(text)).replaceAll(' ', '\u00a0');

/** A sentence of the engine, which writes days and moments as data are written. @example readable('It ends on 2027-03-26.') */
export const readable = (sentence: string): string =>
  sentence.replace(/\b\d{4}-\d\d-\d\d(T[\d:.]+Z)?\b/g, (text: string, time?: string) =>
    time ? instant(text) : day(text),
  );

/** The day of an instant on a home's clock. */
export const dayIn = (instantText: string, zone: string): string =>
  dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }, zone).format(new Date(instantText));

/** The last day before an instant, on a home's clock. */
export const lastDayIn = (end: string, zone: string): string =>
  dayIn(new Date(new Date(end).getTime() - 1).toISOString(), zone);

/** What people call a zone. @example zoneName('Etc/GMT-10') === 'UTC+10' */
export function zoneName(zone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  // These names count westward.
  return fixed ? `UTC${fixed[1] === '-' ? '+' : '−'}${fixed[2]}` : zone.replaceAll('_', ' ');
}

export const shortDay = (text: string): string => SHORT_DAY.format(utc(text));
export const month = (text: string): string => MONTH.format(utc(text));
export const monthYear = (text: string): string => MONTH_YEAR.format(utc(text));
export const narrowMonth = (text: string): string => NARROW_MONTH.format(utc(text));
export const monthName = (index: number): string => MONTH.format(new Date(Date.UTC(2024, index, 1)));
/** A moment on a home's clock, or on this device's. @example instant('2025-01-01T06:00:00Z', 'America/Chicago') === 'Jan 1, 2025, 12:00 AM' */
export const instant = (text: string, zone?: string): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(text),
  );
/** @example hour(15) === '15:00' or '3 PM' */
export const hour = (value: number): string =>
  dateFormat({ hour: 'numeric' }).format(new Date(Date.UTC(2024, 0, 1, value)));

/** @example dayAfter('2026-02-28') === '2026-03-01' */
export const dayAfter = (text: string): string =>
  new Date(utc(text).getTime() + 86_400_000).toISOString().slice(0, 10);

/** Today on this device's calendar, YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
