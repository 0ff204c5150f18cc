/** Discounts, fees and green options of a CDR contract. */
import { dayOf, decimalOf, isJson, objectsOf, textOf } from '../record.js';
import { conditionOf, type Discount, type Fee, type GreenOption } from './extras.js';

export function discountsOf(value: unknown): Discount[] {
  return objectsOf(value).map((discount) => {
    const method = textOf(discount['methodUType']) ?? '';
    const body = isJson(discount[method]) ? discount[method] : {};
    const name = textOf(discount['displayName']) ?? 'Discount';
    const words = `${name} ${textOf(discount['description']) ?? ''}`;
    return {
      name,
      guaranteed: textOf(discount['type']) === 'GUARANTEED',
      condition: conditionOf(textOf(discount['category']) ?? '', words),
      on: method === 'percentOfUse' ? 'usage' : 'bill',
      percent: method === 'percentOverThreshold' ? undefined : decimalOf(body['rate']),
      amount: decimalOf(body['amount']),
      // A yearly amount is how some write a discount per day.
      perYear: /per (day|annum|year)|p\.?a\.?\b/i.test(words),
      validTo: dayOf(discount['endDate']),
    };
  });
}

const FEE_KINDS: readonly (readonly [RegExp, Fee['kind']])[] = [
  [/^MEMBERSHIP$|^ANNUAL_FEE$/, 'membership'],
  [/^EXIT$/, 'exit'],
  [/^LATE_PAYMENT$/, 'late'],
  [/PAPER/, 'paper'],
  [/^CC_PROCESSING$|^PAYMENT_PROCESSING$|CARD/, 'card'],
  [/^(CONNECTION|ESTABLISHMENT|RECONNECTION)$/, 'setup'],
  [/METER/, 'meter'],
];

export function feesOf(value: unknown): Fee[] {
  return objectsOf(value).map((fee) => {
    const type = textOf(fee['type']) ?? '';
    const term = textOf(fee['term']) ?? '';
    const kind = FEE_KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    const percent = decimalOf(fee['rate']);
    return {
      kind,
      name: textOf(fee['description']) ?? (type || 'Fee'),
      amount: decimalOf(fee['amount']),
      // Card rates of 0.3 to 0.8 are per cent; the field has no fractions.
      percent: percent?.gt(0) ? percent : undefined,
      // A membership without a term is one year's.
      perYear: term === 'ANNUAL' || (kind === 'membership' && term === 'FIXED'),
      perMonth: term === 'MONTHLY' || term === 'FIXED_MONTHLY',
    };
  });
}

export function greenOptions(value: unknown): GreenOption[] {
  return objectsOf(value).flatMap((charge) =>
    objectsOf(charge['tiers']).map((tier) => {
      const amount = decimalOf(tier['amount']);
      const weekly = textOf(charge['type']) === 'FIXED_PER_WEEK';
      return {
        name: textOf(charge['displayName']) ?? 'GreenPower',
        ...(weekly
          ? { perWeek: amount }
          : { perKwh: textOf(charge['type']) === 'FIXED_PER_UNIT' ? amount : undefined }),
        share: decimalOf(tier['percentGreen']),
      };
    }),
  );
}
