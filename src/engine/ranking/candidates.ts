/** The plans of a catalog as candidates: each once, with the prices of the year ahead, and the facts they are sifted by. */
import { canonicalJson } from '../hash.js';
import type { Plan } from '../plan.js';
import type { Refusal } from '../refusal.js';
import type { Usage } from '../series/usage.js';
import type { Condition } from '../tariff/structure.js';
import { currencyOf } from './anchors.js';
import { comingStructure } from './coming-structure.js';
import type { EligibilityFacts } from './eligibility.js';
import { DEFAULT_PREFERENCES } from './preferences.js';
import type { ExcludedPlan, RecommendInput } from './recommendation.js';

/** The plan with the prices of the year ahead. */
export function aheadOf(plan: Plan, asOf: string): Plan {
  const structure = comingStructure(plan.structure, asOf);
  return structure === plan.structure ? plan : { ...plan, structure };
}

/** By id, the newest version first, then by content: the same catalog in any order is the same catalog. */
function byRecord(a: Plan, b: Plan): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.version !== b.version) return a.version < b.version ? 1 : -1;
  if (a === b) return 0;
  const [first, second] = [canonicalJson(a), canonicalJson(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

export function distinctPlans(plans: readonly Plan[]): { kept: Plan[]; excluded: ExcludedPlan[] } {
  const sorted = [...plans].sort(byRecord);
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
export function currencyFor(
  input: RecommendInput,
  country: string | undefined,
  plans: readonly Plan[],
): string {
  const known = input.currentPlan?.plan.structure.currency ?? currencyOf(country);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { structure } of plans)
    counts.set(structure.currency, (counts.get(structure.currency) ?? 0) + 1);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered[0]?.[0] ?? 'USD';
}

/** A home is on the network of its current plan, when that is sold in one network only. */
export const onlyNetworkOf = (plan: Plan | undefined): string | undefined =>
  plan?.networks.length === 1 ? plan.networks[0] : undefined;

export const hasControlledLoad = ({ registers }: Usage): boolean =>
  registers.controlled_load?.some((quantity) => quantity > 0) ?? false;

/** What a home fulfils: what it says, and what its meter shows. A circuit metered apart brings its own daily charge. */
export const conditionsMet = (input: RecommendInput): readonly Condition[] => [
  ...(input.conditions ?? []),
  ...(hasControlledLoad(input.usage) ? (['equipment'] as const) : []),
];

const isSoldIn = (plan: Plan, country: string | undefined): boolean =>
  country === undefined || plan.country === country;

/** What the rules of eligibility look at besides the plan. */
export function eligibilityFacts(
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
    catalogNetworks: [...new Set(plans.flatMap((plan) => (isSoldIn(plan, country) ? plan.networks : [])))],
    customer: input.customer ?? 'residential',
    controlledLoad: hasControlledLoad(input.usage),
    asOf: input.asOf,
    vetoes: (input.preferences ?? DEFAULT_PREFERENCES).vetoes,
  };
}

const KEYS = ['id', 'reason', 'detail', 'name'] as const;

/** Plans that were left out, in an order of their own. */
export function byExclusion(a: ExcludedPlan, b: ExcludedPlan): number {
  const key = KEYS.find((name) => a[name] !== b[name]);
  return key === undefined ? 0 : a[key] < b[key] ? -1 : 1;
}

export const refusedPlan = (plan: Plan, { reason, detail }: Refusal): ExcludedPlan => ({
  id: plan.id,
  name: plan.name,
  reason,
  detail,
});
