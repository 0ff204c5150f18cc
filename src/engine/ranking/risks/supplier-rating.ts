import type { RiskRule } from './rule.js';

/** Out of five stars. */
const LOW_RATING = 3;

export const supplierRating: RiskRule = {
  key: 'supplier_rating',
  find: ({ plan }) =>
    plan.supplierRating !== undefined && plan.supplierRating < LOW_RATING
      ? `Customers give ${plan.supplier} ${plan.supplierRating} of 5 stars.`
      : undefined,
};
