/** The fitted constants of the month model and of its clues: made by src/accuracy/fit-homes.ts, which says how. */
import type { MonthCovariance } from './month-covariance.js';

export interface MonthConstants extends MonthCovariance {
  /** Logarithm of the year per unit of late share, in warm and in cold months (hours-clue.ts). */
  readonly warmLate: number;
  readonly coldLate: number;
  /** Logarithm of the year per unit of spells in between, and what spells are usual. */
  readonly mildSpells: number;
  readonly usualSpells: number;
}

// prettier-ignore
export const MONTH_CONSTANTS: MonthConstants = { yearlyWave: 0.127, halfYearlyWave: 0.05, drift: 0.173, seasonStrength: 0.318, monthNoise: 0.061, driftMemory: 0.737, shapeTrust: 0.886, warmLate: -1.412, coldLate: 1.069, mildSpells: 0.528, usualSpells: 0.031 };
