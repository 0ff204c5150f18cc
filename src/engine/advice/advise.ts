/**
 * One piece of advice: choose, switch now, switch on a date, or stay. A switch is advised only when nine in ten of the coming
 * years save money after the fee for leaving the current plan.
 */
import { addMonths, dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import { anchorsOf } from '../ranking/anchors.js';
import type { PlanCost } from '../ranking/price-plan.js';
import type { Advice, CurrentPlan } from '../ranking/recommendation.js';
import { moneyWords } from '../ranking/words.js';
import { calendarFile, type CalendarDate } from './calendar-file.js';
import { exitFeeOn, exitFeeWords, firstFreeDay, type Contract } from './exit-fee.js';
import { netSaving, type NetSaving, type Staying } from './net-saving.js';
import { planPath } from './plan-path.js';

export interface Candidate {
  readonly cost: PlanCost;
  readonly utility: number;
}

export interface AdviceFacts {
  /** Priced plans, best first; ranges are never advised. */
  readonly order: readonly Candidate[];
  /** The current plan, priced by the same engine; undefined when none is known. */
  readonly current?: { readonly plan: CurrentPlan; readonly cost: PlanCost; readonly utility: number };
  /** A current plan is known but could not be priced. */
  readonly currentRefused: boolean;
  readonly asOf: string;
  readonly currency: string;
}

const NO_FEE = { known: true, today: 0, breakEven: null } as const;

export const contractOf = (plan: CurrentPlan): Contract => ({
  start: plan.contractStart,
  end: plan.contractEnd,
  exitFee: plan.exitFee ?? plan.plan.exitFee,
});

export function stayingOf(plan: CurrentPlan, cost: PlanCost, asOf: CivilDay): Staying {
  return {
    cost,
    from: asOf,
    contractOver: plan.contractEnd === undefined ? undefined : parseDay(plan.contractEnd)! + 1,
    holdoverPercent: plan.holdoverPercent ?? 0,
  };
}

function counterfactualWords({ contractEnd, holdoverPercent = 0 }: CurrentPlan): string {
  if (contractEnd === undefined)
    return 'Your plan has no end date; its prices are taken to stay as they are.';
  return holdoverPercent === 0
    ? `Your contract ends on ${contractEnd}. If you do nothing then, its prices are taken to stay as they are.`
    : `Your contract ends on ${contractEnd}. If you do nothing then, its prices are taken to be ${holdoverPercent} % higher from the next day.`;
}

export interface Change {
  readonly candidate: Candidate;
  readonly day: CivilDay;
  readonly fee: number;
  readonly saving: NetSaving;
}

/** The best guarded change on a given day: the first plan of the order that beats the current one and passes the guard. */
export function guardedChange(
  day: CivilDay,
  fee: number,
  order: readonly Candidate[],
  currentUtility: number,
  staying: Staying,
): Change | undefined {
  for (const candidate of order) {
    if (candidate.cost.basis === 'range' || candidate.cost.plan.id === staying.cost.plan.id) continue;
    if (candidate.utility >= currentUtility) break;
    const saving = netSaving(staying, candidate.cost, day, fee);
    if (saving.p10 > 0) return { candidate, day, fee, saving };
  }
  return undefined;
}

const nothingKnown = (facts: AdviceFacts): Advice => {
  const best = facts.order.find(({ cost }) => cost.basis !== 'range') ?? facts.order[0];
  return {
    action: 'choose',
    planId: best?.cost.plan.id ?? null,
    date: null,
    reason: best
      ? `${best.cost.plan.name} comes first for you. ${facts.currentRefused || facts.current ? 'Your current plan could not be priced exactly' : 'No current plan is known'}, so nobody can say what a switch would save.`
      : 'No plan could be ranked.',
    netSaving: null,
    exitFee: NO_FEE,
    counterfactual: null,
    path: [],
    ics: null,
  };
};

function datesOf(
  option: Change | undefined,
  contract: Contract,
  comeBack: CivilDay | undefined,
): CalendarDate[] {
  const dates: CalendarDate[] = [];
  if (option) {
    const { plan } = option.candidate.cost;
    dates.push({
      day: dayText(option.day),
      title: `Switch to ${plan.name}`,
      note: `${plan.supplier}: ${plan.name}.${plan.enrolUrl ? ` ${plan.enrolUrl}` : ''}`,
    });
    if (plan.contractMonths > 0) {
      dates.push({
        day: dayText(addMonths(option.day, plan.contractMonths)),
        title: `Contract of ${plan.name} ends: compare again`,
        note: 'Prices may change when a contract ends.',
      });
    }
  } else if (comeBack !== undefined) {
    dates.push({
      day: dayText(comeBack),
      title: 'Compare electricity plans again',
      note: contract.end ? `Your contract ends on ${contract.end}.` : 'A look once a year is enough.',
    });
  }
  return dates;
}

export function advise(facts: AdviceFacts): Advice {
  const { current, order, asOf, currency } = facts;
  if (!current || current.cost.basis === 'range') return nothingKnown(facts);
  const today = parseDay(asOf)!;
  const contract = contractOf(current.plan);
  const staying = stayingOf(current.plan, current.cost, today);
  const feeToday = exitFeeOn(contract, today);
  const freeDay = firstFreeDay(contract, today);
  const search = (day: CivilDay, fee: number): Change | undefined =>
    guardedChange(day, fee, order, current.utility, staying);

  const now = feeToday === undefined ? undefined : search(today, feeToday);
  const withinYear = freeDay !== undefined && freeDay > today && freeDay < addMonths(today, 12);
  const later = withinYear ? search(freeDay, 0) : undefined;
  // A fee that nobody knows: the change pays for as long as the fee stays below what it saves in nine years of ten.
  const ifFree = feeToday === undefined ? search(today, 0) : undefined;
  const breakEven = ifFree ? ifFree.saving.p10 - Math.max(0, later?.saving.p10 ?? 0) : null;
  const option = later && (!now || later.saving.value > now.saving.value) ? later : now;
  const comeBack = freeDay !== undefined && freeDay > today ? freeDay : undefined;

  const words = (value: number): string => moneyWords(value, currency);
  const reasons: string[] = [];
  let action: Advice['action'];
  if (!option) {
    action = 'stay';
    reasons.push(`Stay with ${current.plan.plan.name}.`, stayReason(facts, staying, feeToday, words));
    if (comeBack !== undefined) reasons.push(`Look again when leaving is free, on ${dayText(comeBack)}.`);
  } else {
    const { plan } = option.candidate.cost;
    const { value, p10 } = option.saving;
    action = option === later ? 'switch_on_date' : 'switch_now';
    reasons.push(
      option === later
        ? `Switch to ${plan.name} on ${dayText(option.day)}, when leaving ${current.plan.plan.name} is free.`
        : `Switch to ${plan.name} now.`,
      `Over the next twelve months this saves about ${words(value)}${option.fee > 0 ? ` after the exit fee of ${words(option.fee)}` : ''}; in nine years of ten it saves more than ${words(p10)}.`,
    );
    if (option === later && now) reasons.push(`Leaving today would save about ${words(now.saving.value)}.`);
  }
  if (feeToday === undefined) {
    reasons.push(
      breakEven !== null && breakEven > 0
        ? `The fee for leaving today is not known: leaving now pays only if it is below ${words(breakEven)}.`
        : 'The fee for leaving today is not known.',
    );
  } else if (feeToday > 0 && action !== 'switch_now') {
    reasons.push(`Your plan has ${exitFeeWords(contract, currency)}; today that is ${words(feeToday)}.`);
  }
  const dates = datesOf(option, contract, comeBack);
  return {
    action,
    planId: option ? option.candidate.cost.plan.id : current.plan.plan.id,
    date: option ? dayText(option.day) : comeBack === undefined ? null : dayText(comeBack),
    reason: reasons.join(' '),
    netSaving: option
      ? { value: option.saving.value, low: option.saving.low, high: option.saving.high }
      : { value: 0, low: 0, high: 0 },
    exitFee: { known: feeToday !== undefined, today: feeToday ?? null, breakEven },
    counterfactual: counterfactualWords(current.plan),
    path: planPath(current.plan, current.cost, order, today, anchorsOf(currency)),
    ics: dates.length > 0 ? calendarFile(dates, asOf) : null,
  };
}

function stayReason(
  { order, current }: AdviceFacts,
  staying: Staying,
  feeToday: number | undefined,
  words: (value: number) => string,
): string {
  const best = order.find(({ cost }) => cost.basis !== 'range' && cost.plan.id !== current!.plan.plan.id);
  if (!best) return 'No other plan could be priced.';
  const saving = netSaving(staying, best.cost, staying.from, feeToday ?? 0);
  if (saving.value <= 0) {
    return `${best.cost.plan.name}, the best of the others for you, would cost about ${words(-saving.value)} more over the next twelve months.`;
  }
  return `${best.cost.plan.name} might save about ${words(saving.value)}, but in one year of ten it would save less than ${words(saving.p10)}: that is not sure enough.`;
}
