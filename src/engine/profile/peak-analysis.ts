/** How the use lies over the hours of the day. */
import type { DayTable } from '../projection/day-table.js';
import type { PeakAnalysis } from './usage-profile.js';

/** Hours in which grids and time-of-use plans usually peak: 16:00 to 21:00, every day, on the home's clock. */
export const PEAK_HOURS = [16, 17, 18, 19, 20] as const;

/** @returns null when the readings are not hourly or finer */
export function peakAnalysis(table: DayTable, days: readonly number[]): PeakAnalysis | null {
  const { hours: byHour } = table;
  if (!byHour || table.intervalSeconds > 3600 || days.length === 0) return null;
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const total = days.reduce((sum, day) => sum + byHour[day * 24 + hour]!, 0);
    return total / days.length;
  });
  const all = hours.reduce((a, b) => a + b, 0);
  const peak = PEAK_HOURS.reduce((sum, hour) => sum + hours[hour]!, 0);
  const peakPercentage = all > 0 ? (100 * peak) / all : 0;
  const readings = new Float64Array(24 * days.length);
  days.forEach((day, i) => readings.set(byHour.subarray(day * 24, day * 24 + 24), 24 * i));
  readings.sort();
  return {
    peakPercentage,
    offPeakPercentage: all > 0 ? 100 - peakPercentage : 0,
    peakAvgKwh: peak / PEAK_HOURS.length,
    offPeakAvgKwh: (all - peak) / (24 - PEAK_HOURS.length),
    hours,
    baseLoadKw: readings[Math.floor(readings.length / 10)]!,
  };
}
