import { describe, expect, it } from '@jest/globals';
import { addMonths, civilDay } from '../calendar/civil.js';
import { projectYear } from '../projection/project-year.js';
import { coolingYear, homeUsage, ZONE, type HomeShape } from '../ranking/ranking.fixture.js';
import { QUALITY, type Usage } from '../series/usage.js';
import { buildProfile } from './build-profile.js';
import { profileType } from './profile-type.js';
import { seasonOf } from './seasonal-patterns.js';
import type { SeasonalPattern } from './usage-profile.js';

const TEXAS = { country: 'US', state: 'TX' };
const profileOf = (usage: Usage, quality?: Uint8Array) =>
  buildProfile(usage, projectYear(usage, ZONE, TEXAS)!, ZONE, TEXAS, quality);

describe('the usage profile', () => {
  it('of an even year has the figures one expects', () => {
    const from = civilDay(2025, 1, 1);
    const profile = profileOf(homeUsage(from, addMonths(from, 12)));
    expect(profile.analysisPeriodStart).toBe('2025-01-01');
    expect(profile.analysisPeriodEnd).toBe('2025-12-31');
    expect(profile.statistics.totalKwh).toBeCloseTo(24 * 365, 3);
    expect(profile.statistics.avgMonthlyKwh).toBeCloseTo((24 * 365.25) / 12, 1);
    expect(profile.statistics.coefficientOfVariation).toBeLessThan(0.01);
    expect(profile.seasonalPatterns.map((pattern) => Math.round(pattern.percentageOfAnnual))).toEqual([
      25, 25, 25, 25,
    ]);
    expect(profile.peakAnalysis!.peakPercentage).toBeCloseTo((5 / 24) * 100, 1);
    expect(profile.peakAnalysis!.baseLoadKw).toBeCloseTo(1, 6);
    expect(profile.dataQuality.qualityFlag).toBe('excellent');
    expect(profile.profileType).toBe('baseline');
  });

  it('never looks back over more than 365 days', () => {
    const from = civilDay(2024, 1, 1);
    const profile = profileOf(homeUsage(from, addMonths(from, 24)));
    expect(profile.dataQuality.totalDaysAvailable).toBe(365);
    expect(profile.statistics.totalKwh).toBeCloseTo(24 * 365, 3);
  });

  it('lists missing days as runs and lowers its flag', () => {
    const gap = civilDay(2025, 5, 3);
    const missing: HomeShape['missing'] = (day) => day >= gap && day < gap + 30;
    const { dataQuality } = profileOf(coolingYear({ missing }));
    expect(dataQuality.missingDays).toEqual([{ from: '2025-05-03', to: '2025-06-01' }]);
    expect(dataQuality.hasGaps).toBe(true);
    expect(dataQuality.completenessPercentage).toBeCloseTo((335 / 365) * 100, 6);
    expect(dataQuality.qualityFlag).toBe('fair');
  });

  it('tells what daily readings can and cannot price', () => {
    const { dataQuality, peakAnalysis } = profileOf(coolingYear({ minutes: 1440 }));
    expect(dataQuality.resolution).toBe('daily');
    expect(dataQuality.priceableWith).toEqual({
      flat: 'exact', tiered: 'exact', timeOfUse: 'range', demand: 'not_at_all', indexed: 'range', exportCredit: 'not_at_all',
    }); // prettier-ignore
    expect(peakAnalysis).toBeNull();
  });

  it('says what share was estimated, by energy', () => {
    const usage = coolingYear();
    const quality = new Uint8Array(usage.registers.general.length).fill(QUALITY.actual);
    quality.fill(QUALITY.estimated, 0, 24 * 31);
    const { estimatedPercentage } = profileOf(usage, quality).dataQuality;
    const january = usage.registers.general.subarray(0, 24 * 31).reduce((a, b) => a + b, 0);
    const all = usage.registers.general.reduce((a, b) => a + b, 0);
    expect(estimatedPercentage).toBeCloseTo((100 * january) / all, 9);
  });

  it('is less confident with less data, by the width of its interval', () => {
    const from = civilDay(2025, 1, 1);
    const confidence = [1, 6, 12].map(
      (months) => profileOf(homeUsage(from, addMonths(from, months))).confidenceScore,
    );
    expect([...confidence].sort((a, b) => a - b)).toEqual(confidence);
    expect(confidence[2]).toBeGreaterThan(0.9);
  });
});

describe('seasons', () => {
  it.each([
    [1, false, 'winter'],
    [1, true, 'summer'],
    [7, false, 'summer'],
    [7, true, 'winter'],
    [12, false, 'winter'],
    [10, true, 'spring'],
  ] as const)('month %i, southern %s: %s', (month, southern, season) => {
    expect(seasonOf(month, southern)).toBe(season);
  });
});

describe('the type of a home', () => {
  const seasons = (daily: readonly number[]): SeasonalPattern[] =>
    (['winter', 'spring', 'summer', 'autumn'] as const).map((season, i) => ({
      season,
      avgDailyKwh: daily[i]!,
      totalKwh: 0,
      percentageOfAnnual: 0,
    }));
  it.each([
    ['a usual even home', 10_000, [27, 28, 28, 27], 0.2, 'baseline'],
    ['more than one and a half times what Texas uses', 21_000, [57, 57, 57, 57], 0.2, 'high_user'],
    ['the same use in Ireland would be high, in Texas it is not', 13_000, [35, 35, 35, 35], 0.2, 'baseline'],
    ['one peak', 10_000, [20, 22, 45, 25], 0.4, 'seasonal_user'],
    ['equal peaks in summer and winter', 10_000, [40, 15, 40, 15], 0.4, 'seasonal_user'],
    ['days that differ without a season', 10_000, [27, 28, 28, 27], 0.8, 'variable_user'],
  ] as const)('%s', (_, annual, daily, variation, expected) => {
    expect(profileType(annual, seasons(daily), variation, TEXAS)).toBe(expected);
  });

  it('calls 13,000 kWh high in Ireland', () => {
    expect(profileType(13_000, seasons([35, 35, 35, 35]), 0.2, { country: 'IE' })).toBe('high_user');
  });
});
