import { exitFeeWords } from '../../advice/exit-fee.js';
import { countMonths } from '../words.js';
import type { RiskRule } from './rule.js';

/** A contract that costs something to leave, or that does not say what leaving costs. */
export const exitFee: RiskRule = {
  key: 'exit_fee',
  find: ({ plan, currency }) =>
    plan.contractMonths === 0 || plan.exitFee.kind === 'none'
      ? undefined
      : plan.exitFee.kind === 'unknown'
        ? `Leaving within ${countMonths(plan.contractMonths)} may cost a fee; how much is not known.`
        : `Leaving within ${countMonths(plan.contractMonths)} means ${exitFeeWords({ exitFee: plan.exitFee }, currency)}.`,
};
