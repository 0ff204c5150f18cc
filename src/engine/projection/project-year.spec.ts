import { describe, expect, it } from '@jest/globals';
import { addMonths, civilDay, dayText, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import { coolingDay, coolingYear, homeUsage, ZONE } from '../ranking/ranking.fixture.js';
import type { Usage } from '../series/usage.js';
import { projectYear } from './project-year.js';

const TEXAS = { country: 'US', state: 'TX' };
const project = (usage: Usage) => projectYear(usage, ZONE, TEXAS)!;
const kwh = (usage: Usage): number => usage.registers.general.reduce((a, b) => a + b, 0) / 1e6;

describe('the coming year', () => {
  it('with twelve months read is those twelve months, reading by reading', () => {
    const usage = coolingYear({ minutes: 15 });
    const year = project(usage);
    expect(dayText(year.window.start)).toBe('2025-01-01');
    expect(year.annual.value).toBeCloseTo(kwh(usage), 6);
    const from = year.usage.timeline.starts.indexOf(usage.timeline.starts[0]!);
    const inside = year.usage.registers.general.subarray(from, from + usage.registers.general.length);
    expect(Array.from(inside)).toEqual(Array.from(usage.registers.general));
    expect(year.monthsEstimated).toBe(0);
    expect(year.daysFilled).toBe(0);
    expect(year.notes).toEqual([]);
  });

  it('with 24 months read is the last twelve, never the sum of both years', () => {
    const from = civilDay(2024, 1, 1);
    const usage = homeUsage(from, addMonths(from, 24), {
      daily: (day) => (yearMonthDay(day).year === 2024 ? 10 : 20),
    });
    const year = project(usage);
    expect(dayText(year.window.start)).toBe('2025-01-01');
    expect(year.annual.value).toBeCloseTo(20 * 365, 1);
  });

  it('leaves out a last month that has only begun', () => {
    const from = civilDay(2024, 10, 5);
    const year = project(homeUsage(from, civilDay(2025, 11, 12)));
    expect(dayText(year.window.start)).toBe('2024-11-01');
    expect(dayText(year.window.end)).toBe('2025-11-01');
    expect(year.monthsEstimated).toBe(0);
  });

  it('fills a gap with like days and says so', () => {
    const gapFrom = civilDay(2025, 7, 10);
    const missing = (day: CivilDay): boolean => day >= gapFrom && day < gapFrom + 7;
    const year = project(coolingYear({ missing }));
    const whole = kwh(coolingYear());
    expect(year.daysFilled).toBe(7);
    expect(Math.abs(year.annual.value / whole - 1)).toBeLessThan(0.01);
    expect(year.notes[0]).toBe(
      '7 days were missing and are filled with like days (same weekday, same season).',
    );
  });

  it('prefers the same season of another year to a guess', () => {
    const from = civilDay(2024, 1, 1);
    const missing = (day: CivilDay): boolean => {
      const { year, month } = yearMonthDay(day);
      return year === 2025 && month === 8;
    };
    const year = project(homeUsage(from, addMonths(from, 24), { daily: coolingDay, missing }));
    expect(year.monthsEstimated).toBe(0);
    expect(year.daysFilled).toBe(31);
    expect(year.months[7]!.value / 31).toBeCloseTo(44, -0.5);
  });

  it('estimates months that were never read, neither as the month read nor as nothing', () => {
    const july = civilDay(2025, 7, 1);
    const year = project(homeUsage(july, addMonths(july, 1), { daily: () => 45 }));
    expect(year.monthsEstimated).toBe(11);
    expect(year.annual.value).toBeLessThan(0.95 * 45 * 365);
    expect(year.annual.value).toBeGreaterThan(0.5 * 45 * 365);
    expect(year.annual.low).toBeLessThan(year.annual.value);
    expect(year.notes[0]).toContain('11 of 12 months were not read');
  });

  it('keeps the hours of the day in estimated months', () => {
    const july = civilDay(2025, 7, 1);
    const usage = homeUsage(july, addMonths(july, 1), { hourly: (hour) => (hour === 19 ? 0.5 : 0.5 / 23) });
    const { table, usage: year } = project(usage);
    const at = year.timeline.starts.indexOf(startOfDay(ZONE, civilDay(2025, 2, 3)) + 19 * 3600);
    const day = year.registers.general.subarray(at - 19, at + 5);
    const total = day.reduce((a, b) => a + b, 0);
    expect(table.resolution).toBe('interval');
    expect(day[19]! / total).toBeCloseTo(0.5, 3);
  });

  it('takes billing totals', () => {
    const starts: number[] = [];
    const ends: number[] = [];
    for (let m = 0; m < 12; m++) {
      starts.push(startOfDay(ZONE, addMonths(civilDay(2025, 1, 1), m)));
      ends.push(startOfDay(ZONE, addMonths(civilDay(2025, 1, 1), m + 1)));
    }
    const usage: Usage = {
      timeline: { starts: Float64Array.from(starts), ends: Float64Array.from(ends) },
      registers: { general: Float64Array.from(starts, (_, m) => (600 + m) * 1e6) },
    };
    const year = project(usage);
    expect(year.months.map((month) => Math.round(month.value))).toEqual(starts.map((_, m) => 600 + m));
    expect(year.usage.timeline.starts.length).toBe(367);
  });

  it('carries export along and gives winter less sun', () => {
    const july = civilDay(2025, 7, 1);
    const general = homeUsage(july, addMonths(july, 2));
    const usage: Usage = {
      timeline: general.timeline,
      registers: { general: general.registers.general, export: general.registers.general.map((q) => q / 2) },
    };
    const year = project(usage);
    const monthOfExport = (month: number): number => {
      const from = startOfDay(ZONE, addMonths(year.window.start, month));
      const to = startOfDay(ZONE, addMonths(year.window.start, month + 1));
      return year.usage.registers.export!.reduce(
        (sum, q, i) =>
          sum + (year.usage.timeline.starts[i]! >= from && year.usage.timeline.starts[i]! < to ? q : 0),
        0,
      );
    };
    const january = year.months.findIndex((month) => month.start.slice(5, 7) === '01');
    const julyAt = year.months.findIndex((month) => month.start.slice(5, 7) === '07');
    expect(monthOfExport(january)).toBeLessThan(0.6 * monthOfExport(julyAt));
    expect(monthOfExport(january)).toBeGreaterThan(0);
  });
});

describe('the interval of the coming year', () => {
  const widthAfter = (months: number): number => {
    const from = civilDay(2025, 1, 1);
    const { low, high, value } = project(
      homeUsage(from, addMonths(from, months), { daily: coolingDay }),
    ).annual;
    return (high - low) / value;
  };

  it('does not grow absurdly with a month more, and shrinks with many', () => {
    const widths = Array.from({ length: 12 }, (_, m) => widthAfter(m + 1));
    for (let m = 1; m < 12; m++) expect(widths[m]!).toBeLessThan(1.35 * widths[m - 1]!);
    expect(widths[5]!).toBeLessThan(widths[0]! / 2);
    expect(widths[11]!).toBeLessThan(widths[5]!);
  });

  it('raises the months to come after a car, by no more than the car', () => {
    const from = civilDay(2025, 1, 1);
    const car = civilDay(2025, 5, 1);
    const withCar = project(
      homeUsage(from, addMonths(from, 8), { daily: (day) => coolingDay(day) + (day >= car ? 10 : 0) }),
    );
    const without = project(homeUsage(from, addMonths(from, 8), { daily: coolingDay }));
    const october = (year: typeof withCar): number =>
      year.months.find(({ start }) => start.endsWith('-10-01'))!.value;
    expect(october(withCar) - october(without)).toBeGreaterThan(0);
    expect(october(withCar) - october(without)).toBeLessThan(450);
  });
});
