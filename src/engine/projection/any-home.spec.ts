/** Whatever a home's readings are like, its coming year is a year: finite, ordered, nothing negative, and it scales with the home. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilDay, type CivilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import { buildProfile } from '../profile/build-profile.js';
import { drawScenarios } from '../ranking/scenarios.js';
import type { Usage } from '../series/usage.js';
import { projectYear, type YearProjection } from './project-year.js';

const PLACES = [
  ['America/Chicago', { country: 'US', state: 'TX' }],
  ['Australia/Sydney', { country: 'AU', state: 'NSW' }],
  ['Europe/Berlin', {}],
  ['UTC', {}],
] as const;

interface Life {
  readonly place: (typeof PLACES)[number];
  readonly first: CivilDay;
  readonly days: number;
  /** Minutes of a reading; 0 stands for billing totals. */
  readonly minutes: number;
  /** kWh a day by month, January first: some are empty. */
  readonly daily: readonly number[];
  /** Runs of missing days: from, length. */
  readonly gaps: readonly (readonly [number, number])[];
  readonly solar: boolean;
  /** A car from this day on. */
  readonly carFrom: number;
}

const lives: fc.Arbitrary<Life> = fc.record({
  place: fc.constantFrom(...PLACES),
  first: fc.integer({ min: civilDay(2023, 1, 1), max: civilDay(2025, 3, 5) }),
  days: fc.integer({ min: 1, max: 760 }),
  minutes: fc.constantFrom(0, 15, 30, 60, 1440),
  daily: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 150, noNaN: true })), {
    minLength: 12,
    maxLength: 12,
  }),
  gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 })), {
    maxLength: 3,
  }),
  solar: fc.boolean(),
  carFrom: fc.integer({ min: 0, max: 1500 }),
});

function usageOf(
  { place: [zone], first, days, minutes, daily, gaps, solar, carFrom }: Life,
  scale = 1,
): Usage {
  const starts: number[] = [];
  const ends: number[] = [];
  const general: number[] = [];
  const add = (start: number, end: number, kwh: number): void => {
    starts.push(start);
    ends.push(end);
    general.push(Math.round(kwh * 1e6) * scale);
  };
  const kwhOf = (i: number): number => {
    const month = new Date((first + i) * 86_400_000).getUTCMonth();
    return daily[month]! * (1 + 0.2 * Math.sin(i)) + (i >= carFrom ? 8 : 0);
  };
  const missing = (i: number): boolean => gaps.some(([from, length]) => i >= from && i < from + length);
  if (minutes === 0) {
    for (let i = 0; i < days; i += 31) {
      const end = Math.min(days, i + 31);
      let kwh = 0;
      for (let j = i; j < end; j++) kwh += kwhOf(j);
      if (!missing(i)) add(startOfDay(zone, first + i), startOfDay(zone, first + end), kwh);
    }
  } else {
    for (let i = 0; i < days; i++) {
      if (missing(i)) continue;
      const begin = startOfDay(zone, first + i);
      const finish = startOfDay(zone, first + i + 1);
      const step = Math.min(minutes * 60, finish - begin);
      const count = minutes === 1440 ? 1 : (finish - begin) / step;
      for (let j = 0; j < count; j++) {
        add(begin + j * step, j === count - 1 ? finish : begin + (j + 1) * step, kwhOf(i) / count);
      }
    }
  }
  const registers = { general: Float64Array.from(general) };
  return {
    timeline: { starts: Float64Array.from(starts), ends: Float64Array.from(ends) },
    registers: solar ? { ...registers, export: registers.general.map((q) => Math.round(q / 3)) } : registers,
  };
}

const project = (life: Life, scale?: number): YearProjection | undefined => {
  const usage = usageOf(life, scale);
  return usage.timeline.starts.length > 0 ? projectYear(usage, life.place[0], life.place[1]) : undefined;
};

describe('the coming year of any home', () => {
  it('is finite, in order and never negative, month by month and reading by reading', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const year = project(life);
        if (!year) return;
        for (const { value, low, high } of [year.annual, ...year.months]) {
          expect([value, low, high].every(Number.isFinite)).toBe(true);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high);
        }
        const total = year.months.reduce((kwh, month) => kwh + month.value, 0);
        expect(Math.abs(total - year.annual.value)).toBeLessThan(1e-6 * (1 + total));
        const { starts, ends } = year.usage.timeline;
        for (let i = 1; i < starts.length; i++)
          if (starts[i]! !== ends[i - 1]!) throw new Error(`hole at ${i}`);
        for (const column of Object.values(year.usage.registers)) {
          expect(column.every((quantity) => quantity >= 0 && Number.isFinite(quantity))).toBe(true);
        }
        expect(year.daysRead + year.daysFilled).toBeLessThanOrEqual(year.window.end - year.window.start);
        expect(year.daysFilled).toBeGreaterThanOrEqual(0);
        const scenarios = drawScenarios(year);
        for (const factors of scenarios.use)
          expect(factors.every((f) => f >= 0 && Number.isFinite(f))).toBe(true);
        const profile = buildProfile(usageOf(life), year, life.place[0], life.place[1]);
        expect(JSON.stringify(profile)).not.toMatch(/NaN|Infinity/);
        expect(Object.values(profile.statistics).every(Number.isFinite)).toBe(true);
        expect(profile.confidenceScore).toBeGreaterThanOrEqual(0);
        expect(profile.confidenceScore).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('is seven times the year of a home that uses a seventh', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const year = project(life);
        const larger = project(life, 7);
        if (!year || !larger) return;
        const close = (a: number, b: number): void =>
          expect(Math.abs(a - 7 * b)).toBeLessThanOrEqual(1e-3 * (1 + 7 * b));
        close(larger.annual.value, year.annual.value);
        close(larger.annual.low, year.annual.low);
        close(larger.annual.high, year.annual.high);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
