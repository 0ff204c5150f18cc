import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../projection/random.js';
import { contractPath, type PathPlan, type PathRules, type PathStart } from './contract-path.js';

/** Every sequence of plans, tried. */
function bruteForce(plans: readonly PathPlan[], start: PathStart, rules: PathRules): number {
  const { horizon, effort, allows } = rules;
  const walk = (month: number, plan: number, onPlan: number): number => {
    if (month === horizon) return 0;
    const stay = plans[plan]!.cost(month, onPlan) + walk(month + 1, plan, onPlan + 1);
    const fee = plans[plan]!.fee(month, onPlan);
    return plans.reduce(
      (best, other, index) =>
        index === plan || !allows(month, plan, index, fee)
          ? best
          : Math.min(best, fee + effort + other.cost(month, 0) + walk(month + 1, index, 1)),
      stay,
    );
  };
  return walk(start.month, start.plan, start.age);
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
function walked(plans: readonly PathPlan[], start: PathStart, rules: PathRules): number {
  const { steps } = contractPath(plans, start, rules);
  let { plan, age } = start;
  let cost = 0;
  for (let { month } = start; month < rules.horizon; month++) {
    const step = steps.find((candidate) => candidate.month === month);
    if (step) {
      const next = plans.findIndex(({ id }) => id === step.planId);
      expect(step.fee).toBe(plans[plan]!.fee(month, age));
      expect(rules.allows(month, plan, next, step.fee)).toBe(true);
      cost += step.fee + rules.effort;
      plan = next;
      age = 0;
    }
    cost += plans[plan]!.cost(month, age++);
  }
  return cost;
}

const TODAY: PathStart = { month: 0, plan: 0, age: 0 };
const FREE: PathRules = { horizon: 24, effort: 0, allows: () => true };

describe('the contract path', () => {
  it('equals brute force on 10,000 random cases', () => {
    const random = seededRandom(99);
    for (let run = 0; run < 10_000; run++) {
      const plans = randomPlans(random);
      const horizon = 2 + Math.floor(random() * 4);
      const start: PathStart = {
        month: Math.floor(random() * 2),
        plan: Math.floor(random() * plans.length),
        age: Math.floor(random() * 4),
      };
      const barred = random() < 0.5 ? 0 : Math.floor(random() * 64);
      const rules: PathRules = {
        horizon,
        effort: random() < 0.5 ? 0 : 20 * random(),
        allows: (month, from, to) => ((barred >> ((month + 2 * from + 3 * to) % 6)) & 1) === 0,
      };
      const path = contractPath(plans, start, rules);
      const best = bruteForce(plans, start, rules);
      if (Math.abs(path.cost - best) > 1e-6) throw new Error(`run ${run}: ${path.cost} is not ${best}`);
      const onFoot = walked(plans, start, rules);
      if (Math.abs(onFoot - best) > 1e-6)
        throw new Error(`run ${run}: its steps cost ${onFoot}, not ${best}`);
    }
  });

  it('waits for the end of a contract whose fee is worth more than the months left', () => {
    const plans: PathPlan[] = [
      { id: 'mine', cost: () => 100, fee: (month) => (month < 3 ? 100 : 0) },
      { id: 'better', cost: () => 80, fee: () => 0 },
    ];
    expect(contractPath(plans, TODAY, FREE).steps).toEqual([{ month: 3, planId: 'better', fee: 0 }]);
  });

  it('begins in a later month on another plan, and makes only changes that are allowed', () => {
    const plans: PathPlan[] = [
      { id: 'mine', cost: () => 100, fee: () => 0 },
      { id: 'better', cost: () => 80, fee: () => 0 },
      { id: 'best', cost: () => 60, fee: () => 0 },
    ];
    const rules = { ...FREE, allows: (month: number, _: number, to: number) => to === 2 && month >= 20 };
    const path = contractPath(plans, { month: 12, plan: 1, age: 0 }, rules);
    expect(path).toEqual({ cost: 8 * 80 + 4 * 60, steps: [{ month: 20, planId: 'best', fee: 0 }] });
  });

  it('stays where nothing is gained', () => {
    const plans: PathPlan[] = [
      { id: 'mine', cost: () => 100, fee: () => 0 },
      { id: 'same', cost: () => 100, fee: () => 0 },
    ];
    expect(contractPath(plans, TODAY, FREE).steps).toEqual([]);
  });
});
