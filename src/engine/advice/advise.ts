/**
 * One piece of advice: choose, switch now, switch on a date, or stay. A switch is advised only when nine in ten of the coming
 * years save money after the fee for leaving the current plan.
 */
import { addMonths, dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import { anchorsOf } from '../ranking/anchors.js';
import type { PlanCost } from '../ranking/price-plan.js';
import type { Advice, CurrentPlan } from '../ranking/recommendation.js';
import { calendarFile, type CalendarDate } from './calendar-file.js';
import { changesOfYear, changeTo, guardedChange, type Candidate, type Change } from './change.js';
import { contractOf, exitFeeOn, firstFreeDay, type Contract } from './exit-fee.js';
import { stayingOf } from './net-saving.js';
import { planPath } from './plan-path.js';
import { counterfactualWords, feeWords, stayWords, switchWords, type Said } from './reasons.js';

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

const nothingKnown = (facts: AdviceFacts): Advice => {
  const best = facts.order.find(({ cost }) => cost.basis !== 'range') ?? facts.order[0];
  const why =
    facts.currentRefused || facts.current
      ? 'Your current plan could not be priced exactly'
      : 'No current plan is known';
  return {
    action: 'choose',
    planId: best?.cost.plan.id ?? null,
    date: null,
    reason: best
      ? `${best.cost.plan.name} comes first for you. ${why}, so nobody can say what a switch would save.`
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
  const changes = changesOfYear(contract, order, current.utility, staying);
  const now = changes.find(({ day }) => day === today);
  const later = changes.filter(({ day }) => day > today);
  const option = changes.reduce<Change | undefined>(
    (best, change) => (best && best.worth >= change.worth ? best : change),
    undefined,
  );
  // A fee that nobody knows: the change pays for as long as the fee stays below what it saves in nine years of ten.
  const ifFree =
    feeToday === undefined ? guardedChange(today, 0, order, current.utility, staying) : undefined;
  const breakEven = ifFree ? ifFree.saving.p10 - Math.max(0, ...later.map(({ saving }) => saving.p10)) : null;
  const freeDay = firstFreeDay(contract, today);
  const comeBack = freeDay !== undefined && freeDay > today ? freeDay : undefined;
  const rival = order.find(({ cost }) => cost.basis !== 'range' && cost.plan.id !== current.plan.plan.id);
  const said: Said = {
    current: current.plan.plan,
    contract,
    today,
    feeToday,
    currency,
    option,
    now,
    ifFree,
    breakEven,
    comeBack,
    rival: rival && changeTo(rival, today, feeToday ?? 0, current, staying),
  };
  const action = option ? (option.day > today ? 'switch_on_date' : 'switch_now') : 'stay';
  const dates = datesOf(option, contract, comeBack);
  return {
    action,
    planId: option ? option.candidate.cost.plan.id : current.plan.plan.id,
    date: option ? dayText(option.day) : comeBack === undefined ? null : dayText(comeBack),
    reason: [...(option ? switchWords(said, option) : stayWords(said)), ...feeWords(said)].join(' '),
    netSaving: option
      ? { value: option.saving.value, low: option.saving.low, high: option.saving.high }
      : { value: 0, low: 0, high: 0 },
    exitFee: { known: feeToday !== undefined, today: feeToday ?? null, breakEven },
    counterfactual: counterfactualWords(contract, staying.holdoverPercent, today),
    path: planPath({
      order,
      current,
      contract,
      staying,
      option,
      perContractMonth: anchorsOf(currency).perContractMonth,
    }),
    ics: dates.length > 0 ? calendarFile(dates, asOf) : null,
  };
}
