/** Why a past bill and ours differ: the first cause, the likeliest first, that explains the gap. */
import { amount, amountNumber, milliwattHours, type Amount } from '../money.js';
import { kwhWords } from '../ranking/words.js';
import type { Outcome } from '../refusal.js';
import type { Bill } from '../tariff/bill.js';

export const CAUSES = [
  'none',
  'missing_readings',
  'other_days',
  'other_usage',
  'tax',
  'fixed_amount',
  'price',
] as const;
/** none: nothing to explain · other_days: the bill counts a day more or less · price: what nothing else explains. */
export type Cause = (typeof CAUSES)[number];

export interface Gap {
  readonly bill: Bill;
  readonly paid: Amount;
  /** As printed, decimal text. */
  readonly printedKwh: string | undefined;
  readonly missingDays: number;
}

/** Prices the bill with its first day and its last day moved by so many days. */
export type Reprice = (first: number, last: number) => Outcome<Bill>;

interface Found {
  readonly cause: Cause;
  readonly words: string;
}

const TWO_CENTS = amount('0.02');
/** Under this share in per cent nothing is left to explain. */
const NO_GAP = 0.5;
/** A day moved explains a gap only when it closes it to this share. */
const CLOSED = 0.1;
/** Printed kWh are whole, and meters are read by people. */
const SAME_USAGE = 0.01;
/** Shares of a bill that taxes usually add, in per cent. */
const USUAL_TAXES = [1, 2, 5, 6, 6.25, 8.25, 9, 10, 13.5, 20, 21];
/** How bills count their days otherwise: by days moved at the start and at the end. */
const OTHER_DAYS = [
  [0, 1, 'one more day at the end'],
  [0, -1, 'one day less at the end'],
  [1, 1, 'both days one later'],
  [-1, -1, 'both days one earlier'],
] as const;

export const absolute = (value: Amount): Amount => (value < 0n ? -value : value);

const usageOf = (bill: Bill): number => bill.months.reduce((sum, month) => sum + month.usage, 0);

const sameUsage = (bill: Bill, printed: number | undefined): boolean =>
  printed === undefined || Math.abs(usageOf(bill) - printed) <= SAME_USAGE * printed;

const close = (a: Amount, b: Amount, percent: number): boolean =>
  absolute(a - b) < TWO_CENTS || 100 * Number(absolute(a - b)) < percent * Number(absolute(b));

export function causeOf(gap: Gap, reprice: Reprice): Found {
  const { bill, paid, missingDays } = gap;
  if (close(bill.total, paid, NO_GAP)) return { cause: 'none', words: 'The plan is understood.' };
  if (missingDays > 0) {
    const words = `${missingDays} of its days ${missingDays === 1 ? 'has' : 'have'} no full readings: that may be the difference.`;
    return { cause: 'missing_readings', words };
  }
  const printed = gap.printedKwh === undefined ? undefined : milliwattHours(gap.printedKwh);
  for (const [first, last, words] of OTHER_DAYS) {
    const other = reprice(first, last);
    if (other.ok && close(other.value.total, paid, CLOSED) && sameUsage(other.value, printed))
      return { cause: 'other_days', words: `With ${words} it agrees: which days does the bill count?` };
  }
  if (printed !== undefined && !sameUsage(bill, printed)) {
    const words = `The bill is for ${kwhWords(printed / 1e6)}, the readings hold ${kwhWords(usageOf(bill) / 1e6)}: other days, or another meter?`;
    return { cause: 'other_usage', words };
  }
  return (
    amountCause(bill, bill.total - paid) ?? { cause: 'price', words: priceWords(bill, bill.total - paid) }
  );
}

/** A tax, or an amount that is charged once. */
function amountCause(bill: Bill, difference: Amount): Found | undefined {
  const lines = bill.months.flatMap((month) => month.lines);
  const untaxed = (-100 * Number(difference)) / Number(bill.total);
  const tax = USUAL_TAXES.find((percent) => Math.abs(untaxed - percent) < 0.15);
  if (tax !== undefined && !lines.some((line) => line.kind === 'tax'))
    return { cause: 'tax', words: `The gap looks like a tax of ${tax} % that the plan's prices leave out.` };
  const fixed = lines.find(
    ({ unit, amount: own }) => unit !== 'kWh' && close(absolute(difference), absolute(own), 0),
  );
  if (fixed) {
    const words = `The gap is as large as "${fixed.component}": is it charged differently?`;
    return { cause: 'fixed_amount', words };
  }
  const units = Math.round(amountNumber(difference));
  if (units !== 0 && Math.abs(units) < 50 && absolute(difference - amount(String(units))) <= amount('0.01'))
    return { cause: 'fixed_amount', words: 'The gap is a round amount: a fee or credit may be missing.' };
  return undefined;
}

function priceWords(bill: Bill, difference: Amount): string {
  const kwh = usageOf(bill) / 1e6;
  if (kwh <= 0) return "The plan's prices do not explain it: is it the right version?";
  const perKwh = (-amountNumber(difference) / kwh) * 100;
  return `Your bill is ${Math.abs(perKwh).toFixed(2)} hundredths of a ${bill.currency} per kWh ${perKwh > 0 ? 'above' : 'below'} the plan's prices: is it the right plan and version?`;
}
