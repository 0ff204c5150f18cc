/** What would be best if the home were different: the same recommendation on changed readings, priced by the same engine. */
import { projectYear } from '../projection/project-year.js';
import { regionOf, regionOfNetwork } from '../projection/region.js';
import { recommend, type RecommendInput, type Recommendation } from '../ranking/recommend.js';
import { refuse, type Outcome } from '../refusal.js';
import { applyChange, type Change } from './changes.js';
import type { Battery } from './battery.js';

export interface WhatIf {
  readonly changes?: readonly Change[];
  /** Every plan is judged at its own best use of it. */
  readonly battery?: Battery;
  /** Other wishes than those of the first answer. */
  readonly preferences?: RecommendInput['preferences'];
}

/** Readings further apart than this do not say when energy is used. */
const LONGEST_READING = 3600;

/** @returns a refusal when the change needs to know hours that the readings do not tell */
export function whatIf(
  input: RecommendInput,
  { changes = [], battery, preferences }: WhatIf,
): Outcome<Recommendation> {
  const told = regionOfNetwork({ country: input.country, state: input.region }, input.network);
  const projection = projectYear(input.usage, input.timezone, told);
  if (!projection) return refuse('no_usage', 'no day is covered by readings');
  const needsHours = changes.length > 0 || battery !== undefined;
  if (needsHours && projection.table.intervalSeconds > LONGEST_READING) {
    return refuse(
      'needs_interval_data',
      'what a change would do depends on the hours, and the readings are days or longer',
    );
  }
  const region = regionOf(told, input.timezone);
  const usage = changes.reduce(
    (year, change) => applyChange(year, change, input.timezone, region),
    projection.usage,
  );
  const rest = { ...input, usage: changes.length > 0 ? usage : input.usage, quality: undefined };
  return recommend({ ...rest, preferences: preferences ?? input.preferences, battery });
}
