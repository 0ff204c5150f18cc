/** Why the first plan is another one now: the score on which it gains most, weighted as the household weighs it. */
import { FACTORS, type Preferences } from '../../../src/engine/ranking/preferences';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { S } from '../strings';

type Ranked = RecommendationJson['plans'][number];

/** @returns one sentence */
export function whyFirst(
  first: Ranked,
  before: Ranked | undefined,
  { weights }: Preferences,
  excluded: readonly string[],
): string {
  if (!before || before.id === first.id) return S.preferences.same(first.name);
  if (excluded.includes(before.id)) return S.preferences.moved(first.name, S.preferences.whys['limit']!);
  const gains = FACTORS.map((factor) => ({
    factor,
    gain: (Number(first.scores[factor]) - Number(before.scores[factor])) * weights[factor],
  })).sort((a, b) => b.gain - a.gain);
  return S.preferences.moved(first.name, S.preferences.whys[gains[0]!.factor]!);
}
