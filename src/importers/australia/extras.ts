/** Discounts, fees and green options of Australian contracts, as finished components of a rate structure. */
import type { ExitFee } from '../../engine/plan.js';
import type { Condition } from '../../engine/tariff/structure.js';
import { plain, type Decimal } from '../record.js';

type Draft = Record<string, unknown>;

/**
 * Percent fields mix scales: 0.02 and 21 are two and twenty-one per cent. From 1 on it is a percentage, below 0.25 a fraction of a
 * discount; what lies between could be either, so it has no answer.
 * @example percentOf(exact('0.02')) -> 2
 */
export function percentOf(value: Decimal): Decimal | undefined {
  if (value.gte(1)) return value;
  return value.lt('0.25') ? value.times(100) : undefined;
}

export interface Discount {
  readonly name: string;
  readonly guaranteed: boolean;
  readonly condition?: Condition;
  readonly on: 'bill' | 'usage';
  readonly percent?: Decimal;
  /** Dollars, once. */
  readonly amount?: Decimal;
  readonly perYear?: boolean;
  readonly validTo?: string;
}

export function discountComponents(discounts: readonly Discount[], flags: string[]): Draft[] {
  return discounts.flatMap((discount, index) => {
    const percent = discount.percent && percentOf(discount.percent);
    if (discount.percent && !percent) {
      flags.push('discount_scale_unclear');
      return [];
    }
    if (!percent?.gt(0) && !discount.amount?.gt(0)) {
      if (!discount.percent && !discount.amount) flags.push('discount_not_read');
      return [];
    }
    return [
      {
        kind: 'discount',
        id: `discount-${index + 1}`,
        name: discount.name.slice(0, 120),
        layer: 'credit',
        ...(percent ? { percent: plain(percent), on: discount.on } : {}),
        ...(discount.amount
          ? { amount: plain(discount.amount), per: discount.perYear ? 'year' : 'once' }
          : {}),
        ...(discount.guaranteed ? {} : { requires: discount.condition ?? 'other' }),
        ...(discount.validTo ? { validTo: discount.validTo } : {}),
      },
    ];
  });
}

/** What a discount asks for, read from its category or its words. */
export function conditionOf(category: string, words: string): Condition {
  const text = `${category} ${words}`.toLowerCase();
  if (/pay.?on.?time|prompt/.test(text)) return 'pay_on_time';
  if (/direct.?debit/.test(text)) return 'direct_debit';
  if (/paperless|e-?bill|email/.test(text)) return 'paperless';
  if (/online/.test(text)) return 'online';
  if (/dual.?fuel/.test(text)) return 'dual_fuel';
  if (/member/.test(text)) return 'membership';
  if (/new customer|sign.?up|welcome/.test(text)) return 'new_customer';
  return 'other';
}

export interface Fee {
  readonly kind: 'membership' | 'exit' | 'card' | 'paper' | 'late' | 'setup' | 'meter' | 'other';
  readonly name: string;
  readonly amount?: Decimal;
  readonly percent?: Decimal;
  /** How often every customer pays it; absent: on an event. */
  readonly timesAYear?: number;
}

/** Only what every customer pays for being one counts in a bill; the rest is listed for the person to see. */
export function feeComponents(fees: readonly Fee[]): Draft[] {
  return fees
    .filter(({ kind }) => kind !== 'exit')
    .flatMap((fee, index) => {
      if (!fee.amount?.gt(0) && !fee.percent?.gt(0)) return [];
      const { timesAYear } = fee;
      const counted = fee.kind === 'membership' && timesAYear !== undefined;
      const frequency = !counted ? 'event' : timesAYear === 12 ? 'month' : 'year';
      const times = frequency === 'year' ? timesAYear! : 1;
      return [
        {
          kind: 'fee',
          id: `fee-${index + 1}`,
          name: fee.name.slice(0, 120),
          event: fee.kind,
          ...(fee.amount?.gt(0)
            ? { amount: plain(fee.amount.times(times)) }
            : { percent: plain(fee.percent!) }),
          frequency,
          ...(counted ? { counted: true } : {}),
        },
      ];
    });
}

export function exitFeeOf(fees: readonly Fee[], words: string): ExitFee {
  const exit = fees.find(({ kind, amount }) => kind === 'exit' && amount?.gt(0));
  if (exit) return { kind: 'flat', amount: plain(exit.amount!) };
  const none = /no (lock.?in|exit|contract term|fixed contract)|ongoing/i.test(words);
  return none || fees.length > 0 ? { kind: 'none' } : { kind: 'unknown' };
}

export interface GreenOption {
  readonly name: string;
  readonly perKwh?: Decimal;
  readonly perWeek?: Decimal;
  /** Per cent of the usage; fractions are read as such. */
  readonly share?: Decimal;
}

export function greenComponents(options: readonly GreenOption[]): Draft[] {
  return options.flatMap(({ name, perKwh, perWeek, share }, index) => {
    if (!perKwh?.gt(0) && !perWeek?.gt(0)) return [];
    const percent = share && (share.lte(1) ? share.times(100) : share);
    return [
      {
        kind: 'green',
        id: `green-${index + 1}`,
        name: name.slice(0, 120),
        layer: 'green',
        ...(perKwh?.gt(0) ? { perKwh: plain(perKwh) } : { perWeek: plain(perWeek!) }),
        ...(percent?.gt(0) && percent.lt(100) ? { share: plain(percent) } : {}),
        optional: true,
      },
    ];
  });
}
