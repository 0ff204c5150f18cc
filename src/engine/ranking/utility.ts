/** The money metric: what a year on a plan costs this household, in currency, all things counted. Lower is better. */
import type { Plan } from '../plan.js';
import { anchorsOf, type Anchors } from './anchors.js';
import { PRESETS, type Weights } from './preferences.js';
import type { PlanCost } from './price-plan.js';
import type { Scores } from './recommendation.js';

/** Share of the spread between a good and a bad year that is added to the expected cost. */
const RISK_PREMIUM = 0.05;
/** Being bound for longer than this is felt no more. */
const LONGEST_CONTRACT = 36;
/** A contract that can be left without a fee binds little. */
const FREE_TO_LEAVE = 0.25;
/** Stars of a supplier that nobody has rated. */
const UNRATED = 3;

export const boundMonths = ({ contractMonths, exitFee }: Plan): number =>
  Math.min(contractMonths, LONGEST_CONTRACT) * (exitFee.kind === 'none' ? FREE_TO_LEAVE : 1);

const starsOf = (plan: Plan): number => plan.supplierRating ?? UNRATED;

/** Currency per year and unit of each quality, at these weights. */
export interface Worth {
  /** Per renewable kWh. */
  readonly renewable: number;
  /** Per month bound. */
  readonly flexibility: number;
  /** Per star. */
  readonly rating: number;
}

/** Weights against the weight of cost, relative to the default weights, scale the currency's anchors. */
export function worthOf(weights: Weights, anchors: Anchors): Worth {
  const cost = Math.max(1, weights.cost);
  const scale = (factor: 'flexibility' | 'renewable' | 'rating'): number =>
    weights[factor] / cost / (PRESETS.default[factor] / PRESETS.default.cost);
  return {
    renewable: anchors.renewablePerKwh * scale('renewable'),
    flexibility: anchors.perContractMonth * scale('flexibility'),
    rating: anchors.perStar * scale('rating'),
  };
}

/** What the plan's qualities are worth a year: renewable energy and stars add, being bound takes away. */
export function qualitiesWorth(plan: Plan, worth: Worth, annualKwh: number): number {
  return (
    (worth.renewable * annualKwh * (plan.renewablePercent ?? 0)) / 100 -
    worth.flexibility * boundMonths(plan) +
    worth.rating * (starsOf(plan) - UNRATED)
  );
}

export const riskPremium = ({ p10, p90 }: PlanCost): number => RISK_PREMIUM * (p90 - p10);

/** A plan of which only a range is known is judged by its dear end. */
export const certainCost = (cost: PlanCost): number => cost.expected ?? cost.high;

export function utilityOf(cost: PlanCost, weights: Weights, annualKwh: number): number {
  const worth = worthOf(weights, anchorsOf(cost.plan.structure.currency));
  return certainCost(cost) + riskPremium(cost) - qualitiesWorth(cost.plan, worth, annualKwh);
}

/** What of a plan the weights speak about. */
export interface Qualities {
  readonly renewableKwh: number;
  readonly boundMonths: number;
  /** Stars of its supplier above or below an unrated one. */
  readonly stars: number;
}

/** The qualities that gave these scores: an answer logs scores, and what was learned from it must not ask the catalog of today. */
export const qualitiesOf = (scores: Omit<Scores, 'cost' | 'composite'>, annualKwh: number): Qualities => ({
  renewableKwh: (annualKwh * scores.renewable) / 100,
  boundMonths: (LONGEST_CONTRACT * (100 - scores.flexibility)) / 100,
  stars: scores.rating / 20 - UNRATED,
});

const clamp = (score: number): number => Math.max(0, Math.min(100, score));

/** Scores from 0 to 100 from the same anchors; the composite is the money metric on the scale of the cost score. */
export function scoresOf(cost: PlanCost, utility: number, annualKwh: number): Scores {
  const { plan } = cost;
  const middling = anchorsOf(plan.structure.currency).pricePerKwh * Math.max(annualKwh, 1);
  return {
    cost: clamp(100 - (50 * certainCost(cost)) / middling),
    flexibility: clamp(100 - (100 * boundMonths(plan)) / LONGEST_CONTRACT),
    renewable: clamp(plan.renewablePercent ?? 0),
    rating: clamp(starsOf(plan) * 20),
    composite: clamp(100 - (50 * utility) / middling),
  };
}
