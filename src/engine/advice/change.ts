/** The best change of plan on a day, guarded: only what saves money in nine of ten coming years is offered. */
import { addMonths, type CivilDay } from '../calendar/civil.js';
import type { PlanCost } from '../ranking/price-plan.js';
import { easierDays, exitFeeOn, type Contract } from './exit-fee.js';
import { netSaving, type NetSaving, type Staying } from './net-saving.js';

export interface Candidate {
  readonly cost: PlanCost;
  readonly utility: number;
}

export interface Change {
  readonly candidate: Candidate;
  readonly day: CivilDay;
  readonly fee: number;
  readonly saving: NetSaving;
  /** What the change is worth over the twelve months, the qualities of both plans counted as the money metric counts them. */
  readonly worth: number;
}

/** What the money metric adds to the cost of a year. */
export const besidesCost = ({ cost, utility }: Candidate): number => utility - cost.expected!;

/** @param current the plan the household is on, with its utility */
export function changeTo(
  candidate: Candidate,
  day: CivilDay,
  fee: number,
  current: Candidate,
  staying: Staying,
): Change {
  const saving = netSaving(staying, candidate.cost, day, fee);
  const end = addMonths(staying.from, 12);
  const after = (end - day) / (end - staying.from);
  const worth = saving.value - (besidesCost(candidate) - besidesCost(current)) * after;
  return { candidate, day, fee, saving, worth };
}

/** The first plan of the order that is worth changing to on a day and passes the guard. */
export function guardedChange(
  day: CivilDay,
  fee: number,
  order: readonly Candidate[],
  currentUtility: number,
  staying: Staying,
): Change | undefined {
  const current: Candidate = { cost: staying.cost, utility: currentUtility };
  // No day of the coming year is dearer on the current plan than after its contract.
  const highest = currentUtility + (Math.max(0, staying.cost.expected!) * staying.holdoverPercent) / 100;
  for (const candidate of order) {
    if (candidate.cost.basis === 'range' || candidate.cost.plan.id === staying.cost.plan.id) continue;
    if (candidate.utility >= highest) break;
    const change = changeTo(candidate, day, fee, current, staying);
    if (change.worth > 0 && change.saving.p10 > 0) return change;
  }
  return undefined;
}

/** The best guarded change of each day within a year on which something changes for who leaves, today first. */
export function changesOfYear(
  contract: Contract,
  order: readonly Candidate[],
  currentUtility: number,
  staying: Staying,
): Change[] {
  const { from } = staying;
  const days = [from, ...easierDays(contract, from)].filter((day) => day < addMonths(from, 12));
  return days.flatMap((day) => {
    const fee = exitFeeOn(contract, day);
    return fee === undefined ? [] : (guardedChange(day, fee, order, currentUtility, staying) ?? []);
  });
}
