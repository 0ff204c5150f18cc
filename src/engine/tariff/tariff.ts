/**
 * The tariff engine's door: a rate structure is compiled once, then prices any usage.
 *
 * compile: JSON → validated structure → calendars and exact prices (or a refusal with reason and pointer)
 * price: usage → billing determinants (sums per period, one integer pass per distinct calendar) → lines → bill
 */
import type { Usage } from '../series/usage.js';
import { refuse, type Outcome } from '../refusal.js';
import type { Bill, PricingOptions } from './bill.js';
import type { RateStructure } from './structure.js';

export interface Tariff {
  readonly structure: RateStructure;
}

/** Validates and compiles a rate structure or one of the four short forms. */
export function compileTariff(_json: unknown): Outcome<Tariff> {
  return refuse('unsupported', 'the tariff engine is not built yet');
}

/** Prices readings. Refuses, never guesses: see the reasons in refusal.ts. */
export function priceUsage(_tariff: Tariff, _usage: Usage, _options: PricingOptions = {}): Outcome<Bill> {
  return refuse('unsupported', 'the tariff engine is not built yet');
}
