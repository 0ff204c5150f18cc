/** Discounts, fees and green options of an Energy Made Easy contract. */
import { decimalOf, giveUp, numberOf, objectsOf, textOf, wordOf } from '../record.js';
import { conditionOf, type Discount, type Fee, type GreenOption } from './extras.js';

export function discountsOf(value: unknown): Discount[] {
  return objectsOf(value).map((discount, index) => {
    const pointer = `/contract/0/discount/${index}`;
    const name = textOf(discount['name']) ?? 'Discount';
    const words = `${name} ${textOf(discount['description']) ?? ''}`;
    return {
      name,
      // U: unconditional, C: conditional.
      guaranteed: wordOf(discount['type']) !== 'C',
      condition: conditionOf(
        { P: 'pay on time', D: 'direct debit' }[wordOf(discount['category']) ?? ''] ?? '',
        words,
      ),
      on: wordOf(discount['method']) === 'U' ? 'usage' : 'bill',
      percent: numberOf(discount['discountPercent'], 'a discount', pointer),
      amount: numberOf(discount['discountAmount'], 'a discount', pointer),
      perYear: /per (year|annum)/i.test(words),
    };
  });
}

const FEE_KINDS: Readonly<Record<string, Fee['kind']>> = {
  CCF: 'card', PPF: 'card', DDF: 'late', CHDF: 'late', LPF: 'late', PBF: 'paper', CONNF: 'setup', RECOF: 'setup', EF: 'exit', ETF: 'exit', MBSF: 'membership', MF: 'membership', AF: 'membership',
}; // prettier-ignore

export function feesOf(value: unknown): Fee[] {
  return objectsOf(value).map((fee, index) => {
    const pointer = `/contract/0/fee/${index}`;
    const words = textOf(fee['description']) ?? '';
    const type = textOf(fee['feeType']) ?? '';
    const kind =
      FEE_KINDS[type.toUpperCase()] ?? (/membership|subscription/i.test(words) ? 'membership' : 'other');
    const amount = numberOf(fee['amount'], 'a fee', pointer);
    const percent = numberOf(fee['percent'], 'a fee', pointer);
    if (kind === 'membership' && !amount && !percent)
      giveUp('missing_price', 'a membership fee has no amount', pointer);
    return {
      kind,
      name: words || type || 'Fee',
      amount,
      percent,
      timesAYear: timesAYear(wordOf(fee['feeTerm']), words),
    };
  });
}

function timesAYear(term: string | undefined, words: string): number | undefined {
  if (term === 'A' || /per (year|annum)|annual/i.test(words)) return 1;
  return term === 'M' || /per month|monthly/i.test(words) ? 12 : undefined;
}

export function greenOptions(value: unknown): GreenOption[] {
  return objectsOf(value).flatMap((charge) =>
    objectsOf(charge['option']).map((option) => {
      const amount = numberOf(option['chargeAmount'], 'a green option', '/contract/0/greenCharge');
      const weekly = wordOf(charge['chargeType']) === 'W';
      return {
        name: textOf(charge['name']) ?? 'GreenPower',
        ...(weekly
          ? { perWeek: amount }
          : { perKwh: wordOf(charge['chargeType']) === 'A' ? amount : undefined }),
        share: decimalOf(option['pctGreenPower']),
      };
    }),
  );
}
