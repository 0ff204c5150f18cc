/** Tables of supplier ratings: `{SUPPLIER: {rating_1_to_5}}`. They are given to plans of that supplier that carry none. */
import type { CatalogImporter } from './catalog.js';
import { decimalOf, isJson } from './record.js';

export const supplierRatings: CatalogImporter = {
  catalog: 'supplier_ratings',
  recognises: (value) => {
    const entries = Object.values(value);
    return entries.length > 0 && entries.every((entry) => isJson(entry) && 'rating_1_to_5' in entry);
  },
  read: ({ value }) =>
    Object.entries(value).flatMap(([supplier, entry]) => {
      const rating = isJson(entry) ? decimalOf(entry['rating_1_to_5']) : undefined;
      return rating?.gte(1) && rating.lte(5)
        ? [{ kind: 'rating' as const, supplier, rating: rating.toNumber() }]
        : [];
    }),
};

/** Suppliers are written with and without their legal form. @example supplierKey('CHAMPION ENERGY SERVICES LLC') === 'champion energy' */
export const supplierKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[.,&]/g, ' ')
    .replace(/\b(llc|inc|lp|ltd|company|co|corp|services|tx)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
