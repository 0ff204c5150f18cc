/** Use by season of the projected year. Seasons follow the hemisphere: meteorological quarters from December and June. */
import { SEASONS, type MonthProjection, type Season, type SeasonalPattern } from './usage-profile.js';
import { daysInMonth } from '../calendar/civil.js';

/** @example seasonOf(1, false) === 'winter', seasonOf(1, true) === 'summer' */
export function seasonOf(month: number, southern: boolean): Season {
  const quarter = Math.floor((month % 12) / 3);
  return SEASONS[(quarter + (southern ? 2 : 0)) % 4]!;
}

export function seasonalPatterns(months: readonly MonthProjection[], southern: boolean): SeasonalPattern[] {
  const annual = months.reduce((total, month) => total + month.value, 0);
  return SEASONS.map((season) => {
    const own = months.filter((month) => seasonOf(Number(month.start.slice(5, 7)), southern) === season);
    const totalKwh = own.reduce((total, month) => total + month.value, 0);
    const days = own.reduce(
      (total, { start }) => total + daysInMonth(Number(start.slice(0, 4)), Number(start.slice(5, 7))),
      0,
    );
    return {
      season,
      totalKwh,
      avgDailyKwh: days > 0 ? totalKwh / days : 0,
      percentageOfAnnual: annual > 0 ? (100 * totalKwh) / annual : 0,
    };
  });
}
