/** Figures for people. */
import { yearMonthDay, parseDay } from '../engine/calendar/civil.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** @example moneyFormat('USD')('-12.345') === '-$12.35', moneyFormat('EUR')(3) === '€3.00' */
export function moneyFormat(currency: string): (value: string | number) => string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return (value) => {
    const text = format.format(typeof value === 'string' ? Number(value) : value);
    return text.replace(/^-(.*[1-9].*)$|^-(.*)$/, (_, some?: string, none?: string) =>
      some ? `-${some}` : none!,
    );
  };
}

/** Whole kilowatt-hours with separators. @example kwhFormat('12345.678') === '12,346' */
export const kwhFormat = (kwh: string | number): string => count(Math.round(Number(kwh)));

/** @example count(35040) === '35,040' */
export const count = (value: number): string => wholeNumber.format(value);

/** @example plural(1, 'gap') === '1 gap', plural(1200, 'gap') === '1,200 gaps' */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** A billing period's name: the month when it is one, else its first day. @example periodName('2025-03-01', '2025-04-01') === 'Mar 2025' */
export function periodName(start: string, end?: string): string {
  const { year, month, day } = yearMonthDay(parseDay(start)!);
  const wholeMonth = day === 1 && (end === undefined || end.endsWith('-01'));
  return wholeMonth ? `${MONTHS[month - 1]} ${year}` : `from ${start}`;
}
