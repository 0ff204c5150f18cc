import { addMonths, dayText, parseDay } from '../../calendar/civil.js';
import { countMonths } from '../words.js';
import type { RiskRule } from './rule.js';

/** Part of the price ends within the year, or is fixed for less than a year. */
export const teaser: RiskRule = {
  key: 'teaser',
  find: ({ plan, asOf }) => {
    const yearOn = dayText(addMonths(parseDay(asOf)!, 12));
    const ending = plan.structure.components
      .flatMap(({ validTo }) =>
        validTo !== undefined && validTo >= asOf && validTo < yearOn ? [validTo] : [],
      )
      .sort()[0];
    if (ending !== undefined) return `Part of its price ends on ${ending}.`;
    return plan.planType !== 'variable' && plan.contractMonths > 0 && plan.contractMonths < 12
      ? `Its price is fixed for ${countMonths(plan.contractMonths)} only; the rest of the year is taken at the same price.`
      : undefined;
  },
};
