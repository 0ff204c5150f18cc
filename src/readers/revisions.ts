/** Revisions of a format that reads its meters again: a later file that has a later one replaces what an earlier file said. */
import type { Channel } from '../engine/series/usage.js';

/** From this instant on readings have this revision: any number that ascends within the format; 0 is none. */
export interface Revision {
  readonly from: number;
  readonly revision: number;
}

/** A channel as it comes out of a file. */
export interface ReadChannel extends Channel {
  /** Ascending; absent where the file carries no revisions. */
  readonly revisions?: readonly Revision[];
}

/** The latest revision of the readings from `from` up to `to`; 0 where there is none. */
export function latestRevision(revisions: readonly Revision[] | undefined, from: number, to: number): number {
  if (!revisions) return 0;
  let latest = 0;
  // The run that begins before the span reaches into it.
  let at = 0;
  let high = revisions.length;
  while (at < high) {
    const middle = (at + high) >>> 1;
    if (revisions[middle]!.from <= from) at = middle + 1;
    else high = middle;
  }
  for (let i = Math.max(0, at - 1); i < revisions.length && revisions[i]!.from < to; i++)
    latest = Math.max(latest, revisions[i]!.revision);
  return latest;
}
