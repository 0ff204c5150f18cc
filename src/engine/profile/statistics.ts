/** Figures of the days that were read, over at most the last 365 days. */
import { isCounted, type DayTable } from '../projection/day-table.js';
import type { UsageStatistics } from './usage-profile.js';

/** Longest span that statistics look back over: two years are never summed as one. */
const LONGEST_PERIOD = 365;

export interface AnalysisPeriod {
  /** Indexes into the table, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** Indexes of the days that count. */
  readonly days: readonly number[];
}

/** The last 365 days up to the last counted day, or all there is when it is less. */
export function analysisPeriod(table: DayTable): AnalysisPeriod {
  const counted = Array.from({ length: table.count }, (_, i) => i).filter((i) => isCounted(table, i));
  const to = counted[counted.length - 1] ?? 0;
  const days = counted.filter((i) => i > to - LONGEST_PERIOD);
  return { from: days[0] ?? 0, to, days };
}

/** Mean month of a year, in days. */
const DAYS_PER_MONTH = 365.25 / 12;

export function usageStatistics(table: DayTable, { days }: AnalysisPeriod): UsageStatistics {
  const values = days.map((day) => table.kwh[day]!);
  const total = values.reduce((a, b) => a + b, 0);
  const mean = total / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    totalKwh: total,
    avgDailyKwh: mean,
    avgMonthlyKwh: mean * DAYS_PER_MONTH,
    minDailyKwh: Math.min(...values),
    maxDailyKwh: Math.max(...values),
    stdDevKwh: Math.sqrt(variance),
    coefficientOfVariation: mean > 0 ? Math.sqrt(variance) / mean : 0,
  };
}
