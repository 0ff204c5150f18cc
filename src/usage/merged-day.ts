/** What stands when two files tell of the same day of a register. */
import { isoInstant } from '../engine/calendar/zone.js';
import { isEstimate, packDay, unpackDay, type DaySlots, type PackedDay } from './packed-day.js';
import type { Source } from './usage-store.js';

/** Which of two contradicting readings stands: the one stored already, or the one that comes. */
export type Keep = 'old' | 'new';

/** Readings of the same time with different values; quantities in millionths of the unit. */
export interface Contradiction {
  readonly start: string;
  readonly stored: number;
  readonly given: number;
}

export interface MergedDay {
  readonly day: PackedDay;
  /** Empty where a rule or the person says what stands. */
  readonly contradictions: readonly Contradiction[];
}

/** Daily sums of two files are rounded apart. */
const SAME_SHARE = 0.01;

const covered = ({ values }: DaySlots): number =>
  values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0) / values.length;

type SourcedDay = PackedDay & { readonly source: Source };

/**
 * What stands of a day that is there and one that comes. What somebody typed in stands. Readings of files and of connections are
 * not mixed, for a file can be taken back: of those the day that is covered more stands whole, the connection's when they are even.
 */
export function settleDay(earlier: SourcedDay, later: SourcedDay, keep?: Keep): MergedDay {
  if (earlier.source === 'manual') return { day: earlier, contradictions: [] };
  if (earlier.source === later.source) return mergeDays(earlier, later, keep);
  const more = covered(unpackDay(later)) - covered(unpackDay(earlier));
  const day = more > 0 || (more === 0 && later.source === 'api') ? later : earlier;
  return { day, contradictions: [] };
}

/**
 * On the same grid, slot by slot: equal readings are one, a hole is filled from the other file, and a measured reading stands
 * against an estimate; different ones contradict each other unless `keep` says which stands (the later revision, or what the person
 * chose). On different grids the day that is covered more stands whole; of two full ones with about the same sum the finer one.
 */
export function mergeDays(earlier: PackedDay, later: PackedDay, keep?: Keep): MergedDay {
  const old = unpackDay(earlier);
  const fresh = unpackDay(later);
  if (old.interval !== fresh.interval || old.start !== fresh.start)
    return wholeDay(earlier, old, later, fresh, keep);
  const values = fresh.values.slice();
  const quality = fresh.quality.slice();
  const contradictions: Contradiction[] = [];
  for (let i = 0; i < values.length; i++) {
    const stored = old.values[i]!;
    const given = values[i]!;
    if (Number.isNaN(stored)) continue;
    if (stored === given) {
      if (isEstimate(quality[i]!)) quality[i] = old.quality[i]!;
      continue;
    }
    const winner = Number.isNaN(given) ? 'old' : stands(old.quality[i]!, quality[i]!, keep);
    if (winner === 'new') continue;
    if (winner === undefined)
      contradictions.push({ start: isoInstant(old.start + i * old.interval), stored, given });
    values[i] = stored;
    quality[i] = old.quality[i]!;
  }
  const day = packDay(later.date, later.seconds, {
    start: fresh.start,
    interval: fresh.interval,
    values,
    quality,
  });
  return { day, contradictions };
}

/** Of two different readings of one slot; undefined where nothing tells. */
function stands(storedQuality: number, givenQuality: number, keep: Keep | undefined): Keep | undefined {
  if (keep) return keep;
  if (isEstimate(storedQuality) === isEstimate(givenQuality)) return undefined;
  return isEstimate(givenQuality) ? 'old' : 'new';
}

function wholeDay(
  earlier: PackedDay,
  old: DaySlots,
  later: PackedDay,
  fresh: DaySlots,
  keep: Keep | undefined,
): MergedDay {
  const more = covered(fresh) - covered(old);
  if (more !== 0) return { day: more > 0 ? later : earlier, contradictions: [] };
  if (keep) return { day: keep === 'new' ? later : earlier, contradictions: [] };
  const day = fresh.interval <= old.interval ? later : earlier;
  if (Math.abs(earlier.total - later.total) <= SAME_SHARE * Math.max(earlier.total, later.total))
    return { day, contradictions: [] };
  return {
    day,
    contradictions: [{ start: isoInstant(old.start), stored: earlier.total, given: later.total }],
  };
}

/** Which revision stands, where the two can be told apart. */
export const laterRevision = (stored: number, given: number): Keep | undefined =>
  stored === given || stored === 0 || given === 0 ? undefined : given > stored ? 'new' : 'old';
