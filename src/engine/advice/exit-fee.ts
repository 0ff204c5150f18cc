/** What leaving a plan costs on a day. It is the plan being left that charges it, never the new one. */
import { addMonths, dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import type { ExitFee } from '../plan.js';
import type { CurrentPlan } from '../ranking/recommendation.js';
import { moneyWords } from '../ranking/words.js';

export interface Contract {
  /** YYYY-MM-DD */
  readonly start?: string;
  /** YYYY-MM-DD, the last day; undefined = month to month. */
  readonly end?: string;
  readonly exitFee: ExitFee;
}

/** The contract of the plan a household is on; its end follows from its start and its term where nobody said it. */
export function contractOf({ plan, contractStart, contractEnd, exitFee }: CurrentPlan): Contract {
  const { contractMonths } = plan;
  const end =
    contractEnd === undefined && contractStart !== undefined && contractMonths > 0
      ? dayText(addMonths(dayOf(contractStart), contractMonths) - 1)
      : contractEnd;
  return { start: contractStart, end, exitFee: exitFee ?? plan.exitFee };
}

/** Calendar months begun between two days: a month and a day are two. @example monthsBegun(2025-01-10, 2025-03-09) === 2 */
export function monthsBegun(from: CivilDay, to: CivilDay): number {
  let months = 0;
  while (addMonths(from, months) < to) months++;
  return months;
}

/** Whole calendar months gone by. */
function monthsElapsed(from: CivilDay, to: CivilDay): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months++;
  return months;
}

const dayOf = (text: string): CivilDay => {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`"${text}" is no day of the calendar`);
  return day;
};

/**
 * The fee for leaving on a day, in currency; undefined when it cannot be known.
 * flat and declining fees fall away after the contract's last day; a fee per month counts the months that are left, a month
 * begun as a whole one; within the last `waivedLastDays` days nothing is due.
 * @example 15 a month, contract to 2026-03-31, leaving on 2026-01-15: 45
 */
export function exitFeeOn(contract: Contract, day: CivilDay): number | undefined {
  const { exitFee } = contract;
  if (exitFee.kind === 'none') return 0;
  const end = contract.end === undefined ? undefined : dayOf(contract.end);
  if (end !== undefined && day > end) return 0;
  if (exitFee.kind === 'unknown') return undefined;
  const { waivedLastDays = 0 } = exitFee;
  if (end !== undefined && end - day < waivedLastDays) return 0;
  switch (exitFee.kind) {
    case 'flat':
      return Number(exitFee.amount);
    case 'per_month_remaining':
      return end === undefined ? undefined : monthsBegun(day, end + 1) * Number(exitFee.amount);
    case 'declining': {
      if (contract.start === undefined) return undefined;
      const elapsed = monthsElapsed(dayOf(contract.start), day);
      const reached = exitFee.steps.filter((step) => step.fromMonth <= elapsed);
      return reached.length > 0 ? Number(reached[reached.length - 1]!.amount) : 0;
    }
  }
}

/**
 * Days after `from` on which leaving may have become cheaper than before: the steps of a fee that declines, the last days in which
 * it is waived, and the day after the contract's last. In order.
 */
export function easierDays({ start, end, exitFee }: Contract, from: CivilDay): CivilDay[] {
  const over = end === undefined ? undefined : dayOf(end) + 1;
  const waived = 'waivedLastDays' in exitFee ? (exitFee.waivedLastDays ?? 0) : 0;
  const steps =
    exitFee.kind === 'declining' && start !== undefined
      ? exitFee.steps.map(({ fromMonth }) => addMonths(dayOf(start), fromMonth))
      : [];
  const days = [...steps, ...(over === undefined ? [] : [over - waived, over])];
  return [...new Set(days)]
    .filter((day) => day > from && (over === undefined || day <= over))
    .sort((a, b) => a - b);
}

/** The first day, not before `from`, on which leaving is free; undefined when there is none within the contract's knowledge. */
export function firstFreeDay(contract: Contract, from: CivilDay): CivilDay | undefined {
  return [from, ...easierDays(contract, from)].find((day) => exitFeeOn(contract, day) === 0);
}

/** Words for the fee, for a person. */
export function exitFeeWords(contract: Contract, currency: string): string {
  const { exitFee, end } = contract;
  const waived = (days: number | undefined): string =>
    days ? `, but nothing in the last ${days === 1 ? 'day' : `${days} days`} before ${end ?? 'the end'}` : '';
  switch (exitFee.kind) {
    case 'none':
      return 'no exit fee';
    case 'flat':
      return `an exit fee of ${moneyWords(Number(exitFee.amount), currency)}${waived(exitFee.waivedLastDays)}`;
    case 'per_month_remaining':
      return `an exit fee of ${moneyWords(Number(exitFee.amount), currency)} for every month left${waived(exitFee.waivedLastDays)}`;
    case 'declining':
      return `an exit fee that falls with the months${waived(exitFee.waivedLastDays)}`;
    case 'unknown':
      return 'an exit fee that is not known';
  }
}
