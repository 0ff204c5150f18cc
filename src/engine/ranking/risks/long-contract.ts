import type { RiskRule } from './rule.js';

const LONG_MONTHS = 24;

export const longContract: RiskRule = {
  key: 'long_contract',
  find: ({ plan }) =>
    plan.contractMonths >= LONG_MONTHS ? `It binds you for ${plan.contractMonths} months.` : undefined,
};
