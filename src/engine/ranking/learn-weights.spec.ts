import { describe, expect, it } from '@jest/globals';
import { learnWeights, type Choice, type ShownPlan } from './learn-weights.js';
import { checkWeights, PRESETS } from './preferences.js';

const plan = (cost: number, rest: Partial<ShownPlan> = {}): ShownPlan => ({
  cost,
  renewableKwh: 0,
  boundMonths: 12,
  stars: 0,
  ...rest,
});
const choice = (shown: readonly ShownPlan[], about: number, rest: Partial<Choice> = {}): Choice => ({
  currency: 'USD',
  shown,
  about,
  verdict: 'preferred',
  weight: 1,
  ...rest,
});
const WEIGHTS = PRESETS.default;
const GREEN = [plan(1500), plan(1560, { renewableKwh: 12_000 })];
const FREE = [plan(1500, { boundMonths: 24 }), plan(1560, { boundMonths: 0 })];

describe('weights learned from choices', () => {
  it('stay as they were set without choices', () => {
    expect(learnWeights(WEIGHTS, [])).toBe(WEIGHTS);
  });

  it.each([
    ['paying for green makes green weigh more', choice(GREEN, 1), 'renewable', 1],
    ['passing green by makes it weigh less', choice(GREEN, 0), 'renewable', -1],
    [
      'rejecting the green one makes it weigh less',
      choice(GREEN, 1, { verdict: 'rejected' }),
      'renewable',
      -1,
    ],
    ['paying to be free makes flexibility weigh more', choice(FREE, 1), 'flexibility', 1],
    ['a well-rated supplier', choice([plan(1500), plan(1530, { stars: 2 })], 1), 'rating', 1],
  ] as const)('%s', (_, made, factor, direction) => {
    const learned = learnWeights(WEIGHTS, [made, made, made]);
    const before = WEIGHTS[factor] / WEIGHTS.cost;
    expect(Math.sign(learned[factor] / learned.cost - before)).toBe(direction);
    expect(checkWeights(learned).ok).toBe(true);
  });

  it('move further with more choices, and less for a rating than for a choice', () => {
    const of = (choices: readonly Choice[]): number => {
      const { renewable, cost } = learnWeights(WEIGHTS, choices);
      return renewable / cost;
    };
    const once = of([choice(GREEN, 1)]);
    expect(of([choice(GREEN, 1), choice(GREEN, 1), choice(GREEN, 1)])).toBeGreaterThan(once);
    expect(of([choice(GREEN, 1, { weight: 0.3 })])).toBeLessThan(once);
  });

  it('do not depend on the order of the choices', () => {
    const made = [choice(GREEN, 1), choice(FREE, 0), choice(GREEN, 0), choice(FREE, 1)];
    expect(learnWeights(WEIGHTS, [...made].reverse())).toEqual(learnWeights(WEIGHTS, made));
  });

  it('leave a weight of nothing at nothing', () => {
    const budget = { cost: 100, flexibility: 0, renewable: 0, rating: 0 };
    expect(learnWeights(budget, [choice(GREEN, 1)])).toEqual(budget);
  });

  it('find the way back to a simulated user who pays two cents for a green kWh', () => {
    const made = Array.from({ length: 30 }, (_, i) => {
      const extra = 20 + 15 * i;
      const shown = [plan(1500), plan(1500 + extra, { renewableKwh: 12_000 })];
      return choice(shown, extra < 240 ? 1 : 0);
    });
    const learned = learnWeights(WEIGHTS, made);
    const perKwh = (0.005 * (learned.renewable / learned.cost)) / (20 / 40);
    expect(perKwh).toBeGreaterThan(0.012);
    expect(perKwh).toBeLessThan(0.028);
  });
});
