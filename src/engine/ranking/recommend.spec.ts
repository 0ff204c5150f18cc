import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '../plan.js';
import { amountNumber } from '../money.js';
import { priceUsage } from '../tariff/tariff.js';
import { tariffOf } from './compiled.js';
import { PRESETS } from './preferences.js';
import { base, coolingYear, credit, evening, flat, makePlan, tiers, ZONE } from './ranking.fixture.js';
import { prepareHome } from './rank-plans.js';
import { recommend, type RecommendInput } from './recommend.js';
import { recommendationJson } from './recommendation-json.js';

const YEAR = coolingYear();
const input = (plans: readonly Plan[], rest: Partial<RecommendInput> = {}): RecommendInput => ({
  plans,
  usage: YEAR,
  timezone: ZONE,
  country: 'US',
  region: 'TX',
  asOf: '2026-01-15',
  ...rest,
});

function answer(plans: readonly Plan[], rest: Partial<RecommendInput> = {}) {
  const outcome = recommend(input(plans, rest));
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.value;
}
const orderOf = (plans: readonly Plan[], rest: Partial<RecommendInput> = {}): string[] =>
  answer(plans, rest).order.map(({ plan }) => plan.id);

const CHEAP = makePlan('cheap', [base('5'), flat('0.10')]);
const MIDDLE = makePlan('middle', [base('9.95'), flat('0.12')]);
const DEAR = makePlan('dear', [base('9.95'), flat('0.16')]);
const CREDIT = makePlan('credit', [flat('0.16'), credit('1000', '60')]);
const EVENING = makePlan('evening', [evening('0.08', '0.25')], { planType: 'time_of_use' });
const TIERED = makePlan('tiered', [tiers('500', '0.09', '0.17')], { planType: 'tiered' });
const ALL = [CHEAP, MIDDLE, DEAR, CREDIT, EVENING, TIERED];

