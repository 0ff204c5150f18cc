/** The money scale that all cards of an answer share, so that their bands can be compared at a glance. */
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';

export interface Scale {
  readonly from: number;
  readonly to: number;
}

export function commonScale(
  plans: RecommendationJson['plans'],
  current: RecommendationJson['current'],
): Scale {
  const ends = [...plans, ...(current ? [current] : [])].flatMap(({ low, high }) => [
    Number(low),
    Number(high),
  ]);
  return ends.length === 0 ? { from: 0, to: 1 } : { from: Math.min(...ends), to: Math.max(...ends) };
}
