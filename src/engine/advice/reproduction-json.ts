/** A past bill priced again, as outside programs read it. */
import { kwhText, moneyText } from '../money.js';
import { decimal } from '../ranking/recommendation-json.js';
import { billJson } from '../tariff/bill-json.js';
import type { Reproduction } from './reproduce-bill.js';

export function reproductionJson({ bill, difference, gapPercent, ...rest }: Reproduction) {
  return {
    currency: bill.currency,
    billed: moneyText(bill.total - difference),
    priced: moneyText(bill.total),
    difference: moneyText(difference),
    gapPercent: gapPercent === null ? null : decimal(gapPercent, 2),
    agrees: rest.agrees,
    cause: rest.cause,
    missingDays: rest.missingDays,
    kwh: kwhText(bill.months.reduce((sum, month) => sum + month.usage, 0)),
    sentence: rest.sentence,
    bill: billJson(bill),
  };
}
