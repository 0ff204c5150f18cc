/** The contract path for a household: the current plan and the cheapest others, month by month over two years. */
import { addMonths, dayText, parseDay, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import type { Plan } from '../plan.js';
import type { Anchors } from '../ranking/anchors.js';
import type { PlanCost } from '../ranking/price-plan.js';
import type { ContractStep, CurrentPlan } from '../ranking/recommendation.js';
import { contractPath, type PathPlan } from './contract-path.js';
import { dailyCosts } from './coming-year.js';
import { contractOf, exitFeeOn, firstFreeDay, type Contract } from './exit-fee.js';

export const PATH_MONTHS = 24;
/** More plans than this never make the path cheaper by much, and it stays instant. */
const PATH_PLANS = 6;
/** A change must save the worth of this many bound months, or it is not worth the effort. */
const EFFORT_MONTHS = 24;

/** The fee of a candidate after some months on it; it is signed on the day of the change. */
function feeAfter({ contractMonths, exitFee }: Plan, age: number): number {
  if (age >= contractMonths || exitFee.kind === 'none') return 0;
  switch (exitFee.kind) {
    case 'flat':
      return Number(exitFee.amount);
    case 'per_month_remaining':
      return (contractMonths - age) * Number(exitFee.amount);
    case 'declining': {
      const reached = exitFee.steps.filter((step) => step.fromMonth <= age);
      return reached.length > 0 ? Number(reached[reached.length - 1]!.amount) : 0;
    }
    case 'unknown':
      return Infinity;
  }
}

/** Where the path's months begin: today, then every month counted from the day on which leaving is free. */
function monthDays(contract: Contract, today: CivilDay): CivilDay[] {
  const anchor = firstFreeDay(contract, today) ?? today;
  let before = 0;
  while (addMonths(anchor, -before) > today) before++;
  return Array.from({ length: PATH_MONTHS + 1 }, (_, month) =>
    month === 0 ? today : addMonths(anchor, month - before),
  );
}

/**
 * @param order plans best first
 * @param today day on which the path begins
 */
export function planPath(
  current: CurrentPlan,
  currentCost: PlanCost,
  order: readonly { readonly cost: PlanCost }[],
  today: CivilDay,
  anchors: Anchors,
): ContractStep[] {
  const contract = contractOf(current);
  const days = monthDays(contract, today);
  const monthCost = (cost: PlanCost): ((month: number) => number) => {
    const daily = dailyCosts(cost.bill!);
    const costs = Array.from({ length: PATH_MONTHS }, (_, month) => {
      let total = 0;
      for (let day = days[month]!; day < days[month + 1]!; day++) {
        total += daily[yearMonthDay(day).month - 1]!;
      }
      return total;
    });
    return (month) => costs[month]!;
  };
  const over = contract.end === undefined ? Infinity : parseDay(contract.end)! + 1;
  const dearer = 1 + (current.holdoverPercent ?? 0) / 100;
  const own = monthCost(currentCost);
  const others = order
    .map(({ cost }) => cost)
    .filter((cost) => cost.bill !== undefined && cost.plan.id !== current.plan.id)
    .slice(0, PATH_PLANS);
  const plans: PathPlan[] = [
    {
      id: current.plan.id,
      // Coming back to the plan one is on now would be a new contract; its prices are taken as they are today.
      cost: (month) => own(month) * (days[month]! >= over ? dearer : 1),
      fee: (month) => exitFeeOn(contract, days[month]!) ?? Infinity,
    },
    ...others.map((cost): PathPlan => {
      const costs = monthCost(cost);
      return { id: cost.plan.id, cost: (month) => costs(month), fee: (_, age) => feeAfter(cost.plan, age) };
    }),
  ];
  const path = contractPath(plans, 0, PATH_MONTHS, EFFORT_MONTHS * anchors.perContractMonth);
  return path.steps.map(({ month, planId, fee }) => ({ from: dayText(days[month]!), planId, fee }));
}
