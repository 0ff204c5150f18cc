/** Australian retailers that pass the wholesale price on publish an estimate in the place of a price. */

const RETAILERS = /^(amber|flow power|localvolts)\b/i;

/** @example isWholesale('Amber Electric', '') === true */
export function isWholesale(retailer: string | undefined, words: string): boolean {
  if (RETAILERS.test(retailer ?? '')) return true;
  if (/estimate only|wholesale pass.?through|spot price plan/i.test(words)) return true;
  return /not fixed/i.test(words) && /wholesale/i.test(words);
}
