/** The loads that are priced: the demo home as hours and as quarters of an hour. */
import { DEMO_TIMEZONE, householdReadings } from '../demo/household.js';
import type { Usage } from '../engine/series/usage.js';

/** A year of hours that begins with the zone's new year. */
export function hours(timezone: string): Usage {
  const quarters = householdReadings({ timezone });
  const count = Math.floor(quarters.starts.length / 4);
  const general = Float64Array.from({ length: count }, (_, i) =>
    quarters.quantities.slice(4 * i, 4 * i + 4).reduce((sum, value) => sum + value, 0),
  );
  const starts = Float64Array.from({ length: count }, (_, i) => quarters.starts[4 * i]!);
  return { timeline: { starts, ends: starts.map((start) => start + 3600) }, registers: { general } };
}

/** 8,760 hours. */
export const HOURS = hours(DEMO_TIMEZONE);
/** 35,040 quarters of an hour. */
export function quarterHours(timezone: string): Usage {
  const { starts, ends, quantities } = householdReadings({ timezone });
  return { timeline: { starts, ends }, registers: { general: quantities } };
}

/** The same readings as another object, so that nothing remembered of them is used again. */
export const fresh = ({ timeline, registers }: Usage): Usage => ({
  timeline: { starts: timeline.starts.slice(), ends: timeline.ends.slice() },
  registers: { ...registers, general: registers.general.slice() },
});
