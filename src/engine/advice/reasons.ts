/** The words of the advice, from what was computed and nothing else. */
import { dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import type { Plan } from '../plan.js';
import { moneyWords } from '../ranking/words.js';
import type { Change } from './change.js';
import { exitFeeWords, type Contract } from './exit-fee.js';

/** What the words are made from. */
export interface Said {
  readonly current: Plan;
  readonly contract: Contract;
  readonly today: CivilDay;
  /** undefined = not known. */
  readonly feeToday: number | undefined;
  readonly currency: string;
  /** What is advised; undefined = stay. */
  readonly option: Change | undefined;
  /** The best change today, where there is one. */
  readonly now: Change | undefined;
  /** The best change today if leaving cost nothing, where the fee is not known. */
  readonly ifFree: Change | undefined;
  readonly breakEven: number | null;
  /** The first day on which leaving is free, when it is not today. */
  readonly comeBack: CivilDay | undefined;
  /** The change today to the best other plan; undefined when there is none. */
  readonly rival: Change | undefined;
}

/** Why a later day is the better one. */
function whenWords({ current, contract, feeToday, currency }: Said, { day, fee }: Change): string {
  if (fee > 0) return `when the fee for leaving ${current.name} has fallen to ${moneyWords(fee, currency)}`;
  if (feeToday !== 0) return `when leaving ${current.name} is free`;
  return contract.end !== undefined && day > parseDay(contract.end)!
    ? `when your contract for ${current.name} is over`
    : `when leaving ${current.name} is free`;
}

export function switchWords(said: Said, option: Change): string[] {
  const { now, today, currency } = said;
  const words = (value: number): string => moneyWords(value, currency);
  const { name } = option.candidate.cost.plan;
  const after = option.fee > 0 ? ` after the exit fee of ${words(option.fee)}` : '';
  return [
    option.day > today
      ? `Switch to ${name} on ${dayText(option.day)}, ${whenWords(said, option)}.`
      : `Switch to ${name} now.`,
    `Over the next twelve months this saves about ${words(option.saving.value)}${after}; in nine years of ten it saves more than ${words(option.saving.p10)}.`,
    ...(option.day > today && now ? [`Switching today would save about ${words(now.saving.value)}.`] : []),
  ];
}

function whyStay({ rival, ifFree, currency }: Said): string {
  const words = (value: number): string => moneyWords(value, currency);
  if (ifFree) {
    return `${ifFree.candidate.cost.plan.name} would save about ${words(ifFree.saving.value)} over the next twelve months if leaving cost nothing.`;
  }
  if (!rival) return 'No other plan could be priced.';
  const { candidate, saving, fee } = rival;
  const { name } = candidate.cost.plan;
  if (saving.value <= 0) {
    const paid = fee > 0 ? `, the exit fee of ${words(fee)} included` : '';
    return `${name}, the best of the others for you, would cost about ${words(-saving.value)} more over the next twelve months${paid}.`;
  }
  const after = fee > 0 ? ` after the exit fee of ${words(fee)}` : '';
  if (saving.p10 <= 0)
    return `${name} might save about ${words(saving.value)}${after}, but in one year of ten it would cost more than staying: that is not sure enough.`;
  return `${name} would save about ${words(saving.value)}${after}, but it binds you longer, is less green or has a worse supplier, and by your priorities that counts for more.`;
}

export const stayWords = (said: Said): string[] => [
  `Stay with ${said.current.name}.`,
  whyStay(said),
  ...(said.comeBack === undefined ? [] : [`Look again when leaving is free, on ${dayText(said.comeBack)}.`]),
];

/** The fee for leaving today, where it matters. */
export function feeWords({ feeToday, breakEven, option, today, contract, currency }: Said): string[] {
  if (feeToday === undefined) {
    return breakEven !== null && breakEven > 0
      ? [
          `The fee for leaving today is not known: leaving now pays only if it is below ${moneyWords(breakEven, currency)}.`,
        ]
      : ['The fee for leaving today is not known.'];
  }
  if (feeToday === 0 || (option && option.day === today)) return [];
  return [
    `Leaving today would cost ${moneyWords(feeToday, currency)}: your plan has ${exitFeeWords(contract, currency)}.`,
  ];
}

/** What is assumed of the current plan when its contract ends. */
export function counterfactualWords({ end }: Contract, holdoverPercent: number, today: CivilDay): string {
  const same = 'we assume that its prices stay as they are';
  if (end === undefined) return `Your plan has no end date; ${same}.`;
  const dearer = `we assume that its prices are ${holdoverPercent} % higher`;
  if (parseDay(end)! < today)
    return `Your contract ended on ${end}. If you do nothing, ${holdoverPercent === 0 ? same : `${dearer} than those entered`}.`;
  return `Your contract ends on ${end}. If you do nothing then, ${holdoverPercent === 0 ? same : `${dearer} from the next day`}.`;
}
