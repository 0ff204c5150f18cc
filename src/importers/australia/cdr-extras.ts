/** Discounts, fees and green options of a CDR contract. */
import {
  dayOf,
  type Decimal,
  decimalOf,
  giveUp,
  isJson,
  numberOf,
  objectsOf,
  textOf,
  wordOf,
} from '../record.js';
import { conditionOf, type Discount, type Fee, type GreenOption } from './extras.js';
import { wordTable } from '../../engine/word-table.js';

export function discountsOf(value: unknown): Discount[] {
  return objectsOf(value).map((discount, index) => {
    const pointer = `/discounts/${index}`;
    const method = METHODS.find((name) => name.toUpperCase() === wordOf(discount['methodUType'])) ?? '';
    const body = isJson(discount[method]) ? discount[method] : {};
    const name = textOf(discount['displayName']) ?? 'Discount';
    const words = `${name} ${textOf(discount['description']) ?? ''}`;
    return {
      name,
      guaranteed: wordOf(discount['type']) === 'GUARANTEED',
      condition: conditionOf(textOf(discount['category']) ?? '', words),
      on: method === 'percentOfUse' ? 'usage' : 'bill',
      percent: numberOf(body['rate'], 'a discount', pointer),
      amount: numberOf(body['amount'], 'a discount', pointer),
      // A yearly amount is how some write a discount per day.
      perYear: /per (day|annum|year)|p\.?a\.?\b/i.test(words),
      validTo: dayOf(discount['endDate']),
    };
  });
}

/** `percentOverThreshold` depends on the bill in a way the standard does not define; it is left out and flagged. */
const METHODS = ['percentOfBill', 'percentOfUse', 'fixedAmount'] as const;

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
  return objectsOf(value).map((fee, index) => {
    const pointer = `/fees/${index}`;
    const type = wordOf(fee['type']) ?? '';
    const words = textOf(fee['description']) ?? '';
    const known = FEE_KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    const amount = numberOf(fee['amount'], 'a fee', pointer);
    const kind = known === 'other' && amount && /\bmembership\b/i.test(words) ? 'membership' : known;
    const percent = numberOf(fee['rate'], 'a fee', pointer);
    if (kind === 'membership' && !amount && !percent)
      giveUp('missing_price', 'a membership fee has no amount', pointer);
    return {
      kind,
      name: words || type || 'Fee',
      amount,
      // Card rates of 0.3 to 0.8 are per cent; the field has no fractions.
      percent: percent?.gt(0) ? percent : undefined,
      timesAYear: kind === 'membership' ? timesAYear(wordOf(fee['term']) ?? '', amount, words) : undefined,
    };
  });
}

const TERMS = wordTable<number>({ DAILY: 365, WEEKLY: 52, MONTHLY: 12, BIANNUAL: 2 });

/** A membership of no, a fixed or an unknown term is a year's, unless its words name its amount as a month's. */
function timesAYear(term: string, amount: Decimal | undefined, words: string): number {
  const monthly = decimalOf(/\$ ?(\d+(?:\.\d+)?) ?(?:\/|per |a )month/i.exec(words)?.[1]);
  return TERMS[term] ?? (amount && monthly?.eq(amount) ? 12 : 1);
}

export function greenOptions(value: unknown): GreenOption[] {
  return objectsOf(value).flatMap((charge) =>
    objectsOf(charge['tiers']).map((tier) => {
      const amount = numberOf(tier['amount'], 'a green option', '/greenPowerCharges');
      const type = wordOf(charge['type']);
      return {
        name: textOf(charge['displayName']) ?? 'GreenPower',
        perWeek: { FIXED_PER_WEEK: amount, FIXED_PER_DAY: amount?.times(7) }[type ?? ''],
        perKwh: type === 'FIXED_PER_UNIT' ? amount : undefined,
        share: decimalOf(tier['percentGreen']),
      };
    }),
  );
}