describe('a recommendation', () => {
  it('prices every plan with the engine on the readings themselves', () => {
    const { order } = answer(ALL);
    for (const { plan, bill, lastYearCost, basis } of order) {
      const tariff = tariffOf(plan.structure);
      const exact = tariff.ok && priceUsage(tariff.value, YEAR, { from: '2025-01-01', to: '2026-01-01' });
      if (!exact || !exact.ok) throw new Error(`${plan.id} was not priced`);
      expect(bill!.total).toBe(exact.value.total);
      expect(lastYearCost).toBe(amountNumber(exact.value.total));
      expect(basis).toBe('exact');
    }
  });

  it('expects the bill itself where cost moves in a straight line, and less of a credit that a mild year misses', () => {
    const { order } = answer(ALL);
    const of = (id: string) => order.find(({ plan }) => plan.id === id)!;
    expect(of('cheap').annualCost).toBeCloseTo(of('cheap').lastYearCost!, 6);
    expect(Math.abs(of('credit').annualCost! - of('credit').lastYearCost!)).toBeGreaterThan(5);
  });

  it('has null savings without a current plan, and says choose', () => {
    const { advice, plans, current } = answer(ALL);
    expect(current).toBeNull();
    expect(advice.action).toBe('choose');
    expect(advice.netSaving).toBeNull();
    expect(plans.every((plan) => plan.savings === null && plan.firstYearNet === null)).toBe(true);
  });

  it('prices the current plan with the same engine and labels every loss', () => {
    const { plans, current } = answer([MIDDLE, DEAR], { currentPlan: { plan: CHEAP } });
    expect(current!.annualCost).toBeCloseTo(current!.lastYearCost!, 6);
    for (const plan of plans) {
      expect(plan.savings!.value).toBeLessThan(0);
      expect(plan.risks.map(({ key }) => key)).toContain('loss');
      expect(plan.explanation).toContain('more than your current plan');
    }
  });

  it('excludes with reasons: wrong network, unpriceable, vetoed, not offered, double', () => {
    const plans = [
      CHEAP,
      { ...CHEAP },
      { ...CHEAP, version: '0' },
      makePlan('oncor', [flat('0.05')], { networks: ['tdu:ONCOR'] }),
      makePlan('variable', [flat('0.05')], { planType: 'variable' }),
      makePlan('late', [flat('0.05')], { effectiveFrom: '2026-02-01' }),
      makePlan('past', [flat('0.05')], { effectiveTo: '2025-12-31' }),
      makePlan('shop', [flat('0.05')], { customer: 'business' }),
      makePlan('euro', [flat('0.05')], { structure: { ...CHEAP.structure, currency: 'EUR' } }),
      makePlan('wires', [flat('0.05')], { structure: { ...CHEAP.structure, coverage: 'delivery_only' } }),
      makePlan('broken', [{ ...flat('0.05'), periods: [] } as never]),
    ];
    const { excluded, order, considered } = answer(plans, {
      network: 'tdu:CENTERPOINT',
      preferences: { weights: PRESETS.default, vetoes: { noVariablePrice: true } },
    });
    expect(order.map(({ plan }) => plan.id)).toEqual(['cheap']);
    expect(considered).toBe(plans.length);
    expect(Object.fromEntries(excluded.map(({ id, reason }) => [id, reason]))).toEqual({
      broken: 'malformed',
      cheap: 'duplicate',
      euro: 'other_currency',
      late: 'not_offered',
      oncor: 'other_network',
      past: 'not_offered',
      shop: 'other_customer',
      variable: 'veto_variable',
      wires: 'other_coverage',
    });
    expect(excluded.every(({ detail }) => detail.length > 10)).toBe(true);
  });

  it('gives a plan that can only be bounded a null cost, its range, and a place after every priced one', () => {
    const usage = coolingYear({ minutes: 1440 });
    const bargain = makePlan('bargain', [evening('0.001', '0.30')], { planType: 'time_of_use' });
    const { order, plans, nextUpload } = answer([bargain, DEAR], { usage });
    expect(order.map(({ plan }) => plan.id)).toEqual(['dear', 'bargain']);
    const [, range] = plans;
    expect(range!.basis).toBe('range');
    expect(range!.annualCost).toBeNull();
    const kwh = usage.registers.general.reduce((a, b) => a + b, 0) / 1e6;
    expect(range!.low).toBeCloseTo(0.001 * kwh, 3);
    expect(range!.high).toBeCloseTo(0.3 * kwh, 3);
    expect(nextUpload!.what).toBe('interval_data');
  });

  it('folds twins and shows different kinds when they are near', () => {
    const twin = makePlan('cheap-es', [base('5'), flat('0.10')], { supplier: CHEAP.supplier });
    const near = makePlan('near', [base('5'), flat('0.1005')]);
    const monthly = makePlan('monthly', [base('5'), flat('0.102')], { contractMonths: 0 });
    const { plans } = answer([CHEAP, twin, near, monthly], {
      preferences: { weights: { cost: 100, flexibility: 0, renewable: 0, rating: 0 }, vetoes: {} },
      top: 2,
    });
    expect(plans.map(({ plan }) => plan.id)).toEqual(['cheap', 'monthly']);
    expect(plans[0]!.twins).toEqual(['cheap-es']);
    expect(plans.map(({ role }) => role)).toEqual(['cheapest', 'most_flexible']);
  });

  it('shows of twins the one that the advice speaks of, once', () => {
    const twin = makePlan('cheap-es', [base('5'), flat('0.10')], { supplier: CHEAP.supplier });
    const { plans, advice } = answer([CHEAP, twin, DEAR], { currentPlan: { plan: twin } });
    expect([advice.action, advice.planId]).toEqual(['stay', 'cheap-es']);
    expect(plans.map(({ plan, twins }) => [plan.id, twins])).toEqual([
      ['cheap-es', ['cheap']],
      ['dear', []],
    ]);
    expect(plans[0]!.explanation).toContain('It is the plan you are on.');
  });

  it('does not fold plans of other energy or another exit fee', () => {
    const supplier = CHEAP.supplier;
    const green = makePlan('green', [base('5'), flat('0.10')], { supplier, renewablePercent: 100 });
    const bound = makePlan('bound', [base('5'), flat('0.10')], {
      supplier,
      exitFee: { kind: 'flat', amount: '150' },
    });
    const { plans } = answer([CHEAP, green, bound]);
    expect(plans.map(({ plan, twins }) => [plan.id, twins.length])).toEqual([
      ['green', 0],
      ['cheap', 0],
      ['bound', 0],
    ]);
  });

  it('gives no role in which all plans are alike', () => {
    const { plans } = answer([CHEAP, MIDDLE, DEAR]);
    expect(plans.map(({ role }) => role)).toEqual(['cheapest', 'runner_up', 'runner_up']);
  });

  it('values hourly readings by a plan used evenly over the day, not by the best that could be', () => {
    const usage = coolingYear({ minutes: 1440 });
    const nights = makePlan('nights', [evening('0.08', '0.20')], { planType: 'time_of_use' });
    const { nextUpload } = answer([DEAR, nights], { usage });
    const kwh = usage.registers.general.reduce((a, b) => a + b, 0) / 1e6;
    expect(nextUpload!.worthPerYear).toBeCloseTo(kwh * (0.16 - 0.08 - 0.12 / 6) + 12 * 9.95, 0);
  });

  it('finds the use at which two plans change places, and pricing both sides confirms it', () => {
    const low = makePlan('low', [base('0'), flat('0.15')]);
    const high = makePlan('high', [base('40'), flat('0.10')]);
    const { plans } = answer([low, high]);
    const flip = plans[0]!.flips.find(({ subject }) => subject === 'annual_kwh')!;
    expect(flip.value).toBeCloseTo((40 * 12) / 0.05, -1);
  });

  it('says the same for the same, and puts decimals in strings', () => {
    const first = JSON.stringify(recommendationJson(answer(ALL, { currentPlan: { plan: DEAR } })));
    const again = JSON.stringify(
      recommendationJson(answer([...ALL].reverse(), { currentPlan: { plan: DEAR } })),
    );
    expect(again).toBe(first);
    const json = JSON.parse(first) as { plans: { annualCost: string; scores: Record<string, string> }[] };
    expect(json.plans[0]!.annualCost).toMatch(/^\d+\.\d{2}$/);
    expect(Object.values(json.plans[0]!.scores).every((score) => /^\d+\.\d$/.test(score))).toBe(true);
  });

  it.each([
    ['no usage', { usage: { timeline: { starts: new Float64Array(0), ends: new Float64Array(0) }, registers: { general: new Float64Array(0) } } }, 'no_usage'],
    ['a day that does not exist', { asOf: '2026-02-30' }, 'malformed'],
    ['weights that do not sum to 100', { preferences: { weights: { cost: 50, flexibility: 0, renewable: 0, rating: 0 }, vetoes: {} } }, 'malformed'],
  ] as const)('refuses %s', (_, rest, reason) => {
    const outcome = recommend(input(ALL, rest));
    expect(outcome.ok ? 'ok' : outcome.refusal.reason).toBe(reason);
  }); // prettier-ignore
});

