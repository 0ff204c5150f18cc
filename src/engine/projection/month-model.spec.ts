import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysInMonth } from '../calendar/civil.js';
import { estimateYear, type MonthSeen } from './month-model.js';
import { shapeOfTemperatures, smoothYear } from './seasonal-shape.js';
import { MONTHLY_TEMPERATURE } from './climate.js';

const FLAT = Array.from({ length: 12 }, () => 1);
const TEXAS = shapeOfTemperatures(MONTHLY_TEMPERATURE['US-TX']!);

/** Twelve months from January of which the first `seen` were read at `daily(month)` kWh every day. */
const months = (seen: number, daily: (month: number) => number): MonthSeen[] =>
  Array.from({ length: 12 }, (_, m) => {
    const days = daysInMonth(2025, m + 1);
    return {
      month: m + 1,
      days,
      clue: 0,
      observed: m < seen ? Array.from({ length: days }, () => daily(m + 1)) : [],
    };
  });

describe('the year from some of its months', () => {
  it('is what was read when all was read, and has nothing to doubt', () => {
    const year = estimateYear(
      months(12, (month) => month),
      TEXAS,
    )!;
    const read = months(12, (month) => month).flatMap((month) => month.observed);
    expect(year.annualKwh).toBeCloseTo(
      read.reduce((a, b) => a + b, 0),
      9,
    );
    expect(year.relativeDeviation).toBe(0);
  });

  it('of a steady home in a region without seasons is the steady year', () => {
    expect(
      estimateYear(
        months(3, () => 10),
        FLAT,
      )!.annualKwh,
    ).toBeCloseTo(3650, -2);
  });

  it('does not take a Texan July for every month, nor an April', () => {
    const used = (month: number): number => 30 * TEXAS[month - 1]!;
    const julyOnly = months(12, used).map((month) =>
      month.month === 7 ? month : { ...month, observed: [] },
    );
    const aprilOnly = months(12, used).map((month) =>
      month.month === 4 ? month : { ...month, observed: [] },
    );
    const truth = estimateYear(months(12, used), TEXAS)!.annualKwh;
    expect(Math.abs(estimateYear(julyOnly, TEXAS)!.annualKwh / truth - 1)).toBeLessThan(0.15);
    expect(Math.abs(estimateYear(aprilOnly, TEXAS)!.annualKwh / truth - 1)).toBeLessThan(0.15);
  });

  it('grows surer with every month', () => {
    const doubts = [1, 3, 6, 9, 11].map(
      (seen) =>
        estimateYear(
          months(seen, () => 20),
          TEXAS,
        )!.relativeDeviation,
    );
    expect([...doubts].sort((a, b) => b - a)).toEqual(doubts);
  });

  it('knows nothing from nothing', () => {
    expect(
      estimateYear(
        months(0, () => 1),
        TEXAS,
      ),
    ).toBeUndefined();
  });

  it('scales with the home and is never less than what was read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 11 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (levels, scale) => {
          const year = estimateYear(
            months(levels.length, (month) => levels[month - 1]!),
            TEXAS,
          )!;
          const scaled = estimateYear(
            months(levels.length, (month) => scale * levels[month - 1]!),
            TEXAS,
          )!;
          expect(scaled.annualKwh / year.annualKwh).toBeCloseTo(scale, 6);
          expect(year.annualKwh).toBeGreaterThanOrEqual(year.readKwh - 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('seasonal shapes', () => {
  it('have a mean of one and keep a wave of a year or half a year as it is', () => {
    const wave = FLAT.map(
      (_, m) => 1 + 0.3 * Math.cos((2 * Math.PI * m) / 12) - 0.2 * Math.sin((4 * Math.PI * m) / 12),
    );
    smoothYear(wave).forEach((value, m) => expect(value).toBeCloseTo(wave[m]!, 9));
    expect(TEXAS.reduce((a, b) => a + b, 0) / 12).toBeCloseTo(1, 9);
  });

  it('peak in a Texan summer, and in winter where it is cold and nobody cools', () => {
    expect(TEXAS.indexOf(Math.max(...TEXAS))).toBe(6);
    const britain = shapeOfTemperatures(MONTHLY_TEMPERATURE['GB']!);
    expect(britain[0]).toBeGreaterThan(1.15);
    expect(britain[6]).toBeLessThan(0.9);
  });
});
