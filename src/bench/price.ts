import type { Bill } from '../engine/tariff/bill.js';
import type { PricingOptions } from '../engine/tariff/bill.js';
import type { Usage } from '../engine/series/usage.js';
import { compileTariff, priceUsage, type Tariff } from '../engine/tariff/tariff.js';

/** Compiles a structure that is known to be right. */
export function compiled(structure: unknown): Tariff {
  const tariff = compileTariff(structure);
  if (!tariff.ok) throw new Error(tariff.refusal.detail);
  return tariff.value;
}

/** Prices readings that are known to fit. */
export function priced(tariff: Tariff, usage: Usage, options?: PricingOptions): Bill {
  const bill = priceUsage(tariff, usage, options);
  if (!bill.ok) throw new Error(bill.refusal.detail);
  return bill.value;
}