describe('the order', () => {
  it('puts ties by id', () => {
    const same = ['c', 'a', 'b'].map((id) => makePlan(id, [flat('0.1')]));
    expect(orderOf(same)).toEqual(['a', 'b', 'c']);
  });

  it('follows the weights: green comes first when it is worth its price', () => {
    const green = makePlan('green', [base('5'), flat('0.105')], { renewablePercent: 100 });
    const eco = { preferences: { weights: PRESETS.eco, vetoes: {} } };
    const budget = {
      preferences: { weights: { cost: 100, flexibility: 0, renewable: 0, rating: 0 }, vetoes: {} },
    };
    expect(orderOf([CHEAP, green], eco)[0]).toBe('green');
    expect(orderOf([CHEAP, green], budget)[0]).toBe('cheap');
  });
});

describe('a home that is asked again', () => {
  it('answers as one that was never asked before, whatever was wished for', () => {
    const currentPlan = {
      plan: DEAR,
      contractEnd: '2026-03-01',
      exitFee: { kind: 'flat', amount: '80' },
    } as const;
    const home = prepareHome(input(ALL, { currentPlan }));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PRESETS)),
        fc.record({ noVariablePrice: fc.boolean(), minRenewablePercent: fc.constantFrom(undefined, 10, 50) }),
        (weights, vetoes) => {
          const wishes = { currentPlan, preferences: { weights, vetoes } };
          const again = recommend(input(ALL, wishes), home);
          if (!again.ok) throw new Error(again.refusal.detail);
          expect(recommendationJson(again.value)).toEqual(recommendationJson(answer(ALL, wishes)));
        },
      ),
      { numRuns: 10 },
    );
  });
});
