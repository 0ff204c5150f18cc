/**
 * The only place that knows time zones. Offsets come from `Intl`; the process's own zone is never read.
 */
import { civilDay, type CivilDay } from './civil.js';

const DAY = 86_400;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, found);
  }
  return found;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

function askOffset(zone: string, epochSeconds: number): number {
  const parts: Record<string, number> = {};
  for (const part of formatter(zone).formatToParts(epochSeconds * 1000)) {
    if (part.type !== 'literal') parts[part.type] = Number(part.value);
  }
  const day = civilDay(parts['year']!, parts['month']!, parts['day']!);
  return day * DAY + parts['hour']! * 3600 + parts['minute']! * 60 + parts['second']! - epochSeconds;
}

/** Offsets of one zone: ascending instants from which an offset holds. */
interface OffsetSpan {
  readonly from: number;
  readonly offset: number;
}

const spansByZone = new Map<string, Map<number, readonly OffsetSpan[]>>();

/** The offset changes of a zone within one UTC year, found by bisection between daily samples and remembered. */
function spansOfYear(zone: string, year: number): readonly OffsetSpan[] {
  let years = spansByZone.get(zone);
  if (!years) spansByZone.set(zone, (years = new Map()));
  let spans = years.get(year);
  if (spans) return spans;
  const start = civilDay(year, 1, 1) * DAY;
  const end = civilDay(year + 1, 1, 1) * DAY;
  const found: OffsetSpan[] = [{ from: start, offset: askOffset(zone, start) }];
  const step = 14 * DAY;
  for (let at = start; at < end; at += step) {
    let low = at;
    const high = Math.min(at + step, end);
    let lowOffset = found[found.length - 1]!.offset;
    while (askOffset(zone, high) !== lowOffset) {
      let left = low;
      let right = high;
      while (right - left > 1) {
        const middle = Math.floor((left + right) / 2);
        if (askOffset(zone, middle) === lowOffset) left = middle;
        else right = middle;
      }
      lowOffset = askOffset(zone, right);
      if (right < end) found.push({ from: right, offset: lowOffset });
      low = right;
      if (right >= high) break;
    }
  }
  spans = found;
  years.set(year, spans);
  return spans;
}

const yearOf = (epochSeconds: number): number => new Date(epochSeconds * 1000).getUTCFullYear();

/** Seconds east of UTC at an instant. @example offsetAt('Europe/Dublin', 1751328000) === 3600 */
export function offsetAt(zone: string, epochSeconds: number): number {
  const spans = spansOfYear(zone, yearOf(epochSeconds));
  for (let i = spans.length - 1; i >= 0; i--) if (spans[i]!.from <= epochSeconds) return spans[i]!.offset;
  return spans[0]!.offset;
}

/** The standard (winter) offset of the zone in a year: the smaller of its offsets. */
export function standardOffset(zone: string, year: number): number {
  return Math.min(...spansOfYear(zone, year).map((span) => span.offset));
}

/** The next instant after `epochSeconds` at which the offset changes, or Infinity within the same and the next year. */
export function nextOffsetChange(zone: string, epochSeconds: number): number {
  const year = yearOf(epochSeconds);
  for (const candidate of [year, year + 1]) {
    const spans = spansOfYear(zone, candidate);
    for (let i = candidate === year ? 1 : 0; i < spans.length; i++) {
      const span = spans[i]!;
      if (span.from > epochSeconds && (i > 0 || span.offset !== offsetAt(zone, span.from - 1)))
        return span.from;
    }
  }
  return Infinity;
}

/**
 * Wall clock to instant. A repeated autumn time gives its first (daylight) pass unless `second` is asked for; a time that
 * does not exist in spring gives `undefined`, so that the caller decides.
 * @param wallSeconds civil day × 86,400 + seconds since local midnight
 */
export function instantOf(zone: string, wallSeconds: number, second = false): number | undefined {
  const early = offsetAt(zone, wallSeconds - DAY);
  const late = offsetAt(zone, wallSeconds + DAY);
  const candidates: number[] = [];
  for (const offset of early === late ? [early] : [early, late]) {
    const instant = wallSeconds - offset;
    if (offsetAt(zone, instant) === offset) candidates.push(instant);
  }
  if (candidates.length === 0) return undefined;
  candidates.sort((a, b) => a - b);
  return second ? candidates[candidates.length - 1] : candidates[0];
}

/** The instant at which a civil day begins (in a zone that skips midnight: the first instant that exists). */
export function startOfDay(zone: string, day: CivilDay): number {
  const wall = day * DAY;
  const instant = instantOf(zone, wall);
  if (instant !== undefined) return instant;
  return wall - offsetAt(zone, wall - DAY);
}

/** Civil day and second of that day, as the zone's clock shows them. */
export function wallClock(zone: string, epochSeconds: number): { day: CivilDay; second: number } {
  const local = epochSeconds + offsetAt(zone, epochSeconds);
  const day = Math.floor(local / DAY);
  return { day, second: local - day * DAY };
}

/** Instant as ISO 8601 UTC text without fractions. @example isoInstant(0) === '1970-01-01T00:00:00Z' */
export const isoInstant = (epochSeconds: number): string =>
  new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
