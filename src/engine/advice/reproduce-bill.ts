/** A past bill priced again from the readings: before any advice, the engine shows that it knows the plan. */
import { dayText, parseDay } from '../calendar/civil.js';
import { amount, toCents, type Amount } from '../money.js';
import type { Plan } from '../plan.js';
import { gatherDays, isCounted } from '../projection/day-table.js';
import { tariffOf } from '../ranking/compiled.js';
import { exactMoneyWords } from '../ranking/words.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { Usage } from '../series/usage.js';
import type { Bill, PricingOptions } from '../tariff/bill.js';
import { priceUsage, type Tariff } from '../tariff/tariff.js';
import { absolute, causeOf, type Cause } from './bill-gap.js';

export interface PastBill {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** The day after the last, YYYY-MM-DD: the day of the next reading. */
  readonly to: string;
  /** What was billed, decimal text; below zero for a credit. */
  readonly total: string;
  /** kWh as printed, where the bill says so; decimal text. */
  readonly kwh?: string;
}

export interface Reproduction {
  /** Lines to the cent, as they are printed. */
  readonly bill: Bill;
  /** Ours less what was billed. */
  readonly difference: Amount;
  /** The gap as a share of what was billed, in per cent; null for a bill of nothing. */
  readonly gapPercent: number | null;
  /** Within `ACCEPTED_GAP` per cent, or less than one currency unit: the plan is taken as understood. */
  readonly agrees: boolean;
  readonly cause: Cause;
  /** Days of the bill without full readings. */
  readonly missingDays: number;
  readonly sentence: string;
}

/** Beyond this share in per cent savings against the plan should not be trusted. */
export const ACCEPTED_GAP = 3;
/** A bill of a few coins may be a coin off. */
const ONE = amount('1');
/** Longer than a year is no bill. */
const LONGEST_DAYS = 400;

/**
 * Prices the days of a past bill on its plan and names the likeliest cause of a gap.
 * @returns the engine's refusal when the plan cannot be priced on these readings
 */
export function reproduceBill(
  plan: Plan,
  usage: Usage,
  timezone: string,
  past: PastBill,
  options: PricingOptions = {},
): Outcome<Reproduction> {
  const from = parseDay(past.from);
  const to = parseDay(past.to);
  if (from === undefined || to === undefined || to <= from || to - from > LONGEST_DAYS)
    return refuse(
      'malformed',
      'the bill needs a first day, and a later day after its last within a year',
      '/to',
    );
  if (!/^-?\d{1,9}(\.\d{1,4})?$/.test(past.total))
    return refuse('malformed', 'the total must be a decimal such as "141.20"', '/total');
  if (past.kwh !== undefined && !/^\d{1,9}(\.\d{1,6})?$/.test(past.kwh))
    return refuse('malformed', 'the kWh must be a decimal such as "1020"', '/kwh');
  const tariff = tariffOf(plan.structure);
  if (!tariff.ok) return tariff;
  const table = gatherDays(usage.timeline, usage.registers.general, timezone);
  let missingDays = 0;
  for (let day = from; day < to; day++)
    if (!table || day < table.first || !isCounted(table, day - table.first)) missingDays++;
  if (missingDays === to - from)
    return refuse('no_usage', `there are no full readings from ${past.from} to ${dayText(to - 1)}`, '/from');
  const priced = priceDays(tariff.value, usage, from, to, options);
  if (!priced.ok) return priced;
  const bill = priced.value;
  const paid = toCents(amount(past.total));
  const difference = bill.total - paid;
  const share = paid === 0n ? null : (100 * Number(absolute(difference))) / Number(absolute(paid));
  const found = causeOf({ bill, paid, printedKwh: past.kwh, missingDays }, (first, last) =>
    priceDays(tariff.value, usage, from + first, to + last, options),
  );
  return done({
    bill,
    difference,
    gapPercent: share,
    agrees: (share !== null && share <= ACCEPTED_GAP) || absolute(difference) < ONE,
    cause: found.cause,
    missingDays,
    sentence: `We get ${exactMoneyWords(bill.total, bill.currency)}; your bill says ${exactMoneyWords(paid, bill.currency)}. ${found.words}`,
  });
}

/** One bill over these days, lines to the cent. */
const priceDays = (
  tariff: Tariff,
  usage: Usage,
  from: number,
  to: number,
  options: PricingOptions,
): Outcome<Bill> =>
  priceUsage(tariff, usage, {
    ...options,
    from: dayText(from),
    to: dayText(to),
    billingCycle: { kind: 'read_dates', dates: [dayText(from), dayText(to)] },
    asOf: options.asOf ?? dayText(to),
    rounding: 'printed',
  });
