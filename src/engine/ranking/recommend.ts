/** The ranking's door: from readings and a catalog to three plans and one piece of advice. Pure: same input, same answer. */
import { refuse, type Outcome } from '../refusal.js';
import type { RecommendInput, Recommendation } from './recommendation.js';

export type { RecommendInput, Recommendation } from './recommendation.js';

/**
 * Ranks a catalog for a household.
 * @returns a refusal only when there is no usable usage at all; plans that cannot be priced are listed under `excluded`
 */
export function recommend(_input: RecommendInput): Outcome<Recommendation> {
  return refuse('unsupported', 'the ranking is not built yet');
}
