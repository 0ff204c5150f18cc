import { describe, expect, it } from '@jest/globals';
import { civilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import { homeUsage, ZONE } from '../ranking/ranking.fixture.js';
import { gatherDays } from './day-table.js';

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe('days gathered from readings', () => {
  it.each([
    ['spring', civilDay(2025, 3, 8), 23],
    ['autumn', civilDay(2025, 11, 1), 25],
  ])('keeps every kWh of the days around the %s clock change', (_, from, hours) => {
    const usage = homeUsage(from, from + 3, { minutes: 15, hourly: () => 1 });
    const table = gatherDays(usage.timeline, usage.registers.general, ZONE)!;
    expect(Array.from(table.kwh)).toEqual([24 * 24, hours * 24, 24 * 24]);
    expect(table.coverage.every((share) => share === 1)).toBe(true);
    expect(table.resolution).toBe('interval');
  });

  it('spreads a billing total over its days by time', () => {
    const from = civilDay(2025, 1, 10);
    const starts = Float64Array.of(startOfDay(ZONE, from));
    const ends = Float64Array.of(startOfDay(ZONE, from + 30));
    const table = gatherDays({ starts, ends }, Float64Array.of(300e6), ZONE)!;
    expect(table.resolution).toBe('monthly');
    expect(table.count).toBe(30);
    expect(table.kwh[3]).toBeCloseTo(10, 9);
    expect(sum(table.kwh)).toBeCloseTo(300, 9);
  });

  it('puts a daily reading on its own day although it starts at the midnight of another zone', () => {
    const day = civilDay(2025, 6, 1);
    const starts = Float64Array.from({ length: 3 }, (_, i) => (day + i) * 86_400);
    const table = gatherDays(
      { starts, ends: starts.map((start) => start + 86_400) },
      Float64Array.of(1e6, 2e6, 3e6),
      'Europe/Dublin',
    )!;
    expect(table.resolution).toBe('daily');
    expect(Array.from(table.kwh.subarray(day - table.first, day - table.first + 3))).toEqual([1, 2, 3]);
  });

  it('does not count a day of which a third is missing', () => {
    const day = civilDay(2025, 6, 1);
    const whole = homeUsage(day, day + 1, {});
    const table = gatherDays(
      { starts: whole.timeline.starts.slice(0, 16), ends: whole.timeline.ends.slice(0, 16) },
      whole.registers.general.slice(0, 16),
      ZONE,
    )!;
    expect(table.coverage[0]).toBeCloseTo(2 / 3, 9);
  });
});
