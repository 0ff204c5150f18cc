/** Periods printed as two days: whether the second is the last day or the day after. */
import { yearMonthDay } from '../../engine/calendar/civil.js';
import type { Register } from '../book/register.js';

const DAY = 86_400;

/**
 * Periods given as two days: where the next period starts the day after this one's end (1–31 January, 1–28 February), or a
 * period starts and ends on the same day, the day named as the end belongs to it.
 */
export function includeLastDay(register: Register): void {
  const { stamps, spans, length } = register;
  let whole = 0;
  let inclusive = 0;
  let exclusive = 0;
  const starts = new Set<number>();
  for (let i = 0; i < length; i++) starts.add(stamps[i]!);
  for (let i = 0; i < length; i++) {
    if (stamps[i]! % DAY !== 0 || spans[i]! % DAY !== 0) return;
    whole++;
    const end = stamps[i]! + spans[i]!;
    if (spans[i] === 0 || starts.has(end + DAY)) inclusive++;
    if (spans[i]! > 0 && starts.has(end)) exclusive++;
  }
  if (
    whole === 0 ||
    inclusive < exclusive ||
    (inclusive === 0 && exclusive === 0 && !endsMonth(stamps[0]! + spans[0]!))
  )
    return;
  for (let i = 0; i < length; i++) spans[i]! += DAY;
}

const endsMonth = (wall: number): boolean => yearMonthDay(wall / DAY + 1).day === 1;
