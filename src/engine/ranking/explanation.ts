/** Why a plan stands where it does, in short sentences made from computed facts alone. */
import type { Interval } from '../profile/usage-profile.js';
import type { GimmickFinding, Role } from './recommendation.js';
import type { PlanCost } from './price-plan.js';
import { kwhWords, moneyWords } from './words.js';

export interface ExplanationFacts {
  readonly cost: PlanCost;
  readonly role: Role;
  readonly annualKwh: number;
  readonly currency: string;
  /** Expected cost of the cheapest ranked plan. */
  readonly cheapest: number | null;
  readonly ranked: number;
  readonly savings: Interval | null;
  readonly isCurrent: boolean;
  readonly probabilityBest: number;
  readonly gimmicks: readonly GimmickFinding[];
}

const ROLE_WORDS: Readonly<Partial<Record<Role, string>>> = {
  safest: 'In a year with high use no other costs less.',
  greenest: 'No other ranked plan has more renewable energy.',
  most_flexible: 'No other ranked plan binds you less.',
  best_rated: 'No other ranked supplier has a better rating.',
};

export function explain(facts: ExplanationFacts): string {
  const { cost, role, currency, savings } = facts;
  const words = (value: number): string => moneyWords(value, currency);
  const sentences: string[] = [];
  if (cost.expected === null) {
    sentences.push(
      `Your readings do not say at which hours you use energy, so this plan costs something between ${words(cost.low)} and ${words(cost.high)} a year.`,
    );
    return sentences.join(' ');
  }
  sentences.push(
    `On ${kwhWords(facts.annualKwh)} a year it costs about ${words(cost.expected)}; in nine years of ten, between ${words(cost.low)} and ${words(cost.high)}.`,
  );
  const more = facts.cheapest === null ? 0 : cost.expected - facts.cheapest;
  if (more <= 0) {
    if (facts.ranked > 1) sentences.push(`No other of the ${facts.ranked} ranked plans is cheaper.`);
  } else if (more < 1) sentences.push(`It is within ${words(1)} of the cheapest ranked plan.`);
  else sentences.push(`The cheapest ranked plan costs ${words(more)} less.`);
  if (facts.isCurrent) sentences.push('It is the plan you are on.');
  else if (savings) {
    const { value } = savings;
    if (Math.abs(value) < 0.5) sentences.push('It costs about the same as your current plan.');
    else if (value > 0) sentences.push(`Against your current plan it saves about ${words(value)} a year.`);
    else sentences.push(`It costs about ${words(-value)} a year more than your current plan.`);
  }
  const roleWords = ROLE_WORDS[role];
  if (roleWords) sentences.push(roleWords);
  const { renewablePercent } = cost.plan;
  if (renewablePercent !== undefined && renewablePercent > 0) {
    sentences.push(`${renewablePercent} % of its energy is renewable.`);
  }
  const trap = facts.gimmicks.find((finding) => finding.missedMonths.length > 0);
  if (trap) sentences.push(trap.sentence);
  const best = Math.round(100 * facts.probabilityBest);
  if (best > 0 && facts.ranked > 1) sentences.push(`It is the cheapest in ${best} of 100 simulated years.`);
  return sentences.join(' ');
}
