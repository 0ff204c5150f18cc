import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../engine/calendar/civil.js';
import { startOfDay, wallClock } from '../engine/calendar/zone.js';
import { DEMO_TIMEZONE, householdReadings } from './household.js';
import { smartMeterTexasCsv } from './smart-meter-texas.js';

const sumOfDay = (day: string): { readings: number; mwh: number } => {
  const channel = householdReadings();
  const from = startOfDay(DEMO_TIMEZONE, parseDay(day)!);
  const to = startOfDay(DEMO_TIMEZONE, parseDay(day)! + 1);
  let readings = 0;
  let mwh = 0;
  channel.starts.forEach((start, i) => {
    if (start < from || start >= to) return;
    readings++;
    mwh += channel.quantities[i]!;
  });
  return { readings, mwh };
};

describe('demo household', () => {
  it('covers a year without a gap, with a 23-hour and a 25-hour day', () => {
    const channel = householdReadings();
    expect(channel.starts).toHaveLength(35_040);
    expect(channel.starts.findIndex((start, i) => i > 0 && start !== channel.ends[i - 1])).toBe(-1);
    expect(sumOfDay('2025-03-09').readings).toBe(92);
    expect(sumOfDay('2025-11-02').readings).toBe(100);
  });

  it('gives the same readings every time and others for another seed', () => {
    expect(householdReadings({ days: 3 }).quantities).toEqual(householdReadings({ days: 3 }).quantities);
    expect(householdReadings({ days: 3, seed: 8 }).quantities).not.toEqual(
      householdReadings({ days: 3 }).quantities,
    );
  });

  it('uses a plausible amount of energy, most of it in summer and in the evening', () => {
    const channel = householdReadings();
    const byMonth = new Float64Array(13);
    const byHour = new Float64Array(24);
    channel.starts.forEach((start, i) => {
      const { day, second } = wallClock(DEMO_TIMEZONE, start);
      byHour[Math.floor(second / 3600)]! += channel.quantities[i]! / 1e6;
      byMonth[new Date(day * 86_400_000).getUTCMonth() + 1]! += channel.quantities[i]! / 1e6;
    });
    const year = byMonth.reduce((sum, kwh) => sum + kwh, 0);
    expect(year).toBeGreaterThan(11_000);
    expect(year).toBeLessThan(15_000);
    expect(byMonth[8]).toBeGreaterThan(1.7 * byMonth[4]!);
    expect(byHour[19]).toBeGreaterThan(2 * byHour[3]!);
  });
});

describe('Smart Meter Texas writer', () => {
  const rowsOf = (day: string): string[] =>
    smartMeterTexasCsv(householdReadings({ from: day, days: 1 }), DEMO_TIMEZONE)
      .trimEnd()
      .split('\n')
      .slice(1);

  it('prints four empty rows in the hour that spring skips', () => {
    const rows = rowsOf('2025-03-09').map((row) => row.split(','));
    expect(rows).toHaveLength(96);
    expect(rows.filter((row) => row[5] === '').map((row) => row[3])).toEqual([
      '02:00',
      '02:15',
      '02:30',
      '02:45',
    ]);
  });

  it('prints the autumn second pass as the portal does', () => {
    const rows = rowsOf('2025-11-02').map((row) => row.split(',').slice(3, 5).join('-'));
    expect(rows).toHaveLength(100);
    expect(rows.slice(4, 10)).toEqual([
      '01:00-01:15',
      '01:15-01:30',
      '01:30-01:45',
      '01:45-02:00',
      '02:00-01:15',
      '01:15-01:30',
    ]);
  });

  it('ends a day at 00:00 and begins every row with the apostrophe and the ESIID', () => {
    const rows = rowsOf('2025-06-01');
    expect(rows.at(-1)).toContain(',23:45,00:00,');
    expect(rows.every((row) => row.startsWith("'10443720001234567,06/01/2025,06/02/2025 06:00:00,"))).toBe(
      true,
    );
  });
});
