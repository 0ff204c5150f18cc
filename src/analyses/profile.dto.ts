import { ApiProperty } from '@nestjs/swagger';
import type { PricingBasis, ProfileType, Resolution, Season } from '../engine/profile/usage-profile.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';

type Profile = RecommendationJson['profile'];

export class UsageStatisticsDto {
  totalKwh!: string;
  avgDailyKwh!: string;
  /** avgDailyKwh × 365.25 / 12. */
  avgMonthlyKwh!: string;
  minDailyKwh!: string;
  maxDailyKwh!: string;
  /** Standard deviation of the daily totals. */
  stdDevKwh!: string;
  coefficientOfVariation!: string;
}

export class SeasonalPatternDto {
  season!: Season;
  avgDailyKwh!: string;
  totalKwh!: string;
  percentageOfAnnual!: string;
}

export class PeakAnalysisDto {
  /** Share of the energy used in the peak hours, in per cent. */
  peakPercentage!: string;
  offPeakPercentage!: string;
  /** Mean kWh per hour inside the peak hours. */
  peakAvgKwh!: string;
  offPeakAvgKwh!: string;
  /** Mean kWh of each hour of the day, 24 values. */
  hours!: string[];
  /** Mean kW that never goes away: the tenth percentile of the hours. */
  baseLoadKw!: string;
}

export class MonthProjectionDto {
  /** First day of the month. */
  start!: string;
  kwh!: string;
  /** Lower end of the 90 % interval. */
  low!: string;
  high!: string;
}

/** Days, inclusive. */
export class MissingDaysDto {
  from!: string;
  to!: string;
}

/** What each kind of plan can be priced on with these readings. */
export class PriceableWithDto {
  flat!: PricingBasis;
  tiered!: PricingBasis;
  timeOfUse!: PricingBasis;
  demand!: PricingBasis;
  indexed!: PricingBasis;
  exportCredit!: PricingBasis;
}

export class DataQualityDto {
  totalDaysExpected!: number;
  totalDaysAvailable!: number;
  completenessPercentage!: string;
  @ApiProperty({ type: [MissingDaysDto] })
  missingDays!: readonly MissingDaysDto[];
  hasGaps!: boolean;
  estimatedPercentage!: string;
  resolution!: Resolution;
  intervalMinutes!: number | null;
  qualityFlag!: 'excellent' | 'good' | 'fair' | 'poor';
  @ApiProperty({ type: [String] })
  qualityIssues!: readonly string[];
  priceableWith!: PriceableWithDto;
}

/** What a household's readings say about it. */
export class UsageProfileDto implements Profile {
  profileType!: ProfileType;
  analysisPeriodStart!: string;
  analysisPeriodEnd!: string;
  statistics!: UsageStatisticsDto;
  seasonalPatterns!: SeasonalPatternDto[];
  /** Null when the readings are not sub-daily. */
  peakAnalysis!: PeakAnalysisDto | null;
  /** The coming twelve months. */
  projectedAnnualKwh!: string;
  /** Lower end of its 90 % interval. */
  projectedAnnualKwhLow!: string;
  projectedAnnualKwhHigh!: string;
  projectedMonthlyKwh!: MonthProjectionDto[];
  dataQuality!: DataQualityDto;
  /** 0–1: one minus the tested half-width of the 90 % interval, as a share of the year. */
  confidenceScore!: string;
  @ApiProperty({ type: [String] })
  notes!: readonly string[];
}
