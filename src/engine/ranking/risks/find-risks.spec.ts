import { describe, expect, it } from '@jest/globals';
import type { Component } from '../../tariff/structure.js';
import type { GimmickFinding, RiskKey } from '../recommendation.js';
import { base, coolingYear, credit, flat, makePlan, ZONE } from '../ranking.fixture.js';
import { recommend } from '../recommend.js';
import { findRisks } from './find-risks.js';
import type { RiskFacts } from './rule.js';

const PLAN = makePlan('p', [flat('0.1')], { contractMonths: 0 });
const outcome = recommend({
  plans: [PLAN],
  usage: coolingYear(),
  timezone: ZONE,
  country: 'US',
  asOf: '2026-01-15',
});
if (!outcome.ok) throw new Error(outcome.refusal.detail);
const { profile } = outcome.value;

const facts = (rest: Partial<RiskFacts> = {}): RiskFacts => ({
  plan: PLAN,
  cost: {
    plan: PLAN, basis: 'exact', expected: 1000, low: 900, high: 1100, p10: 950, p90: 1050, responses: [],
    scenarioCosts: new Float64Array(0),
  },
  profile,
  monthsEstimated: 0,
  savings: null,
  gimmicks: [],
  asOf: '2026-01-15',
  currency: 'USD',
  ...rest,
}); // prettier-ignore

const missed: GimmickFinding = {
  component: 'credit',
  kind: 'credit',
  missedMonths: ['2025-01-01'],
  costPerYear: 50,
  sentence: 'The credit would be missed.',
};
const ENDING = makePlan('p', [flat('0.1'), { ...base('5'), validTo: '2026-06-30' } as Component], {
  contractMonths: 0,
});

describe('risks', () => {
  it.each<[string, Partial<RiskFacts>, RiskKey[]]>([
    ['none', {}, []],
    ['a loss', { savings: { value: -64.2, low: -80, high: -40 } }, ['loss']],
    ['a saving is none', { savings: { value: 64, low: 40, high: 80 } }, []],
    ['a variable price', { plan: { ...PLAN, planType: 'variable' } }, ['variable_price']],
    ['a market price', { plan: { ...PLAN, planType: 'indexed' } }, ['variable_price']],
    ['a missed credit', { gimmicks: [missed] }, ['credit_cliff']],
    ['a price part that ends', { plan: ENDING }, ['teaser']],
    ['a price fixed for half a year', { plan: { ...PLAN, contractMonths: 6 } }, ['teaser']],
    ['a fee for leaving', { plan: { ...PLAN, contractMonths: 12, exitFee: { kind: 'flat', amount: '150' } } }, ['exit_fee']],
    ['a fee nobody knows', { plan: { ...PLAN, contractMonths: 12, exitFee: { kind: 'unknown' } } }, ['exit_fee']],
    ['a long contract', { plan: { ...PLAN, contractMonths: 24 } }, ['long_contract']],
    ['23 months are not long', { plan: { ...PLAN, contractMonths: 23 } }, []],
    ['a plan for some only', { plan: { ...PLAN, eligibility: ['new customers only'] } }, ['restricted']],
    ['few months read', { monthsEstimated: 4 }, ['low_data']],
    ['nine months are enough', { monthsEstimated: 3 }, []],
    ['a bad supplier', { plan: { ...PLAN, supplierRating: 2.5 } }, ['supplier_rating']],
    ['an unrated supplier is none', { plan: { ...PLAN, supplierRating: undefined } }, []],
  ])('%s', (_, rest, keys) => {
    const found = findRisks(facts(rest));
    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(found.every(({ sentence }) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
  }); // prettier-ignore

  it('says a loss in money', () => {
    const [loss] = findRisks(facts({ savings: { value: -64.2, low: -80, high: -40 } }));
    expect(loss!.sentence).toBe('It would cost $64 a year more than your current plan.');
  });

  it('says who may have the plan in the words of its record, cut where they are long', () => {
    const told = (...eligibility: string[]): string =>
      findRisks(facts({ plan: { ...PLAN, eligibility } }))[0]!.sentence;
    expect(told('Offer for customers with a Seniors Card only.', 'new customers')).toBe(
      'It is not for everybody: Offer for customers with a Seniors Card only; new customers.',
    );
    expect(told('word '.repeat(80))).toMatch(/word word …$/);
  });

  it('warns of a credit that is only just earned', () => {
    const structure = makePlan('c', [flat('0.1'), credit('650', '30')]);
    const near = recommend({
      plans: [structure],
      usage: coolingYear(),
      timezone: ZONE,
      country: 'US',
      asOf: '2026-01-15',
    });
    expect(near.ok && near.value.plans[0]!.risks.map(({ key }) => key)).toContain('credit_cliff');
  });
});
