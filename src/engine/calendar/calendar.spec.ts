import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { billingPeriods } from './billing-cycle.js';
import { addMonths, civilDay, dayText, daysInMonth, parseDay, weekday, yearMonthDay } from './civil.js';
import { holiday, HOLIDAY_NAMES } from './holidays.js';
import {
  instantOf,
  isTimeZone,
  nextOffsetChange,
  offsetAt,
  standardOffset,
  startOfDay,
  wallClock,
} from './zone.js';

const day = (text: string): number => parseDay(text)!;

describe('civil days', () => {
  it('count from 1970 and come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (n) => {
        const { year, month, day: d } = yearMonthDay(n);
        expect(civilDay(year, month, d)).toBe(n);
      }),
    );
  });

  it('know weekdays, leap years and months', () => {
    expect(weekday(day('2026-11-20'))).toBe(5);
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(2100, 2)).toBe(28);
    expect(dayText(addMonths(day('2025-11-01'), 3))).toBe('2026-02-01');
    expect(dayText(addMonths(day('2025-01-31'), 1))).toBe('2025-02-28');
  });

  it.each(['2025-02-29', '2025-13-01', '2025-1-1', 'yesterday'])('refuse %s', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('time zones', () => {
  const at = (text: string): number => Date.parse(text) / 1000;

  it('take offsets from the zone, never from the process', () => {
    expect(offsetAt('America/Chicago', at('2025-07-01T00:00:00Z'))).toBe(-5 * 3600);
    expect(offsetAt('America/Chicago', at('2025-01-01T00:00:00Z'))).toBe(-6 * 3600);
    expect(offsetAt('Australia/Lord_Howe', at('2025-01-01T00:00:00Z'))).toBe(11 * 3600);
    expect(standardOffset('Australia/Sydney', 2025)).toBe(10 * 3600);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });

  it('find the instant at which the clocks change', () => {
    expect(nextOffsetChange('Europe/Dublin', at('2025-01-01T00:00:00Z'))).toBe(at('2025-03-30T01:00:00Z'));
    expect(nextOffsetChange('Europe/Dublin', at('2025-11-01T00:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    expect(nextOffsetChange('Etc/UTC', at('2025-01-01T00:00:00Z'))).toBe(Infinity);
  });

  it('give both passes of a repeated hour and none of a skipped one', () => {
    const wall = (text: string, hour: number): number => day(text) * 86_400 + hour * 3600;
    expect(instantOf('America/New_York', wall('2025-11-02', 1))).toBe(at('2025-11-02T05:00:00Z'));
    expect(instantOf('America/New_York', wall('2025-11-02', 1), true)).toBe(at('2025-11-02T06:00:00Z'));
    expect(instantOf('America/New_York', wall('2025-03-09', 2))).toBeUndefined();
  });

  it('begin a day where the clock begins it, also where midnight is skipped', () => {
    expect(startOfDay('America/Santiago', day('2025-09-07'))).toBe(at('2025-09-07T04:00:00Z'));
    expect(wallClock('Asia/Kolkata', at('2025-01-01T00:00:00Z'))).toEqual({
      day: day('2025-01-01'),
      second: 19_800,
    });
  });
});

describe('holidays', () => {
  it.each([
    ['thanksgiving', 2026, 'actual_day', '2026-11-26'],
    ['memorial_day', 2025, 'actual_day', '2025-05-26'],
    ['independence_day', 2027, 'sunday_to_monday', '2027-07-05'],
    ['independence_day', 2026, 'nearest_weekday', '2026-07-03'],
    ['independence_day', 2026, 'sunday_to_monday', '2026-07-04'],
    ['good_friday', 2026, 'actual_day', '2026-04-03'],
  ] as const)('%s %i, %s', (name, year, observance, expected) => {
    expect(dayText(holiday(name, year, observance))).toBe(expected);
  });

  it('are all real days of their year', () => {
    for (const name of HOLIDAY_NAMES) expect(yearMonthDay(holiday(name, 2025, 'actual_day')).year).toBe(2025);
    expect(() => holiday('talk_like_a_pirate_day', 2025, 'actual_day')).toThrow(RangeError);
  });
});

describe('billing periods', () => {
  const texts = (cycle: Parameters<typeof billingPeriods>[0], from: string, to: string): string[] =>
    billingPeriods(cycle, day(from), day(to)).map((p) => `${dayText(p.start)}/${dayText(p.end)}`);

  it('follow calendar months and cut the outer ones', () => {
    expect(texts({ kind: 'calendar_month' }, '2025-01-15', '2025-03-03')).toEqual([
      '2025-01-15/2025-02-01',
      '2025-02-01/2025-03-01',
      '2025-03-01/2025-03-03',
    ]);
  });

  it('follow an anchor day, quarters and read dates', () => {
    expect(texts({ kind: 'anchor_day', day: 20 }, '2025-01-01', '2025-02-21')).toEqual([
      '2025-01-01/2025-01-20',
      '2025-01-20/2025-02-20',
      '2025-02-20/2025-02-21',
    ]);
    expect(texts({ kind: 'calendar_quarter' }, '2025-02-01', '2025-05-01')).toEqual([
      '2025-02-01/2025-04-01',
      '2025-04-01/2025-05-01',
    ]);
    const dates = ['2025-01-06', '2025-02-04', '2025-03-07'];
    expect(texts({ kind: 'read_dates', dates }, '2025-01-06', '2025-03-07')).toEqual([
      '2025-01-06/2025-02-04',
      '2025-02-04/2025-03-07',
    ]);
  });

  it('cover every day once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 22_000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 28 }),
        (from, length, anchor) => {
          const periods = billingPeriods({ kind: 'anchor_day', day: anchor }, from, from + length);
          expect(periods[0]!.start).toBe(from);
          expect(periods[periods.length - 1]!.end).toBe(from + length);
          for (let i = 1; i < periods.length; i++) expect(periods[i]!.start).toBe(periods[i - 1]!.end);
        },
      ),
    );
  });
});
