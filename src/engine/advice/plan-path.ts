/**
 * The contract path for a household over two years. It begins with the advice: its change on its day, or no change in the coming
 * twelve months. Later changes pass the guard of the advice, and a month costs what the money metric makes of it.
 */
import { addMonths, dayText, type CivilDay } from '../calendar/civil.js';
import type { Plan } from '../plan.js';
import type { PlanCost } from '../ranking/price-plan.js';
import type { ContractStep } from '../ranking/recommendation.js';
import { quantile } from '../ranking/scenarios.js';
import { besidesCost, type Candidate, type Change } from './change.js';
import { dailyCosts, shareBefore } from './coming-year.js';
import { contractPath, type PathPlan, type PathStart } from './contract-path.js';
import { exitFeeOn, firstFreeDay, type Contract } from './exit-fee.js';
import { GUARD, stayingShare, type Staying } from './net-saving.js';

export const PATH_MONTHS = 24;
/** More plans than this never make the path cheaper by much, and it stays instant. */
const PATH_PLANS = 6;
/** A change must save the worth of this many bound months, or it is not worth the effort. */
const EFFORT_MONTHS = 24;

export interface PathFacts {
  /** Plans best first. */
  readonly order: readonly Candidate[];
  readonly current: Candidate;
  readonly contract: Contract;
  readonly staying: Staying;
  /** What is advised; undefined = stay. */
  readonly option: Change | undefined;
  /** Worth of a month bound, in currency. */
  readonly perContractMonth: number;
}

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

/** Where the path's months begin: today, then every month counted from `anchor`. */
function monthDays(anchor: CivilDay, today: CivilDay): CivilDay[] {
  let before = 0;
  while (addMonths(anchor, -before) > today) before++;
  return Array.from({ length: PATH_MONTHS + 1 }, (_, month) =>
    month === 0 ? today : addMonths(anchor, month - before),
  );
}

/** The plans of the path: the current one, then the best others, the advised one among them. */
function pathCandidates({ current, order, option }: PathFacts): Candidate[] {
  const others = order
    .filter(({ cost }) => cost.basis !== 'range' && cost.plan.id !== current.cost.plan.id)
    .slice(0, PATH_PLANS);
  const advised = option && !others.includes(option.candidate) ? [option.candidate] : [];
  return [current, ...others, ...advised];
}

export function planPath(facts: PathFacts): ContractStep[] {
  const { contract, staying, option } = facts;
  const today = staying.from;
  const days = monthDays(option?.day ?? firstFreeDay(contract, today) ?? today, today);
  const candidates = pathCandidates(facts);
  const plans = candidates.map((candidate, c): PathPlan => {
    const { cost } = candidate;
    const daily = dailyCosts(cost.bill!);
    const costs = Array.from({ length: PATH_MONTHS }, (_, month) => {
      const from = days[month]!;
      const until = days[month + 1]!;
      const share = c === 0 ? stayingShare({ ...staying, from }, until) : shareBefore(daily, from, until);
      return cost.expected! * share + besidesCost(candidate) / 12;
    });
    return {
      id: cost.plan.id,
      cost: (month) => costs[month]!,
      fee:
        c === 0
          ? (month) => exitFeeOn(contract, days[month]!) ?? Infinity
          : (_, age) => feeAfter(cost.plan, age),
    };
  });

  /** What nine of ten of the twelve months after a change save, without the fee. */
  const saved = new Map<string, number>();
  const surelySaved = (month: number, from: number, to: number): number => {
    const day = days[month]!;
    const factor = from === 0 ? stayingShare({ ...staying, from: day }, addMonths(day, 12)) : 1;
    const key = `${from} ${to} ${factor}`;
    const known = saved.get(key);
    if (known !== undefined) return known;
    const found = lowSaving(candidates[from]!.cost, factor, candidates[to]!.cost);
    saved.set(key, found);
    return found;
  };

  const start: PathStart = option
    ? { month: days.indexOf(option.day), plan: candidates.indexOf(option.candidate), age: 0 }
    : { month: days.findIndex((day) => day >= addMonths(today, 12)), plan: 0, age: 0 };
  const path = contractPath(plans, start, {
    horizon: PATH_MONTHS,
    effort: EFFORT_MONTHS * facts.perContractMonth,
    // Coming back to the plan one was on would be a new contract at prices that nobody knows.
    allows: (month, from, to, fee) => to !== 0 && surelySaved(month, from, to) > fee,
  });
  return [
    ...(option
      ? [{ from: dayText(option.day), planId: option.candidate.cost.plan.id, fee: option.fee }]
      : []),
    ...path.steps.map(({ month, planId, fee }) => ({ from: dayText(days[month]!), planId, fee })),
  ];
}

const lowSaving = (from: PlanCost, factor: number, to: PlanCost): number =>
  quantile(from.scenarioCosts.map((cost, s) => cost * factor - to.scenarioCosts[s]!).sort(), GUARD);
