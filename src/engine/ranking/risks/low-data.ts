import type { RiskRule } from './rule.js';

/** With fewer months read than this, the year is mostly the region's season. */
const ENOUGH_MONTHS = 9;

export const lowData: RiskRule = {
  key: 'low_data',
  find: ({ monthsEstimated }) =>
    12 - monthsEstimated < ENOUGH_MONTHS
      ? `Only ${12 - monthsEstimated} of 12 months were read; the cost of the others is estimated.`
      : undefined,
};
