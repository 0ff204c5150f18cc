/** The year from any part of it: the month model with the region's shape and the clues of days and hours. */
import { clueOf, type MonthSigns } from './hours-clue.js';
import { MONTH_CONSTANTS, type MonthConstants } from './month-constants.js';
import { estimateYear, type YearEstimate } from './month-model.js';
import type { SeasonalShape } from './seasonal-shape.js';

export interface MonthReadings extends MonthSigns {
  /** 1–12 */
  readonly month: number;
  readonly days: number;
  /** kWh of the days that count. */
  readonly observed: readonly number[];
}

/**
 * Twelve months in time order, some without readings, to kWh of every month. Undefined when nothing was read.
 * @param constants others than the published ones when a home that they were fitted on is judged
 */
export function estimateFromMonths(
  months: readonly MonthReadings[],
  { months: shape, late, southern }: SeasonalShape,
  constants: MonthConstants = MONTH_CONSTANTS,
): YearEstimate | undefined {
  return estimateYear(
    months.map((month) => ({ ...month, clue: clueOf(month, late, southern, constants) })),
    shape,
    constants,
  );
}
