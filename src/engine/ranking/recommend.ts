/** The ranking's door: from readings and a catalog to three plans and one piece of advice. Pure: same input, same answer. */
import { advise } from '../advice/advise.js';
import { parseDay } from '../calendar/civil.js';
import { done, refuse, sentence, type Outcome } from '../refusal.js';
import { chooseShown } from './choose-three.js';
import { compare } from './comparison.js';
import { findFlips } from './flips.js';
import { nextUpload } from './next-upload.js';
import { checkWeights, DEFAULT_PREFERENCES } from './preferences.js';
import { prepareHome, rankPlans, type Home } from './rank-plans.js';
import type { RecommendInput, Recommendation } from './recommendation.js';
import { currentCost, pricedPlan, rankedPlan, type Work } from './shown-plan.js';
import { utilityOf } from './utility.js';

export type { RecommendInput, Recommendation } from './recommendation.js';

/**
 * Ranks a catalog for a household.
 * @param prepared the home as it was prepared from the same input with other wishes: plans that it priced are not priced again
 * @returns a refusal only when the input itself cannot be used (no usage, no day, wrong weights); plans that cannot be priced are
 * listed under `excluded`, each with its reason
 */
export function recommend(input: RecommendInput, prepared?: Home): Outcome<Recommendation> {
  if (parseDay(input.asOf) === undefined)
    return refuse('malformed', `asOf: "${input.asOf}" is no day of the calendar`, '/asOf');
  const { weights } = input.preferences ?? DEFAULT_PREFERENCES;
  const checked = checkWeights(weights);
  if (!checked.ok) return checked;
  const home = prepared ?? prepareHome(input);
  if (!home) return refuse('no_usage', 'no day is covered by readings');
  const { context, profile } = home;
  const { projection } = context;
  const { order, excluded, currency } = rankPlans(input, home);
  const work: Work = { input, projection, profile, currency };

  const currentOutcome = input.currentPlan && home.costOf(input.currentPlan.plan);
  const current = currentOutcome?.ok ? currentOutcome.value : undefined;
  const comparison = compare(order.map(({ cost }) => cost));
  const advice = advise({
    order,
    current: current && {
      plan: input.currentPlan!,
      cost: current,
      utility: utilityOf(current, weights, projection.annual.value),
    },
    currentRefused: currentOutcome !== undefined && !currentOutcome.ok,
    asOf: input.asOf,
    currency,
  });
  const shown = chooseShown(order, input.top ?? 3, advice.planId);
  const flips = findFlips(shown, context, input.timezone, weights);
  return done({
    profile,
    currency: order.length > 0 || current ? currency : null,
    current: current ? currentCost(current, work) : null,
    currentRefusal:
      currentOutcome && !currentOutcome.ok
        ? { reason: currentOutcome.refusal.reason, detail: sentence(currentOutcome.refusal.detail) }
        : null,
    advice,
    plans: shown.map((chosen, index) =>
      rankedPlan(chosen, index + 1, flips[index]!, order, current, comparison, work),
    ),
    order: order.map((ordered) => pricedPlan(ordered, work)),
    excluded,
    considered: input.plans.length + (input.refused?.length ?? 0),
    asOf: input.asOf,
    nextUpload: nextUpload({
      costs: order.map(({ cost }) => cost),
      comparison,
      monthsEstimated: projection.monthsEstimated,
      currentKnown: input.currentPlan !== undefined,
      exitFeeKnown: advice.exitFee.known,
      currency,
    }),
    priced: { usage: projection.usage, options: context.options },
  });
}
