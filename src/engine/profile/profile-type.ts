/** One word for a home's use. The first rule that holds names it. */
import type { Region } from '../projection/region.js';
import { regionKey } from '../projection/region.js';
import type { ProfileType, SeasonalPattern } from './usage-profile.js';

/**
 * A usual home's kWh a year, rounded to hundreds, after the statistics that EIA (US states), AER (Australia), Ofgem, CRU, MBIE,
 * CBS, BDEW and Eurostat publish.
 */
const USUAL_ANNUAL_KWH: Readonly<Record<string, number>> = {
  'US-TX': 13_900, 'US-CA': 6_700, 'US-FL': 13_600, 'US-AZ': 12_900, 'US-NY': 7_300, 'US-IL': 8_700, 'US-OH': 10_500,
  'US-PA': 10_200, 'US-MA': 7_100, 'US-GA': 13_300, 'US-WA': 11_700, 'US-MO': 12_700,
  US: 10_600, CA: 11_000, AU: 5_600, NZ: 7_100, GB: 2_700, IE: 4_200, NL: 2_500, BE: 3_500, DE: 3_100, FR: 4_700, ES: 3_300,
  IT: 2_500, PT: 3_000,
}; // prettier-ignore

/** A high user takes this many times what is usual in the region. */
export const HIGH_USE = 1.5;
/** Between the strongest and the weakest season, as a share of the mean. */
export const SEASONAL_SPREAD = 0.5;
/** Standard deviation of the days over their mean. */
export const VARIABLE_DAYS = 0.5;

export const usualAnnualKwh = (region: Region): number | undefined => {
  const key = regionKey(region);
  return (key && USUAL_ANNUAL_KWH[key]) || (region.country && USUAL_ANNUAL_KWH[region.country]) || undefined;
};

/** The strongest and the weakest season may be any two: a home that peaks in summer and winter alike is seasonal too. */
export function profileType(
  annualKwh: number,
  seasons: readonly SeasonalPattern[],
  coefficientOfVariation: number,
  region: Region,
): ProfileType {
  const usual = usualAnnualKwh(region);
  if (usual !== undefined && annualKwh > HIGH_USE * usual) return 'high_user';
  const daily = seasons.map((season) => season.avgDailyKwh);
  const mean = daily.reduce((a, b) => a + b, 0) / daily.length;
  if (Math.max(...daily) - Math.min(...daily) > SEASONAL_SPREAD * mean) return 'seasonal_user';
  return coefficientOfVariation > VARIABLE_DAYS ? 'variable_user' : 'baseline';
}
