/** What a household wants: weights that sum to 100, and hard limits. */
import { refuse, done, type Outcome } from '../refusal.js';

export const FACTORS = ['cost', 'flexibility', 'renewable', 'rating'] as const;
export type Factor = (typeof FACTORS)[number];
export type Weights = Readonly<Record<Factor, number>>;

export const PRESETS = {
  default: { cost: 40, flexibility: 30, renewable: 20, rating: 10 },
  budget: { cost: 60, flexibility: 15, renewable: 15, rating: 10 },
  eco: { cost: 15, flexibility: 10, renewable: 60, rating: 15 },
  flexible: { cost: 15, flexibility: 60, renewable: 15, rating: 10 },
  balanced: { cost: 25, flexibility: 25, renewable: 25, rating: 25 },
} as const satisfies Record<string, Weights>;
export type Preset = keyof typeof PRESETS;

/** Hard limits: a plan that breaks one is excluded, with the reason. */
export interface Vetoes {
  readonly minRenewablePercent?: number;
  readonly maxContractMonths?: number;
  readonly noVariablePrice?: boolean;
  readonly noPrepaid?: boolean;
  readonly minSupplierRating?: number;
}

export interface Preferences {
  readonly weights: Weights;
  readonly vetoes: Vetoes;
}

export const DEFAULT_PREFERENCES: Preferences = { weights: PRESETS.default, vetoes: {} };

/** Checks that weights are numbers from 0 to 100 that sum to 100. */
export function checkWeights(weights: Weights): Outcome<Weights> {
  for (const factor of FACTORS) {
    const weight = weights[factor];
    if (!(weight >= 0 && weight <= 100))
      return refuse('malformed', `the weight of ${factor} must lie between 0 and 100`, `/weights/${factor}`);
  }
  const sum = FACTORS.reduce((total, factor) => total + weights[factor], 0);
  if (Math.abs(sum - 100) > 1e-6)
    return refuse('malformed', `the four weights must sum to 100; they sum to ${sum}`, '/weights');
  return done(weights);
}
