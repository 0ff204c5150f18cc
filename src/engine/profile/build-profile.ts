/** The usage profile of a home from its projected year. Every field is defined in docs/analysis.md. */
import { dayText } from '../calendar/civil.js';
import { regionOf, type Region } from '../projection/region.js';
import type { YearProjection } from '../projection/project-year.js';
import type { Usage } from '../series/usage.js';
import { dataQuality } from './data-quality.js';
import { peakAnalysis } from './peak-analysis.js';
import { profileType, usualAnnualKwh } from './profile-type.js';
import { seasonalPatterns } from './seasonal-patterns.js';
import { analysisPeriod, usageStatistics } from './statistics.js';
import type { UsageProfile } from './usage-profile.js';

/** @param usage the readings that the projection was made from */
export function buildProfile(
  usage: Usage,
  projection: YearProjection,
  timezone: string,
  told: Region,
  quality?: Uint8Array,
): UsageProfile {
  const { table, annual, months, shape } = projection;
  const region = regionOf(told, timezone);
  const period = analysisPeriod(table);
  const statistics = usageStatistics(table, period);
  const seasons = seasonalPatterns(months, shape.southern);
  const halfWidth = (annual.high - annual.low) / 2 / Math.max(annual.value, 1e-9);
  const notes = [...projection.notes];
  if (usualAnnualKwh(region) === undefined) {
    notes.push('What is usual in this region is not known, so the home is not compared with others.');
  }
  return {
    profileType: profileType(annual.value, seasons, statistics.coefficientOfVariation, region),
    analysisPeriodStart: dayText(table.first + period.from),
    analysisPeriodEnd: dayText(table.first + period.to),
    statistics,
    seasonalPatterns: seasons,
    peakAnalysis: peakAnalysis(table, period.days),
    projectedAnnualKwh: annual,
    projectedMonthlyKwh: months,
    dataQuality: dataQuality(table, period, usage, quality),
    confidenceScore: Math.max(0, Math.min(1, 1 - halfWidth)),
    notes,
  };
}
