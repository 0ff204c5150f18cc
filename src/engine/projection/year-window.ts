/** Which twelve months are priced: whole calendar months, because bills, tiers and credits are by month. */
import { addMonths, firstOfMonth, type CivilDay } from '../calendar/civil.js';
import { isCounted, type DayTable } from './day-table.js';

export interface YearWindow {
  readonly start: CivilDay;
  /** The day after the last. */
  readonly end: CivilDay;
  /** First days of the twelve months, and `end`. */
  readonly monthStarts: readonly CivilDay[];
}

/** A month at the end of the readings belongs to the year when this share of its days counts. */
const COMPLETE_MONTH = 0.9;

/**
 * The twelve calendar months that end with the last complete month of the readings (the last month with readings when none is
 * complete). More than twelve months of readings are never summed: older ones only help to fill gaps.
 */
export function trailingYear(table: DayTable): YearWindow | undefined {
  let last = -1;
  let first = -1;
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (last < 0) return undefined;
  const month = firstOfMonth(table.first + last);
  const next = addMonths(month, 1);
  let counted = 0;
  for (let day = month; day < next; day++) if (isCounted(table, day - table.first)) counted++;
  const hasEarlierMonth = table.first + first < month;
  const end = counted >= COMPLETE_MONTH * (next - month) || !hasEarlierMonth ? next : month;
  const monthStarts = Array.from({ length: 13 }, (_, m) => addMonths(end, m - 12));
  return { start: monthStarts[0]!, end, monthStarts };
}
