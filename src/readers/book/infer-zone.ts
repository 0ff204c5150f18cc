/**
 * A zone told from the data: the hour that a wall clock prints twice in autumn, or leaves out in spring, differs between the
 * parts of the world. Only zones of different clock-change days or hours can be told apart; the name stands for its group.
 */
import { nextOffsetChange, offsetAt } from '../../engine/calendar/zone.js';
import type { Book } from './book.js';
import { LocalClock } from './local-clock.js';

const DAY = 86_400;

/** One zone per rule of clock change, in order of preference where the data cannot tell. */
const CANDIDATES = [
  'Europe/Paris',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** The zone whose clock changes the stamps show, if any. */
export function inferZone(book: Book): string | undefined {
  const register = book.registers.reduce(
    (best, one) => (one.length > (best?.length ?? 0) ? one : best),
    book.registers[0],
  );
  if (!register || register.length < 48 || register.isInstant(0)) return undefined;
  const values = new Map<number, number>();
  const repeated = new Set<number>();
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < register.length; i++) {
    const stamp = register.stamps[i]!;
    if (stamp < first) first = stamp;
    if (stamp > last) last = stamp;
    const before = values.get(stamp);
    if (before === undefined) values.set(stamp, register.values[i]!);
    else if (before !== register.values[i]!) repeated.add(stamp);
  }
  let best: string | undefined;
  let bestScore = 0;
  for (const zone of CANDIDATES) {
    const score = scoreOf(zone, values, repeated, first, last);
    if (score > bestScore) {
      best = zone;
      bestScore = score;
    }
  }
  return best;
}

/** Evidence for a zone; anything that contradicts it outright makes it 0. */
function scoreOf(
  zone: string,
  values: ReadonlyMap<number, number>,
  repeated: ReadonlySet<number>,
  first: number,
  last: number,
): number {
  const clock = new LocalClock(zone);
  let score = 0;
  for (const stamp of repeated) {
    if (!clock.isAmbiguous(stamp)) return 0;
    score++;
  }
  for (let at = first; at < last;) {
    const change = nextOffsetChange(zone, at);
    if (change === Infinity || change > last) break;
    at = change;
    const gained = offsetAt(zone, change) - offsetAt(zone, change - 1);
    const wall = change + offsetAt(zone, change - 1);
    if (gained <= 0 || wall - first < DAY || last - wall < DAY) continue;
    let inside = 0;
    let around = 0;
    for (let minute = 0; minute < gained; minute += 300) {
      if (values.has(wall + minute)) inside++;
      if (values.has(wall - gained + minute) && values.has(wall + gained + minute)) around++;
    }
    if (inside > 0) return 0;
    if (around > 0) score++;
  }
  return score;
}
