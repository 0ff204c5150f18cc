/** The usage profile, in a thread. */
import { parseDay } from '../engine/calendar/civil.js';
import { startOfDay } from '../engine/calendar/zone.js';
import { buildProfile } from '../engine/profile/build-profile.js';
import { projectYear } from '../engine/projection/project-year.js';
import { profileJson } from '../engine/ranking/recommendation-json.js';
import { done, refuse, type Outcome } from '../engine/refusal.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import type { Channel } from '../engine/series/usage.js';

export interface UsageToProfile {
  readonly channels: readonly Channel[];
  readonly timezone: string;
  readonly country: string;
  readonly state?: string;
  /** Days YYYY-MM-DD, inclusive; all of the readings when absent. */
  readonly from?: string;
  readonly to?: string;
}

/** @returns the profile as JSON, or a refusal that says why there is none */
export function profile(given: UsageToProfile): Outcome<ReturnType<typeof profileJson>> {
  const { channels, timezone, country, state } = given;
  const usage = gridUsage(channels.map((channel) => between(channel, given)));
  if (!usage.ok) return usage;
  const told = { country, state };
  const projection = projectYear(usage.value, timezone, told);
  if (!projection) return refuse('no_usage', 'No day is covered by readings.');
  return done(profileJson(buildProfile(usage.value, projection, timezone, told)));
}

/** The readings that lie wholly within the days that were asked for. */
function between(channel: Channel, { from, to, timezone }: UsageToProfile): Channel {
  const first = from === undefined ? -Infinity : startOfDay(timezone, parseDay(from)!);
  const end = to === undefined ? Infinity : startOfDay(timezone, parseDay(to)! + 1);
  const inside = (_: number, i: number): boolean => channel.starts[i]! >= first && channel.ends[i]! <= end;
  return {
    ...channel,
    starts: channel.starts.filter(inside),
    ends: channel.ends.filter(inside),
    quantities: channel.quantities.filter(inside),
    quality: channel.quality.filter(inside),
  };
}
