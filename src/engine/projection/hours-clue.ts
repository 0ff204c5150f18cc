/**
 * What the hours of the day say of the seasons: in the warm months a home that uses most from noon to ten at night cools, so
 * its year lies lower than this month suggests; in the cold months a home that uses much between one and five at night heats.
 */
import { isCounted, type DayTable } from './day-table.js';

/**
 * Share of a day's energy used from 12 to 22 h less the share used from 1 to 5 h, over the given days of the table.
 * @returns undefined when there are no hours
 */
export function dayNightContrast(table: DayTable, days: readonly number[]): number | undefined {
  const { hours } = table;
  if (!hours) return undefined;
  let late = 0;
  let night = 0;
  let total = 0;
  for (const day of days) {
    if (!isCounted(table, day)) continue;
    for (let hour = 0; hour < 24; hour++) {
      const kwh = hours[day * 24 + hour]!;
      total += kwh;
      if (hour >= 12 && hour < 22) late += kwh;
      else if (hour >= 1 && hour < 5) night += kwh;
    }
  }
  return total > 0 ? (late - night) / total : undefined;
}

/** Warm, cold or in between, by calendar month and hemisphere: four months of each of the first two. */
export function seasonKind(month: number, southern: boolean): 'warm' | 'cold' | 'mild' {
  const northern = southern ? ((month + 5) % 12) + 1 : month;
  if (northern >= 6 && northern <= 9) return 'warm';
  return northern === 12 || northern <= 3 ? 'cold' : 'mild';
}
