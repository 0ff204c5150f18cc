/** The year from any part of it: the month model with the region's shape and the clue of the hours. */
import { seasonKind } from './hours-clue.js';
import { estimateYear, type YearEstimate } from './month-model.js';
import type { SeasonalShape } from './seasonal-shape.js';

export interface MonthReadings {
  /** 1–12 */
  readonly month: number;
  readonly days: number;
  /** kWh of the days that count. */
  readonly observed: readonly number[];
  /** Day-night contrast of those days (hours-clue.ts), where there are hours. */
  readonly contrast?: number;
}

/** In warm months late use means cooling: the year is lower. In cold months night use means heating: the same. */
function clueOf({ month, contrast }: MonthReadings, shape: SeasonalShape): number {
  if (contrast === undefined) return 0;
  const kind = seasonKind(month, shape.southern);
  if (kind === 'warm') return shape.warmContrast - contrast;
  return kind === 'cold' ? contrast - shape.coldContrast : 0;
}

/** Twelve months in time order, some without readings, to kWh of every month. Undefined when nothing was read. */
export function estimateFromMonths(
  months: readonly MonthReadings[],
  shape: SeasonalShape,
): YearEstimate | undefined {
  return estimateYear(
    months.map((month) => ({ ...month, clue: clueOf(month, shape) })),
    shape.months,
  );
}
