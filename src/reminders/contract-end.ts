/** When somebody is reminded of the end of their contract. */
import { parseDay } from '../engine/calendar/civil.js';

export const DAYS_BEFORE = [45, 30, 14, 7] as const;

/**
 * The reminder that is due: the closest one whose day has come. Who was away for weeks gets that one and not all before it.
 * @returns undefined while the end is far, and once it is past
 * @example dueReminder('2026-03-31', '2026-03-01') === 30
 */
export function dueReminder(contractEnd: string, today: string): (typeof DAYS_BEFORE)[number] | undefined {
  const left = parseDay(contractEnd)! - parseDay(today)!;
  if (left < 0) return undefined;
  return DAYS_BEFORE.findLast((days) => left <= days);
}
