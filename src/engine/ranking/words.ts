/** Numbers as people read them. The same number gives the same words. */
import { moneyText, type Amount } from '../money.js';

const SIGNS: Readonly<Record<string, string>> = {
  USD: '$',
  AUD: '$',
  NZD: '$',
  CAD: '$',
  GBP: '£',
  EUR: '€',
};

/** Whole currency units. @example moneyWords(1234.5, 'USD') === '$1,235', moneyWords(-3, 'USD') === '-$3' */
export function moneyWords(value: number, currency: string): string {
  const whole = Math.round(Math.abs(value))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const minus = value < 0 && whole !== '0' ? '-' : '';
  const sign = SIGNS[currency];
  return sign ? `${minus}${sign}${whole}` : `${minus}${whole} ${currency}`;
}

/** A price per unit, to a tenth of a cent. @example priceWords(0.0095, 'USD') === '$0.010' */
export function priceWords(value: number, currency: string): string {
  const sign = SIGNS[currency];
  return sign ? `${sign}${value.toFixed(3)}` : `${value.toFixed(3)} ${currency}`;
}

/** A network without the prefix of its kind. @example networkWords(['tdu:ONCOR', 'tdu:TNMP']) === 'ONCOR or TNMP' */
export const networkWords = (networks: readonly string[]): string => {
  const names = networks.map((network) => network.slice(network.indexOf(':') + 1));
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} or ${names.length - 3} others`;
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
};

/** An amount with its cents. @example exactMoneyWords(12345000000n, 'USD') === '$1.23' */
export function exactMoneyWords(value: Amount, currency: string): string {
  const text = moneyText(value < 0n ? -value : value).replace(/\B(?=(\d{3})+\.)/g, ',');
  const minus = value < 0n && !/^0\.00$/.test(text) ? '-' : '';
  const sign = SIGNS[currency];
  return sign ? `${minus}${sign}${text}` : `${minus}${text} ${currency}`;
}

/** @example kwhWords(12345.6) === '12,346 kWh' */
export const kwhWords = (kwh: number): string =>
  `${Math.round(kwh)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')} kWh`;

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

/** @example monthWords('2025-07-01') === 'July' */
export const monthWords = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1]!;

/** @example countMonths(1) === 'one month', countMonths(12) === '12 months' */
export const countMonths = (months: number): string => (months === 1 ? 'one month' : `${months} months`);

/** @example listWords(['a', 'b', 'c']) === 'a, b and c' */
export const listWords = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
