/**
 * A user's own weights, learned from what they chose among the plans they were shown: a Bayesian logit. Who takes a dearer but
 * greener plan shows what green is worth to them. The weights they set are the prior; only their own choices are looked at, and
 * only against the plans that were on the screen, in the units of the money metric.
 */
import { anchorsOf } from './anchors.js';
import { FACTORS, type Factor, type Weights } from './preferences.js';
import { worthOf, type Qualities } from './utility.js';

/** A plan as it was shown: what the recommendation logged. */
export interface ShownPlan extends Qualities {
  /** Expected cost of a year; the dear end where only a range is known. */
  readonly cost: number;
}

export interface Choice {
  readonly currency: string;
  readonly shown: readonly ShownPlan[];
  /** Index of the plan that the words are about. */
  readonly about: number;
  /** selected, or rated well: it was preferred to the others. rejected: the others were preferred to it. */
  readonly verdict: 'preferred' | 'rejected';
  /** How much the word counts: 1 for a choice made, less for a rating. */
  readonly weight: number;
}

const LEARNED = ['flexibility', 'renewable', 'rating'] as const;
type Learned = (typeof LEARNED)[number];

/** How far, in natural logarithms, a weight may lie from what its owner set before the choices are odd. */
const PRIOR_SPREAD = 0.7;
/** Choices are this loose: a difference of this share of the cost is easily overlooked. */
const LOOSENESS = 0.03;
const STEPS = 200;

/** A feature of a plan in the sense that more is better. */
const FEATURE: Readonly<Record<Learned, (plan: ShownPlan) => number>> = {
  flexibility: (plan) => -plan.boundMonths,
  renewable: (plan) => plan.renewableKwh,
  rating: (plan) => plan.stars,
};

type Vector = Readonly<Record<Learned, number>>;

const vector = (of: (factor: Learned) => number): Vector => ({
  flexibility: of('flexibility'),
  renewable: of('renewable'),
  rating: of('rating'),
});

/** Log posterior and its gradient at log-multipliers of the present worths. */
function posterior(
  choices: readonly Choice[],
  weights: Weights,
  at: Vector,
): { value: number; gradient: Vector } {
  let value = 0;
  const gradient: Record<Learned, number> = { flexibility: 0, renewable: 0, rating: 0 };
  for (const factor of LEARNED) {
    value -= at[factor] ** 2 / (2 * PRIOR_SPREAD ** 2);
    gradient[factor] -= at[factor] / PRIOR_SPREAD ** 2;
  }
  for (const { currency, shown, about, verdict, weight } of choices) {
    const present = worthOf(weights, anchorsOf(currency));
    const worth = vector((factor) => present[factor] * Math.exp(at[factor]));
    const meanCost = shown.reduce((sum, plan) => sum + plan.cost, 0) / shown.length;
    const loose = Math.max(1, LOOSENESS * meanCost);
    const appeal = shown.map(
      (plan) =>
        (LEARNED.reduce((sum, factor) => sum + worth[factor] * FEATURE[factor](plan), 0) - plan.cost) / loose,
    );
    const highest = Math.max(...appeal);
    const powers = appeal.map((a) => Math.exp(a - highest));
    const total = powers.reduce((a, b) => a + b, 0);
    const chance = powers.map((power) => power / total);
    const own = Math.min(1 - 1e-9, chance[about]!);
    value += weight * Math.log(verdict === 'preferred' ? Math.max(own, 1e-12) : 1 - own);
    for (const factor of LEARNED) {
      const feature = FEATURE[factor];
      const mean = shown.reduce((sum, plan, i) => sum + chance[i]! * feature(plan), 0);
      const pull = (worth[factor] / loose) * (feature(shown[about]!) - mean);
      gradient[factor] += weight * (verdict === 'preferred' ? pull : (-own / (1 - own)) * pull);
    }
  }
  return { value, gradient };
}

/**
 * A weight of nothing is a wish, not an estimate: it stays nothing.
 * @param weights as the user set them
 * @param choices the user's own, in any order
 * @returns whole weights that sum to 100; those given when nothing was chosen
 */
export function learnWeights(weights: Weights, choices: readonly Choice[]): Weights {
  const usable = choices.filter(({ shown, about }) => shown.length > 1 && shown[about] !== undefined);
  if (usable.length === 0 || weights.cost <= 0) return weights;
  let at = vector(() => 0);
  let here = posterior(usable, weights, at);
  let stride = 0.1;
  for (let step = 0; step < STEPS && stride > 1e-6; step++) {
    const { gradient } = here;
    const next = vector((factor) => at[factor] + stride * gradient[factor]);
    const there = posterior(usable, weights, next);
    if (there.value > here.value) {
      at = next;
      here = there;
      stride *= 1.3;
    } else stride /= 2;
  }
  return wholeWeights({
    cost: weights.cost,
    flexibility: weights.flexibility * Math.exp(at.flexibility),
    renewable: weights.renewable * Math.exp(at.renewable),
    rating: weights.rating * Math.exp(at.rating),
  });
}

/** Whole weights that sum to 100: rounded down, and what is left over goes to the largest remainders. */
function wholeWeights(raw: Weights): Weights {
  const sum = FACTORS.reduce((total, factor) => total + raw[factor], 0);
  const exact = FACTORS.map((factor) => (100 * raw[factor]) / sum);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((a, b) => a + b, 0);
  exact
    .map((value, i) => ({ i, rest: value - whole[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, left)
    .forEach(({ i }) => whole[i]!++);
  const [cost, flexibility, renewable, rating] = whole as [number, number, number, number];
  return { cost, flexibility, renewable, rating };
}

const NAMES: Readonly<Record<Factor, string>> = {
  cost: 'cost',
  flexibility: 'being free to leave',
  renewable: 'renewable energy',
  rating: "the supplier's rating",
};

/** What was learned, in a sentence. @example 'From 3 choices: renewable energy seems to matter more to you than you said (28 instead of 20).' */
export function learnedSentence(weights: Weights, learned: Weights, choices: number): string {
  if (choices === 0) return 'Nothing has been learned yet: choose or rate a plan that you were shown.';
  const from = `From ${choices === 1 ? 'one choice' : `${choices} choices`}`;
  const moved = FACTORS.filter((factor) => learned[factor] !== weights[factor]);
  if (moved.length === 0) return `${from}: your priorities fit what you choose.`;
  const most = moved.reduce((a, b) =>
    Math.abs(learned[b] - weights[b]) > Math.abs(learned[a] - weights[a]) ? b : a,
  );
  const more = learned[most] > weights[most] ? 'more' : 'less';
  return `${from}: ${NAMES[most]} seems to matter ${more} to you than you said (${learned[most]} instead of ${weights[most]}).`;
}
