import { describe, expect, it } from '@jest/globals';
import { dayText, parseDay } from '../calendar/civil.js';
import { exitFeeOn, firstFreeDay, monthsBegun, type Contract } from './exit-fee.js';

const contract = (exitFee: Contract['exitFee'], rest: Partial<Contract> = {}): Contract => ({
  start: '2025-04-01',
  end: '2026-03-31',
  exitFee,
  ...rest,
});
const FLAT = { kind: 'flat', amount: '150' } as const;
const PER_MONTH = { kind: 'per_month_remaining', amount: '15' } as const;
const DECLINING = {
  kind: 'declining',
  steps: [
    { fromMonth: 0, amount: '200' },
    { fromMonth: 6, amount: '100' },
    { fromMonth: 11, amount: '0' },
  ],
} as const;

describe('the fee for leaving a plan', () => {
  it.each([
    ['none', contract({ kind: 'none' }), '2025-10-01', 0],
    ['flat, within the contract', contract(FLAT), '2025-10-01', 150],
    ['flat, on the last day', contract(FLAT), '2026-03-31', 150],
    ['flat, the day after the last', contract(FLAT), '2026-04-01', 0],
    ['flat, waived in the last 14 days: the 15th day before the end', contract({ ...FLAT, waivedLastDays: 14 }), '2026-03-17', 150],
    ['flat, waived in the last 14 days: the first of them', contract({ ...FLAT, waivedLastDays: 14 }), '2026-03-18', 0],
    ['flat, no end known: it may still be due', contract(FLAT, { end: undefined }), '2025-10-01', 150],
    ['per month, three months left to the day', contract(PER_MONTH), '2026-01-01', 45],
    ['per month, a month begun counts', contract(PER_MONTH), '2026-01-15', 45],
    ['per month, the whole year', contract(PER_MONTH), '2025-04-01', 180],
    ['per month, without an end nobody knows', contract(PER_MONTH, { end: undefined }), '2025-10-01', undefined],
    ['declining, fresh', contract(DECLINING), '2025-05-01', 200],
    ['declining, a day short of half a year', contract(DECLINING), '2025-09-30', 200],
    ['declining, half a year', contract(DECLINING), '2025-10-01', 100],
    ['declining, the last month', contract(DECLINING), '2026-03-01', 0],
    ['declining, without a start nobody knows', contract(DECLINING, { start: undefined }), '2025-10-01', undefined],
    ['unknown is not zero', contract({ kind: 'unknown' }), '2025-10-01', undefined],
    ['unknown, but the contract is over', contract({ kind: 'unknown' }), '2026-04-01', 0],
  ] as const)('%s', (_, terms, day, fee) => {
    expect(exitFeeOn(terms, parseDay(day)!)).toBe(fee);
  }); // prettier-ignore

  it.each([
    ['2026-01-01', '2026-04-01', 3],
    ['2026-01-15', '2026-04-01', 3],
    ['2026-01-31', '2026-03-01', 2],
    ['2026-03-31', '2026-04-01', 1],
    ['2026-04-01', '2026-04-01', 0],
  ])('counts months begun from %s to %s', (from, to, months) => {
    expect(monthsBegun(parseDay(from)!, parseDay(to)!)).toBe(months);
  });
});

describe('the first day on which leaving is free', () => {
  it.each([
    ['no fee', contract({ kind: 'none' }), '2025-10-01'],
    ['the day after the contract', contract(FLAT), '2026-04-01'],
    ['the first waived day', contract({ ...FLAT, waivedLastDays: 14 }), '2026-03-18'],
    ['unknown fee', contract({ kind: 'unknown' }), '2026-04-01'],
    ['never known', contract({ kind: 'unknown' }, { end: undefined }), undefined],
  ] as const)('%s', (_, terms, expected) => {
    const day = firstFreeDay(terms, parseDay('2025-10-01')!);
    expect(day === undefined ? undefined : dayText(day)).toBe(expected);
  });
});
