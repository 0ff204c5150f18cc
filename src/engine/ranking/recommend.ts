/** The ranking's door: from readings and a catalog to three plans and one piece of advice. Pure: same input, same answer. */
import { advise } from '../advice/advise.js';
import { dayText, parseDay } from '../calendar/civil.js';
import { buildProfile } from '../profile/build-profile.js';
import { projectYear } from '../projection/project-year.js';
import { regionOf, regionOfNetwork } from '../projection/region.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { PricingOptions } from '../tariff/bill.js';
import {
  aheadOf,
  currencyFor,
  distinctPlans,
  eligibilityFacts,
  onlyNetworkOf,
  refusedPlan,
} from './candidates.js';
import { chooseShown } from './choose-three.js';
import { compare } from './comparison.js';
import { exclusion } from './eligibility.js';
import { findFlips } from './flips.js';
import { nextUpload } from './next-upload.js';
import { byUtility, type Ordered } from './order.js';
import { checkWeights, DEFAULT_PREFERENCES } from './preferences.js';
import { pricePlan, type PricingContext } from './price-plan.js';
import type { RecommendInput, Recommendation } from './recommendation.js';
import { drawScenarios } from './scenarios.js';
import { currentCost, pricedPlan, rankedPlan, type Work } from './shown-plan.js';
import { utilityOf } from './utility.js';

export type { RecommendInput, Recommendation } from './recommendation.js';

/**
 * Ranks a catalog for a household.
 * @returns a refusal only when the input itself cannot be used (no usage, no day, wrong weights); plans that cannot be priced are
 * listed under `excluded`, each with its reason
 */
export function recommend(input: RecommendInput): Outcome<Recommendation> {
  if (parseDay(input.asOf) === undefined)
    return refuse('malformed', `asOf: "${input.asOf}" is no day of the calendar`, '/asOf');
  const { weights } = input.preferences ?? DEFAULT_PREFERENCES;
  const checked = checkWeights(weights);
  if (!checked.ok) return checked;
  const network = input.network ?? onlyNetworkOf(input.currentPlan?.plan);
  const told = regionOfNetwork({ country: input.country, state: input.region }, network);
  const projection = projectYear(input.usage, input.timezone, told);
  if (!projection) return refuse('no_usage', 'no day is covered by readings');

  const { country } = regionOf(told, input.timezone);
  const { kept, excluded } = distinctPlans(input.plans);
  excluded.push(...(input.refused ?? []));
  const currency = currencyFor(input, country, kept);
  const facts = eligibilityFacts(input, network, country, currency, kept);
  const options: PricingOptions = {
    from: dayText(projection.window.start),
    to: dayText(projection.window.end),
    asOf: input.asOf,
    // The year ahead pays the delivery charges of the day of the answer, not those of the year that was read.
    deliveryOn: 'as_of',
    ...(input.conditions ? { conditions: input.conditions } : {}),
    ...(input.series ? { series: input.series } : {}),
    ...(input.delivery ? { delivery: input.delivery } : {}),
  };
  const context: PricingContext = {
    projection,
    scenarios: drawScenarios(projection),
    options,
    battery: input.battery,
  };
  const profile = buildProfile(input.usage, projection, input.timezone, told, input.quality);
  const work: Work = { input, projection, profile, currency };

  const annualKwh = projection.annual.value;
  const order: Ordered[] = [];
  for (const plan of kept) {
    const barred = exclusion(plan, facts);
    if (barred) {
      excluded.push(barred);
      continue;
    }
    const cost = pricePlan(aheadOf(plan, input.asOf), context);
    if (cost.ok) order.push({ cost: cost.value, utility: utilityOf(cost.value, weights, annualKwh) });
    else excluded.push(refusedPlan(plan, cost.refusal));
  }
  order.sort(byUtility);

  const currentOutcome = input.currentPlan && pricePlan(aheadOf(input.currentPlan.plan, input.asOf), context);
  const current = currentOutcome?.ok ? currentOutcome.value : undefined;
  const comparison = compare(order.map(({ cost }) => cost));
  const advice = advise({
    order,
    current: current && {
      plan: input.currentPlan!,
      cost: current,
      utility: utilityOf(current, weights, annualKwh),
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
        ? { reason: currentOutcome.refusal.reason, detail: currentOutcome.refusal.detail }
        : null,
    advice,
    plans: shown.map((chosen, index) =>
      rankedPlan(chosen, index + 1, flips[index]!, order, current, comparison, work),
    ),
    order: order.map((ordered) => pricedPlan(ordered, work)),
    excluded: excluded.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.reason < b.reason ? -1 : 1)),
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
    priced: { usage: projection.usage, options },
  });
}
