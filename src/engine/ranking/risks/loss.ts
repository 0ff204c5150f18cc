import { moneyWords } from '../words.js';
import type { RiskRule } from './rule.js';

/** A plan dearer than the current one is never shown without saying so. */
export const loss: RiskRule = {
  key: 'loss',
  find: ({ savings, currency }) =>
    savings !== null && savings.value < 0
      ? `It would cost ${savings.value > -0.5 ? 'a few cents' : moneyWords(-savings.value, currency)} a year more than your current plan.`
      : undefined,
};
