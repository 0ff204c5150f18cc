/** Discounts, fees and green options of an Energy Made Easy contract. */
import { decimalOf, objectsOf, textOf } from '../record.js';
import { conditionOf, type Discount, type Fee, type GreenOption } from './extras.js';

export function discountsOf(value: unknown): Discount[] {
  return objectsOf(value).map((discount) => {
    const name = textOf(discount['name']) ?? 'Discount';
    const words = `${name} ${textOf(discount['description']) ?? ''}`;
    return {
      name,
      // U: unconditional, C: conditional.
      guaranteed: textOf(discount['type']) !== 'C',
      condition: conditionOf(
        { P: 'pay on time', D: 'direct debit' }[textOf(discount['category']) ?? ''] ?? '',
        words,
      ),
      on: textOf(discount['method']) === 'U' ? 'usage' : 'bill',
      percent: decimalOf(discount['discountPercent']),
      amount: decimalOf(discount['discountAmount']),
      perYear: /per (year|annum)/i.test(words),
    };
  });
}

const FEE_KINDS: Readonly<Record<string, Fee['kind']>> = {
  CCF: 'card', PPF: 'card', DDF: 'late', ChDF: 'late', LPF: 'late', PBF: 'paper', ConnF: 'setup', RecoF: 'setup', EF: 'exit', ETF: 'exit', MBSF: 'membership', MF: 'membership', AF: 'membership',
}; // prettier-ignore

export function feesOf(value: unknown): Fee[] {
  return objectsOf(value).map((fee) => {
    const words = textOf(fee['description']) ?? '';
    const type = textOf(fee['feeType']) ?? '';
    const term = textOf(fee['feeTerm']);
    const kind = FEE_KINDS[type] ?? (/membership|subscription/i.test(words) ? 'membership' : 'other');
    return {
      kind,
      name: words || type || 'Fee',
      amount: decimalOf(fee['amount']),
      percent: decimalOf(fee['percent']),
      perYear: term === 'A' || /per (year|annum)|annual/i.test(words),
      perMonth: term === 'M' || /per month|monthly/i.test(words),
    };
  });
}

export function greenOptions(value: unknown): GreenOption[] {
  return objectsOf(value).flatMap((charge) =>
    objectsOf(charge['option']).map((option) => {
      const amount = decimalOf(option['chargeAmount']);
      const weekly = textOf(charge['chargeType']) === 'W';
      return {
        name: textOf(charge['name']) ?? 'GreenPower',
        ...(weekly
          ? { perWeek: amount }
          : { perKwh: textOf(charge['chargeType']) === 'A' ? amount : undefined }),
        share: decimalOf(option['pctGreenPower']),
      };
    }),
  );
}
