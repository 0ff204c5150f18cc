import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../projection/random.js';
import { contractPath, type PathPlan } from './contract-path.js';

/** Every sequence of plans, tried. */
function bruteForce(plans: readonly PathPlan[], age: number, horizon: number, effort: number): number {
  const walk = (month: number, plan: number, onPlan: number): number => {
    if (month === horizon) return 0;
    const stay = plans[plan]!.cost(month, onPlan) + walk(month + 1, plan, onPlan + 1);
    const fee = plans[plan]!.fee(month, onPlan);
    return plans.reduce(
      (best, other, index) =>
        index === plan
          ? best
          : Math.min(best, fee + effort + other.cost(month, 0) + walk(month + 1, index, 1)),
      stay,
    );
  };
  return walk(0, 0, age);
}

/** Plans with monthly costs that vary, a teaser, and fees that fall away at the end of a term. */
function randomPlans(random: () => number): PathPlan[] {
  const count = 2 + Math.floor(random() * 2);
  return Array.from({ length: count }, (_, p) => {
    const level = 50 + 100 * random();
    const season = Array.from({ length: 6 }, () => 1 + 0.4 * (random() - 0.5));
    const teaser = Math.floor(random() * 3);
    const later = 1 + random();
    const term = Math.floor(random() * 5);
    const fee = random() < 0.2 ? Infinity : 150 * random();
    return {
      id: `p${p}`,
      cost: (month, age) => level * season[month]! * (age < teaser ? 1 : later),
      fee: (_month, age) => (age >= term ? 0 : fee),
    };
  });
}

/** What the steps of a path cost when walked. */
function walked(plans: readonly PathPlan[], age: number, horizon: number, effort: number): number {
  const { steps } = contractPath(plans, age, horizon, effort);
  let plan = plans[0]!;
  let onPlan = age;
  let cost = 0;
  for (let month = 0; month < horizon; month++) {
    const step = steps.find((candidate) => candidate.month === month);
    if (step) {
      expect(step.fee).toBe(plan.fee(month, onPlan));
      cost += step.fee + effort;
      plan = plans.find(({ id }) => id === step.planId)!;
      onPlan = 0;
    }
    cost += plan.cost(month, onPlan++);
  }
  return cost;
}

describe('the contract path', () => {
  it('equals brute force on 10,000 random cases', () => {
    const random = seededRandom(99);
    for (let run = 0; run < 10_000; run++) {
      const plans = randomPlans(random);
      const horizon = 2 + Math.floor(random() * 4);
      const age = Math.floor(random() * 4);
      const effort = random() < 0.5 ? 0 : 20 * random();
      const path = contractPath(plans, age, horizon, effort);
      const best = bruteForce(plans, age, horizon, effort);
      if (Math.abs(path.cost - best) > 1e-6) throw new Error(`run ${run}: ${path.cost} is not ${best}`);
      const onFoot = walked(plans, age, horizon, effort);
      if (Math.abs(onFoot - best) > 1e-6)
        throw new Error(`run ${run}: its steps cost ${onFoot}, not ${best}`);
    }
  });

  it('waits for the end of a contract whose fee is worth more than the months left', () => {
    const plans: PathPlan[] = [
      { id: 'mine', cost: () => 100, fee: (month) => (month < 3 ? 100 : 0) },
      { id: 'better', cost: () => 80, fee: () => 0 },
    ];
    expect(contractPath(plans, 0, 24, 0).steps).toEqual([{ month: 3, planId: 'better', fee: 0 }]);
  });

  it('stays where nothing is gained', () => {
    const plans: PathPlan[] = [
      { id: 'mine', cost: () => 100, fee: () => 0 },
      { id: 'same', cost: () => 100, fee: () => 0 },
    ];
    expect(contractPath(plans, 0, 24, 0).steps).toEqual([]);
  });
});
