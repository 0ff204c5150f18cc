/** The full order of a catalog for a home: sifted by the rules of eligibility, priced, and put in the order of the money metric. */
import { dayText } from '../calendar/civil.js';
import type { Plan } from '../plan.js';
import { buildProfile } from '../profile/build-profile.js';
import type { UsageProfile } from '../profile/usage-profile.js';
import { projectYear } from '../projection/project-year.js';
import { regionOf, regionOfNetwork, type Region } from '../projection/region.js';
import type { Outcome } from '../refusal.js';
import type { PricingOptions } from '../tariff/bill.js';
import {
  aheadOf,
  byExclusion,
  conditionsMet,
  currencyFor,
  distinctPlans,
  eligibilityFacts,
  onlyNetworkOf,
  refusedPlan,
} from './candidates.js';
import { exclusion } from './eligibility.js';
import { byUtility, type Ordered } from './order.js';
import { DEFAULT_PREFERENCES } from './preferences.js';
import { pricePlan, type PlanCost, type PricingContext } from './price-plan.js';
import type { ExcludedPlan, RecommendInput } from './recommendation.js';
import { drawScenarios } from './scenarios.js';
import { utilityOf } from './utility.js';

/**
 * What is known of a home whatever it wants: nothing here depends on weights or limits. Plans are priced when they are first asked
 * for and then kept, so that wishes can change as often as a slider moves.
 */
export interface Home {
  readonly context: PricingContext;
  /** Region as told, completed from the network. */
  readonly told: Region;
  readonly network: string | undefined;
  readonly profile: UsageProfile;
  /** What a plan costs in the year ahead. */
  costOf(plan: Plan): Outcome<PlanCost>;
}

/** @returns undefined when no day is covered by readings */
export function prepareHome(input: RecommendInput): Home | undefined {
  const network = input.network ?? onlyNetworkOf(input.currentPlan?.plan);
  const told = regionOfNetwork({ country: input.country, state: input.region }, network);
  const projection = projectYear(input.usage, input.timezone, told);
  if (!projection) return undefined;
  const conditions = conditionsMet(input);
  const options: PricingOptions = {
    from: dayText(projection.window.start),
    to: dayText(projection.window.end),
    asOf: input.asOf,
    // The year ahead pays the delivery charges of the day of the answer, not those of the year that was read.
    deliveryOn: 'as_of',
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(input.series ? { series: input.series } : {}),
    ...(input.delivery ? { delivery: input.delivery } : {}),
  };
  const scenarios = drawScenarios(projection);
  const context: PricingContext = { projection, scenarios, options, battery: input.battery };
  const costs = new WeakMap<Plan, Outcome<PlanCost>>();
  return {
    context,
    told,
    network,
    profile: buildProfile(input.usage, projection, input.timezone, told, input.quality),
    costOf(plan) {
      let cost = costs.get(plan);
      if (!cost) costs.set(plan, (cost = pricePlan(aheadOf(plan, input.asOf), context)));
      return cost;
    },
  };
}

export interface Ranking {
  /** Best first; ranges after all priced plans. */
  readonly order: readonly Ordered[];
  readonly excluded: readonly ExcludedPlan[];
  /** The currency in which plans are compared. */
  readonly currency: string;
}

/** Every plan is ranked or left out with a reason; its place depends on the home, the wishes and itself alone. */
export function rankPlans(input: RecommendInput, { context, told, network, costOf }: Home): Ranking {
  const { weights } = input.preferences ?? DEFAULT_PREFERENCES;
  const { country } = regionOf(told, input.timezone);
  const { kept, excluded } = distinctPlans(input.plans);
  excluded.push(...(input.refused ?? []));
  const currency = currencyFor(input, country, kept);
  const facts = eligibilityFacts(input, network, country, currency, kept);
  const order: Ordered[] = [];
  for (const plan of kept) {
    const barred = exclusion(plan, facts);
    if (barred) {
      excluded.push(barred);
      continue;
    }
    const cost = costOf(plan);
    if (cost.ok)
      order.push({
        cost: cost.value,
        utility: utilityOf(cost.value, weights, context.projection.annual.value),
      });
    else excluded.push(refusedPlan(plan, cost.refusal));
  }
  return { order: order.sort(byUtility), excluded: excluded.sort(byExclusion), currency };
}
