/**
 * The input of a ranking as JSON: another machine ranks the same home with other wishes and gets the same answer, to the last digit.
 * A browser lets the order follow a slider with it.
 */
import { regionOf, regionOfNetwork } from '../projection/region.js';
import type { PriceSeries } from '../tariff/bill.js';
import { packUsage, unpackUsage, type PackedUsage } from '../tariff/packed-usage.js';
import { currencyFor, distinctPlans, eligibilityFacts, onlyNetworkOf } from './candidates.js';
import { exclusion } from './eligibility.js';
import type { RecommendInput } from './recommendation.js';

interface PortableSeries extends Omit<PriceSeries, 'prices'> {
  /** null where the series has no value. */
  readonly prices: readonly (string | null)[];
}

export interface PortableInput extends Omit<RecommendInput, 'usage' | 'quality' | 'series'> {
  readonly usage: PackedUsage;
  /** QUALITY codes, one per reading. */
  readonly quality?: readonly number[];
  readonly series?: Readonly<Record<string, PortableSeries>>;
}

const mapValues = <A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** Plans that this home cannot have whatever it wishes stay behind; they are listed as left out, with their reasons. */
export function portableInput(input: RecommendInput): PortableInput {
  const { plans, refused } = withinReach(input);
  return {
    ...input,
    plans,
    refused,
    usage: packUsage(input.usage),
    quality: input.quality && [...input.quality],
    series:
      input.series &&
      mapValues(input.series, (one) => ({ ...one, prices: one.prices.map((price) => price ?? null) })),
  };
}

/** @throws RangeError when the readings do not hold what they say */
export function fromPortable(portable: PortableInput): RecommendInput {
  return {
    ...portable,
    usage: unpackUsage(portable.usage),
    quality: portable.quality && Uint8Array.from(portable.quality),
    series:
      portable.series &&
      mapValues(portable.series, (one) => ({
        ...one,
        prices: one.prices.map((price) => price ?? undefined),
      })),
  };
}

function withinReach(input: RecommendInput): Required<Pick<RecommendInput, 'plans' | 'refused'>> {
  const network = input.network ?? onlyNetworkOf(input.currentPlan?.plan);
  const told = regionOfNetwork({ country: input.country, state: input.region }, network);
  const { country } = regionOf(told, input.timezone);
  const { kept, excluded } = distinctPlans(input.plans);
  const currency = currencyFor(input, country, kept);
  const facts = { ...eligibilityFacts(input, network, country, currency, kept), vetoes: {} };
  const plans = kept.filter((plan) => {
    const barred = exclusion(plan, facts);
    if (barred) excluded.push(barred);
    return !barred;
  });
  return { plans, refused: [...(input.refused ?? []), ...excluded] };
}
