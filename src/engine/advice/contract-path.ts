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

/**
 * @param plans the first is the one the household is on
 * @param age months already spent on it
 * @param effort what a change is worth at least, in currency: a switch that saves less is not proposed
 */
export function contractPath(
  plans: readonly PathPlan[],
  age: number,
  horizon: number,
  effort: number,
): ContractPath {
  const memo = new Map<number, Choice>();
  const ages = age + horizon + 1;

  function best(month: number, plan: number, onPlan: number): Choice {
    if (month === horizon) return { cost: 0 };
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
        if (other === plan) continue;
        const cost = fee + effort + candidate.cost(month, 0) + best(month + 1, other, 1).cost;
        if (cost < choice.cost - 1e-9) choice = { cost, change: other };
      }
    }
    memo.set(key, choice);
    return choice;
  }

  const { cost } = best(0, 0, age);
  const steps: PathStep[] = [];
  let plan = 0;
  let onPlan = age;
  for (let month = 0; month < horizon; month++) {
    const { change } = best(month, plan, onPlan);
    if (change !== undefined) {
      steps.push({ month, planId: plans[change]!.id, fee: plans[plan]!.fee(month, onPlan) });
      plan = change;
      onPlan = 0;
    }
    onPlan++;
  }
  return { cost, steps };
}
