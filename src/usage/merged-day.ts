/** What stands when two files tell of the same day of a register. */
import { isEstimate, packDay, unpackDay, type DaySlots, type PackedDay } from './packed-day.js';
import type { Source } from './usage-store.js';

const covered = ({ values }: DaySlots): number =>
  values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0) / values.length;

type SourcedDay = PackedDay & { readonly source: Source };

/**
 * What stands of a day that is there and one that comes. What somebody typed in stands. Readings of files and of connections are
 * not mixed, for a file can be taken back: of those the day that is covered more stands whole, the connection's when they are even.
 */
export function settleDay(earlier: SourcedDay, later: SourcedDay): PackedDay {
  if (earlier.source === later.source) return mergeDays(earlier, later);
  if (earlier.source === 'manual') return earlier;
  const more = covered(unpackDay(later)) - covered(unpackDay(earlier));
  return more > 0 || (more === 0 && later.source === 'api') ? later : earlier;
}

/**
 * On the same grid, slot by slot: the later file's reading stands, unless it is an estimate and the earlier one is not; where
 * the later file has none, the earlier one's stays. On different grids the day that is covered more stands whole, the later
 * one when they are even.
 */
export function mergeDays(earlier: PackedDay, later: PackedDay): PackedDay {
  const old = unpackDay(earlier);
  const fresh = unpackDay(later);
  if (old.interval !== fresh.interval || old.start !== fresh.start) {
    return covered(old) > covered(fresh) ? earlier : later;
  }
  const values = fresh.values.slice();
  const quality = fresh.quality.slice();
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(old.values[i]!)) continue;
    const better = isEstimate(quality[i]!) && !isEstimate(old.quality[i]!);
    if (!Number.isNaN(values[i]!) && !better) continue;
    values[i] = old.values[i]!;
    quality[i] = old.quality[i]!;
  }
  return packDay(later.date, later.seconds, {
    start: fresh.start,
    interval: fresh.interval,
    values,
    quality,
  });
}
