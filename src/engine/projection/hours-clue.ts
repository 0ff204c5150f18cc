/**
 * What the days and hours of a month say of the other months. In warm months a home that uses much from noon to ten at night
 * cools, so its year lies lower than this month suggests; in cold months one that uses little then heats at night and in the
 * morning: the same. In between, days far above the usual ones are the first warm or cold spells: the year lies higher.
 */
import { isCounted, type DayTable } from './day-table.js';
import type { MonthConstants } from './month-constants.js';

/** A clue moves the months not seen by at most this factor (natural logarithm). */
const LIMIT = 0.4;
/** Fewer days have no spells to tell. */
const ENOUGH_DAYS = 14;

/**
 * Share of the energy used from 12 to 22 h, over the given days of the table.
 * @returns undefined when there are no hours
 */
export function lateShare({ hours, ...table }: DayTable, days: readonly number[]): number | undefined {
  if (!hours) return undefined;
  let late = 0;
  let total = 0;
  for (const day of days) {
    if (!isCounted(table, day)) continue;
    for (let hour = 0; hour < 24; hour++) {
      const kwh = hours[day * 24 + hour]!;
      total += kwh;
      if (hour >= 12 && hour < 22) late += kwh;
    }
  }
  return total > 0 ? late / total : undefined;
}

/** Logarithm of the mean day over the median day; undefined for few days and for an empty home. */
export function spellsOf(kwh: readonly number[]): number | undefined {
  if (kwh.length < ENOUGH_DAYS) return undefined;
  const sorted = [...kwh].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  const mean = kwh.reduce((total, day) => total + day, 0) / kwh.length;
  return median > 0 ? Math.log(mean / median) : undefined;
}

/** Warm, cold or in between, by calendar month and hemisphere: four months of each of the first two. */
export function seasonKind(month: number, southern: boolean): 'warm' | 'cold' | 'mild' {
  const northern = southern ? ((month + 5) % 12) + 1 : month;
  if (northern >= 6 && northern <= 9) return 'warm';
  return northern === 12 || northern <= 3 ? 'cold' : 'mild';
}

export interface MonthSigns {
  /** `lateShare` of the month, where there are hours. */
  readonly late?: number;
  /** `spellsOf` its days, where they were read day by day. */
  readonly spells?: number;
}

/** The signs of a month's counted days; billing totals have none. */
export function signsOf(table: DayTable, days: readonly number[]): MonthSigns {
  if (table.resolution === 'monthly') return {};
  return { late: lateShare(table, days), spells: spellsOf(days.map((day) => table.kwh[day]!)) };
}

/**
 * The clue of one month, as a natural logarithm.
 * @param month 1–12
 * @param usualLate usual late share by month, January first
 */
export function clueOf(
  { month, late, spells }: MonthSigns & { readonly month: number },
  usualLate: readonly number[],
  southern: boolean,
  constants: MonthConstants,
): number {
  const kind = seasonKind(month, southern);
  const clue =
    kind === 'mild'
      ? constants.mildSpells * ((spells ?? constants.usualSpells) - constants.usualSpells)
      : (kind === 'warm' ? constants.warmLate : constants.coldLate) *
        ((late ?? usualLate[month - 1]!) - usualLate[month - 1]!);
  return Math.max(-LIMIT, Math.min(LIMIT, clue));
}
