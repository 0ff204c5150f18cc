import type { RiskRule } from './rule.js';

/** The price may move: today's price is taken for the year, and the interval is widened. */
export const variablePrice: RiskRule = {
  key: 'variable_price',
  find: ({ plan }) => {
    if (plan.planType === 'indexed')
      return 'Its price follows the market, hour by hour; next year may be dearer.';
    return plan.planType === 'variable'
      ? "Its price may change from month to month; today's is taken here."
      : undefined;
  },
};
