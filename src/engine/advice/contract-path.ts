/**
 * The cheapest way through the coming months over several contracts: which plan to be on in each month, when a fee is worth
 * paying and when waiting is. Exact dynamic programming over (month, plan, months on the plan).
 */
export interface PathPlan {
  readonly id: string;
  /** Cost of month `month` (0 = the first of the path) when it is the `age`-th month on the plan. */
  cost(month: number, age: number): number;
  /** Fee for leaving at the start of a month after `age` months on the plan; Infinity when it cannot be left or known. */
  fee(month: number, age: number): number;
}

/** Where a path begins. */
export interface PathStart {
  readonly month: number;
  /** Index of the plan the household is on then. */
  readonly plan: number;
  /** Months already spent on it. */
  readonly age: number;
}

export interface PathRules {
  /** The month after the path's last. */
  readonly horizon: number;
  /** What a change is worth at least, in currency: a switch that saves less is not proposed. */
  readonly effort: number;
  /** Whether a change between two plans (indexes) may be made at the start of a month at this fee. */
  allows(month: number, from: number, to: number, fee: number): boolean;
}

export interface PathStep {
  readonly month: number;
  readonly planId: string;
  readonly fee: number;
}

export interface ContractPath {
  readonly cost: number;
  /** Changes of plan, in order; empty when staying is cheapest. */
  readonly steps: readonly PathStep[];
}

interface Choice {
  readonly cost: number;
  /** Index of the plan changed to at the start of the month; undefined = stay. */
  readonly change?: number;
}

export function contractPath(plans: readonly PathPlan[], start: PathStart, rules: PathRules): ContractPath {
  const { horizon, effort } = rules;
  const memo = new Map<number, Choice>();
  const ages = start.age + horizon + 1;

  function best(month: number, plan: number, onPlan: number): Choice {
    if (month >= horizon) return { cost: 0 };
    const key = (month * plans.length + plan) * ages + onPlan;
    const known = memo.get(key);
    if (known) return known;
    const current = plans[plan]!;
    let choice: Choice = {
      cost: current.cost(month, onPlan) + best(month + 1, plan, onPlan + 1).cost,
    };
    const fee = current.fee(month, onPlan);
    if (fee < Infinity) {
      for (const [other, candidate] of plans.entries()) {
        if (other === plan || !rules.allows(month, plan, other, fee)) continue;
        const cost = fee + effort + candidate.cost(month, 0) + best(month + 1, other, 1).cost;
        if (cost < choice.cost - 1e-9) choice = { cost, change: other };
      }
    }
    memo.set(key, choice);
    return choice;
  }

  const { cost } = best(start.month, start.plan, start.age);
  const steps: PathStep[] = [];
  let { plan, age } = start;
  for (let { month } = start; month < horizon; month++) {
    const { change } = best(month, plan, age);
    if (change !== undefined) {
      steps.push({ month, planId: plans[change]!.id, fee: plans[plan]!.fee(month, age) });
      plan = change;
      age = 0;
    }
    age++;
  }
  return { cost, steps };
}
