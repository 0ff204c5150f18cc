/** A past bill priced again from the readings: before any advice, the engine shows that it knows the plan. */
import { dayText, parseDay } from '../calendar/civil.js';
import { amountNumber } from '../money.js';
import type { Plan } from '../plan.js';
import { gatherDays, isCounted } from '../projection/day-table.js';
import { tariffOf } from '../ranking/compiled.js';
import { kwhWords } from '../ranking/words.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { Usage } from '../series/usage.js';
import type { Bill, PricingOptions } from '../tariff/bill.js';
import { priceUsage } from '../tariff/tariff.js';

export interface PastBill {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** The day after the last, YYYY-MM-DD. */
  readonly to: string;
  /** What was paid, decimal text. */
  readonly total: string;
  /** kWh as printed, where the bill says so; decimal text. */
  readonly kwh?: string;
}

export type Cause = 'none' | 'missing_readings' | 'other_usage' | 'tax' | 'fixed_amount' | 'price';

export interface Reproduction {
  readonly bill: Bill;
  /** Ours less what was paid, in currency. */
  readonly difference: number;
  /** The gap as a share of what was paid, in per cent. */
  readonly gapPercent: number;
  /** Within this the plan is taken as understood. */
  readonly agrees: boolean;
  readonly cause: Cause;
  readonly sentence: string;
}

/** Beyond this share in per cent savings against the plan should not be trusted. */
export const ACCEPTED_GAP = 3;
/** Shares of a bill that taxes usually add, in per cent. */
const USUAL_TAXES = [1, 2, 5, 6, 6.25, 8.25, 9, 10, 13.5, 20, 21];

/** @returns the engine's refusal when the plan cannot be priced on these readings */
export function reproduceBill(
  plan: Plan,
  usage: Usage,
  timezone: string,
  past: PastBill,
  options: PricingOptions = {},
): Outcome<Reproduction> {
  const from = parseDay(past.from);
  const to = parseDay(past.to);
  const paid = Number(past.total);
  if (from === undefined || to === undefined || to <= from)
    return refuse('malformed', 'the bill needs a first day and a later day after its last', '/from');
  if (!(paid > 0)) return refuse('malformed', 'the bill needs a total above zero', '/total');
  const tariff = tariffOf(plan.structure);
  if (!tariff.ok) return tariff;
  const priced = priceUsage(tariff.value, usage, {
    ...options,
    from: dayText(from),
    to: dayText(to),
    billingCycle: { kind: 'read_dates', dates: [dayText(from), dayText(to)] },
    asOf: dayText(to),
    rounding: 'printed',
  });
  if (!priced.ok) return priced;
  const bill = priced.value;
  const difference = amountNumber(bill.total) - paid;
  const gapPercent = (100 * Math.abs(difference)) / paid;
  const table = gatherDays(usage.timeline, usage.registers.general, timezone);
  let missing = 0;
  for (let day = from; day < to; day++) if (!table || !isCounted(table, day - table.first)) missing++;
  const found = causeOf(bill, difference, gapPercent, missing, to - from, past);
  const ours = amountNumber(bill.total).toFixed(2);
  return done({
    bill,
    difference,
    gapPercent,
    agrees: gapPercent <= ACCEPTED_GAP,
    cause: found.cause,
    sentence: `We get ${ours} ${bill.currency}; your bill says ${paid.toFixed(2)}. ${found.words}`,
  });
}

/** The likeliest reason for a gap: the first that explains it. */
function causeOf(
  bill: Bill,
  difference: number,
  gapPercent: number,
  missingDays: number,
  days: number,
  past: PastBill,
): { cause: Cause; words: string } {
  if (gapPercent < 0.5) return { cause: 'none', words: 'The plan is understood.' };
  if (missingDays > 0) {
    return {
      cause: 'missing_readings',
      words: `${missingDays} of its ${days} days have no full readings; that may be the difference.`,
    };
  }
  const kwh = bill.months.reduce((sum, month) => sum + month.usage, 0) / 1e6;
  const printed = past.kwh === undefined ? undefined : Number(past.kwh);
  if (printed !== undefined && printed > 0 && Math.abs(kwh / printed - 1) > 0.01) {
    return {
      cause: 'other_usage',
      words: `The bill is for ${kwhWords(printed)}, the readings hold ${kwhWords(kwh)}: dates or meter differ.`,
    };
  }
  const untaxed = (100 * -difference) / amountNumber(bill.total);
  const tax = USUAL_TAXES.find((percent) => Math.abs(untaxed - percent) < 0.15);
  if (tax !== undefined && !bill.months.some((month) => month.lines.some((line) => line.kind === 'tax'))) {
    return { cause: 'tax', words: `The gap looks like a tax of ${tax} % that the plan's prices leave out.` };
  }
  const fixed = bill.months
    .flatMap((month) => month.lines)
    .find(
      (line) =>
        line.unit !== 'kWh' && Math.abs(Math.abs(difference) - Math.abs(amountNumber(line.amount))) < 0.02,
    );
  if (fixed) {
    return {
      cause: 'fixed_amount',
      words: `The gap is as large as "${fixed.component}": is it charged differently?`,
    };
  }
  const round = Math.abs(difference - Math.round(difference)) < 0.011 && Math.abs(difference) < 50;
  if (round)
    return { cause: 'fixed_amount', words: 'The gap is a round amount: a fee or credit may be missing.' };
  const cents = (100 * -difference) / kwh;
  return {
    cause: 'price',
    words: `That is ${Math.abs(cents).toFixed(2)} hundredths per kWh ${cents > 0 ? 'more' : 'less'} than the plan's prices: is it the right version?`,
  };
}
