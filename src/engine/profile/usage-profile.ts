/** What a household's readings say about it. Every field is defined in docs/analysis.md; energy is in kWh. */

export const PROFILE_TYPES = ['baseline', 'high_user', 'variable_user', 'seasonal_user'] as const;
export type ProfileType = (typeof PROFILE_TYPES)[number];

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
export type Season = (typeof SEASONS)[number];

/** How fine the readings are: it decides which plans can be priced exactly, within a range, or not at all. */
export const RESOLUTIONS = ['interval', 'daily', 'monthly'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A value with its 90 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface UsageStatistics {
  readonly totalKwh: number;
  readonly avgDailyKwh: number;
  /** avgDailyKwh × 365.25 / 12. */
  readonly avgMonthlyKwh: number;
  readonly minDailyKwh: number;
  readonly maxDailyKwh: number;
  /** Standard deviation of the daily totals. */
  readonly stdDevKwh: number;
  readonly coefficientOfVariation: number;
}

export interface SeasonalPattern {
  readonly season: Season;
  readonly avgDailyKwh: number;
  readonly totalKwh: number;
  readonly percentageOfAnnual: number;
}

export interface PeakAnalysis {
  /** Share of the energy used in the peak hours, in per cent. */
  readonly peakPercentage: number;
  readonly offPeakPercentage: number;
  /** Mean kWh per hour inside and outside the peak hours. */
  readonly peakAvgKwh: number;
  readonly offPeakAvgKwh: number;
  /** Mean kWh of each hour of the day, 24 values. */
  readonly hours: readonly number[];
  /** Mean kW that never goes away: the tenth percentile of the hours. */
  readonly baseLoadKw: number;
}

export type PricingBasis = 'exact' | 'range' | 'not_at_all';

/** What each kind of plan can be priced on with these readings. */
export interface PriceableWith {
  readonly flat: PricingBasis;
  readonly tiered: PricingBasis;
  readonly timeOfUse: PricingBasis;
  readonly demand: PricingBasis;
  readonly indexed: PricingBasis;
  readonly exportCredit: PricingBasis;
}

export interface DataQuality {
  readonly totalDaysExpected: number;
  readonly totalDaysAvailable: number;
  readonly completenessPercentage: number;
  /** Missing days as runs, inclusive. */
  readonly missingDays: readonly { readonly from: string; readonly to: string }[];
  readonly hasGaps: boolean;
  readonly estimatedPercentage: number;
  readonly resolution: Resolution;
  readonly intervalMinutes: number | null;
  readonly qualityFlag: 'excellent' | 'good' | 'fair' | 'poor';
  readonly qualityIssues: readonly string[];
  readonly priceableWith: PriceableWith;
}

export interface MonthProjection extends Interval {
  /** First day of the month, YYYY-MM-DD. */
  readonly start: string;
}

export interface UsageProfile {
  readonly profileType: ProfileType;
  readonly analysisPeriodStart: string;
  readonly analysisPeriodEnd: string;
  readonly statistics: UsageStatistics;
  readonly seasonalPatterns: readonly SeasonalPattern[];
  /** null when the readings are not sub-daily. */
  readonly peakAnalysis: PeakAnalysis | null;
  readonly projectedAnnualKwh: Interval;
  readonly projectedMonthlyKwh: readonly MonthProjection[];
  readonly dataQuality: DataQuality;
  /** 0–1: one minus the tested half-width of the 90 % interval, as a share of the year. */
  readonly confidenceScore: number;
  readonly notes: readonly string[];
}
