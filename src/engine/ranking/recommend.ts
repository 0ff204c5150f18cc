/** The ranking's door: from readings and a catalog to three plans and one piece of advice. Pure: same input, same answer. */
import { advise, contractOf, stayingOf } from '../advice/advise.js';
import { exitFeeOn } from '../advice/exit-fee.js';
import { netSaving } from '../advice/net-saving.js';
import { dayText, parseDay } from '../calendar/civil.js';
import type { Plan } from '../plan.js';
import { buildProfile } from '../profile/build-profile.js';
import type { Interval, UsageProfile } from '../profile/usage-profile.js';
import { projectYear, type YearProjection } from '../projection/project-year.js';
import { regionOf, regionOfNetwork } from '../projection/region.js';
import { done, refuse, type Outcome, type Refusal } from '../refusal.js';
import type { PricingOptions } from '../tariff/bill.js';
import { currencyOf } from './anchors.js';
import { chooseShown, type Chosen } from './choose-three.js';
import { comingStructure } from './coming-structure.js';
import { compare, type Comparison } from './comparison.js';
import { exclusion, type EligibilityFacts } from './eligibility.js';
import { explain } from './explanation.js';
import { findFlips } from './flips.js';
import { xray } from './gimmicks.js';
import { nextUpload } from './next-upload.js';
import { byUtility, type Ordered } from './order.js';
import { checkWeights, DEFAULT_PREFERENCES } from './preferences.js';
import { billedTotal, pricePlan, type PlanCost, type PricingContext } from './price-plan.js';
import type {
  CurrentCost,
  ExcludedPlan,
  Flip,
  PricedPlan,
  RankedPlan,
  RecommendInput,
  Recommendation,
} from './recommendation.js';
import { findRisks } from './risks/find-risks.js';
import { drawScenarios, quantile } from './scenarios.js';
import { scoresOf, utilityOf } from './utility.js';

export type { RecommendInput, Recommendation } from './recommendation.js';

/** What one answer is worked out from. */
interface Work {
  readonly input: RecommendInput;
  readonly projection: YearProjection;
  readonly profile: UsageProfile;
  readonly context: PricingContext;
  readonly currency: string;
}

/** The plan with the prices of the year ahead. */
function aheadOf(plan: Plan, asOf: string): Plan {
  const structure = comingStructure(plan.structure, asOf);
  return structure === plan.structure ? plan : { ...plan, structure };
}

/** Newest version first, then by id: the same catalog in any order is the same catalog. */
function distinctPlans(plans: readonly Plan[]): { kept: Plan[]; excluded: ExcludedPlan[] } {
  const sorted = [...plans].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.version < b.version ? 1 : a.version > b.version ? -1 : 0,
  );
  const kept: Plan[] = [];
  const excluded: ExcludedPlan[] = [];
  for (const plan of sorted) {
    const before = kept[kept.length - 1];
    if (before?.id !== plan.id) kept.push(plan);
    else if (before !== plan) {
      const detail = `version ${before.version} of the same plan is ranked`;
      excluded.push({ id: plan.id, name: plan.name, reason: 'duplicate', detail });
    }
  }
  return { kept, excluded };
}

/** The currency plans are compared in: the current plan's, the country's, else the one most plans are priced in. */
function currencyFor(input: RecommendInput, country: string | undefined, plans: readonly Plan[]): string {
  const known = input.currentPlan?.plan.structure.currency ?? currencyOf(country);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { structure } of plans)
    counts.set(structure.currency, (counts.get(structure.currency) ?? 0) + 1);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered[0]?.[0] ?? 'USD';
}

/** A home is on the network of its current plan, when that is sold in one network only. */
const onlyNetworkOf = (plan: Plan | undefined): string | undefined =>
  plan?.networks.length === 1 ? plan.networks[0] : undefined;

function eligibilityFacts(
  input: RecommendInput,
  network: string | undefined,
  country: string | undefined,
  currency: string,
  plans: readonly Plan[],
): EligibilityFacts {
  return {
    country,
    currency,
    network,
    catalogNetworks: [...new Set(plans.flatMap((plan) => plan.networks))],
    customer: input.customer ?? 'residential',
    asOf: input.asOf,
    vetoes: (input.preferences ?? DEFAULT_PREFERENCES).vetoes,
  };
}

const refusedPlan = (plan: Plan, { reason, detail }: Refusal): ExcludedPlan => ({
  id: plan.id,
  name: plan.name,
  reason,
  detail,
});

function pricedPlan({ cost, utility }: Ordered, { projection }: Work): PricedPlan {
  return {
    plan: cost.plan,
    basis: cost.basis,
    annualCost: cost.expected,
    low: cost.low,
    high: cost.high,
    bill: cost.bill,
    lastYearCost: projection.monthsEstimated === 0 ? billedTotal(cost) : null,
    utility,
    scores: scoresOf(cost, utility, projection.annual.value),
  };
}

function currentCost(cost: PlanCost, { projection }: Work): CurrentCost {
  const { plan, basis, expected, low, high, bill } = cost;
  const lastYearCost = projection.monthsEstimated === 0 ? billedTotal(cost) : null;
  return { plan, basis, annualCost: expected, low, high, lastYearCost, bill };
}

function savingsOf(current: PlanCost | undefined, cost: PlanCost): Interval | null {
  if (!current || current.expected === null || cost.expected === null) return null;
  const saved = Float64Array.from(current.scenarioCosts, (value, s) => value - cost.scenarioCosts[s]!).sort();
  return {
    value: current.expected - cost.expected,
    low: quantile(saved, 0.05),
    high: quantile(saved, 0.95),
  };
}

function rankedPlan(
  chosen: Chosen,
  rank: number,
  flips: readonly Flip[],
  order: readonly Ordered[],
  current: PlanCost | undefined,
  comparison: Comparison,
  work: Work,
): RankedPlan {
  const { input, projection, profile, currency } = work;
  const { cost } = chosen;
  const savings = savingsOf(current, cost);
  const gimmicks = cost.bill ? xray(cost.plan.structure, cost.bill, input.conditions) : [];
  const probabilityBest = comparison.probabilityBest(cost);
  const expected = order.flatMap((ordered) => ordered.cost.expected ?? []);
  const today = parseDay(input.asOf)!;
  const fee = input.currentPlan && exitFeeOn(contractOf(input.currentPlan), today);
  const isCurrent = current?.plan.id === cost.plan.id;
  const firstYearNet =
    savings && !isCurrent && fee !== undefined
      ? netSaving(stayingOf(input.currentPlan!, current!, today), cost, today, fee).value
      : null;
  return {
    ...pricedPlan(chosen, work),
    rank,
    role: chosen.role,
    savings,
    firstYearNet,
    breakEvenMonths:
      savings && fee !== undefined && savings.value > 0 ? Math.ceil(fee / (savings.value / 12)) : null,
    probabilityBest,
    worstRegret: comparison.worstRegret(cost),
    risks: findRisks({
      plan: cost.plan,
      cost,
      profile,
      monthsEstimated: projection.monthsEstimated,
      savings,
      gimmicks,
      asOf: input.asOf,
      currency,
    }),
    flips,
    gimmicks,
    explanation: explain({
      cost,
      role: chosen.role,
      annualKwh: projection.annual.value,
      currency,
      cheapest: expected.length > 0 ? Math.min(...expected) : null,
      ranked: order.length,
      savings,
      probabilityBest,
      gimmicks,
    }),
    twins: chosen.twins,
  };
}

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
  const work: Work = { input, projection, profile, context, currency };

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
