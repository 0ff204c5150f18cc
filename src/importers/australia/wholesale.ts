/** Australian retailers that pass the wholesale price on publish an estimate in the place of a price. */
import type { RateStructure } from '../../engine/tariff/structure.js';

const RETAILERS = /^(amber|flow power|localvolts)\b/i;

/** @example isWholesale('Amber Electric', '') === true */
export function isWholesale(retailer: string | undefined, words: string): boolean {
  if (RETAILERS.test(retailer ?? '')) return true;
  if (/estimate only|wholesale pass.?through|spot price plan/i.test(words)) return true;
  return /not fixed/i.test(words) && /wholesale/i.test(words);
}

/** The same structure, marked for what it is: a bill from it is an estimate, never a promise. */
export const asEstimate = (structure: RateStructure): RateStructure => ({
  ...structure,
  coverage: 'average_only',
  flags: [...(structure.flags ?? []), 'wholesale_estimate'],
});
