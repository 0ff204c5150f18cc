/** The bill as outside programs read it: decimals as strings, usage in kWh. */
import { amountText, kwhText } from '../money.js';
import { lineJson, type Bill } from './bill.js';

/** The `bill` shape without the plan it belongs to. Amounts carry all their digits: a month is the sum of its lines. */
export function billJson(bill: Bill) {
  return {
    asOf: bill.asOf,
    currency: bill.currency,
    rounding: bill.rounding,
    total: amountText(bill.total),
    months: bill.months.map((month) => ({
      start: month.start,
      end: month.end,
      days: month.days,
      usage: kwhText(month.usage),
      total: amountText(month.total),
      lines: month.lines.map(lineJson),
    })),
    flags: bill.flags,
  };
}

export type BillJson = ReturnType<typeof billJson>;
