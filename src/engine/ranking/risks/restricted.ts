import type { RiskRule } from './rule.js';

/** Longer terms are cut: the supplier's page has them all. */
const LONGEST = 240;

/** Not everybody gets the plan: what its record asks of a customer, in its own words. */
export const restricted: RiskRule = {
  key: 'restricted',
  find: ({ plan }) => {
    const terms = plan.eligibility.map((term) => term.trim().replace(/[.;]+$/, '')).filter(Boolean);
    if (terms.length === 0) return undefined;
    const words = terms.join('; ').replace(/\s+/g, ' ');
    return `It is not for everybody: ${words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : `${words}.`}`;
  },
};
