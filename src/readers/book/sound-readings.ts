/** Which readings of a meter can be believed: a meter only grows, but files hold zeros, strays and new meters. */

/** A fall to less than this share is a new meter or a restart; to more, a slip of the display. */
const RESTART_SHARE = 0.5;

export interface SoundReadings {
  /** 1 for readings that count. */
  readonly kept: Uint8Array;
  /** 1 for readings that begin anew: after a change of meter or a restart. */
  readonly restarts: Uint8Array;
  /** Readings left out. */
  readonly strays: number;
}

/**
 * Judges readings in order of time. Left out are: a reading above its successor while that one continues its predecessor; a
 * fall that the next readings leap back from (zeros of a lost connection); and what lies a little below an earlier reading.
 * @example soundReadings([100, 101, 0, 102]).kept // [1, 1, 0, 1]
 */
export function soundReadings(values: Float64Array): SoundReadings {
  const count = values.length;
  const kept = new Uint8Array(count);
  const restarts = new Uint8Array(count);
  let strays = 0;
  let highest = -Infinity;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    const next = i + 1 < count ? values[i + 1]! : Infinity;
    if (value >= highest) {
      if (next < value && next >= highest && highest > -Infinity) {
        strays++;
        continue;
      }
    } else if (value > highest * RESTART_SHARE || leapsBack(values, i, highest)) {
      strays++;
      continue;
    } else restarts[i] = 1;
    kept[i] = 1;
    highest = value;
  }
  return { kept, restarts, strays };
}

/** Readings that a dip may last. */
const DIP = 96;

/** Readings of a dip stay this close together, as a share of where they fell from. */
const FLAT_SHARE = 0.05;

/** After the fall at `from` the readings stay there, then return at once to where they were. A restarted counter climbs. */
function leapsBack(values: Float64Array, from: number, highest: number): boolean {
  for (let i = from + 1; i < values.length && i <= from + DIP; i++)
    if (values[i]! >= highest) return values[i - 1]! - values[from]! <= highest * FLAT_SHARE;
  return false;
}
