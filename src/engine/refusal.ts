/**
 * "Cannot price" is a value, not an exception: a reason from a closed list, a plain sentence, and where it lies.
 * A missing price is never zero.
 */
export const REFUSAL_REASONS = [
  'malformed',
  'unknown_key',
  'missing_price',
  'unknown_unit',
  'overlapping_tiers',
  'uncovered_hours',
  'unsupported',
  'needs_interval_data',
  'needs_demand_data',
  'needs_export_data',
  'needs_controlled_load_data',
  'needs_price_series',
  'delivery_unknown',
  'wholesale_estimate',
  'contradictory_self_check',
  'delivery_only',
  'supply_only',
  'average_only',
  'currency_mismatch',
  'not_a_household_plan',
  'not_electricity',
  'expired',
  'suspicious_value',
  'no_usage',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refusal {
  readonly reason: RefusalReason;
  /** One plain sentence for a person. */
  readonly detail: string;
  /** JSON pointer into the rate structure or record, where there is one. */
  readonly pointer?: string;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** A detail as a sentence of its own. @example sentence('there are no readings') === 'There are no readings.' */
export const sentence = (detail: string): string =>
  detail.charAt(0).toUpperCase() + detail.slice(1) + (/[.!?]$/.test(detail) ? '' : '.');

export function refuse(reason: RefusalReason, detail: string, pointer?: string): Outcome<never> {
  return { ok: false, refusal: pointer === undefined ? { reason, detail } : { reason, detail, pointer } };
}
