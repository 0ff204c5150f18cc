import type { RiskRule } from './rule.js';

/** With fewer months read than this, the year is mostly the region's season. */
const ENOUGH_MONTHS = 9;

export const lowData: RiskRule = {
  key: 'low_data',
  find: ({ monthsEstimated }) => {
    const read = 12 - monthsEstimated;
    if (read >= ENOUGH_MONTHS) return undefined;
    return `Only ${read} of 12 months ${read === 1 ? 'was' : 'were'} read; the cost of the others is estimated.`;
  },
};
