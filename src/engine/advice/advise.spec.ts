import { describe, expect, it } from '@jest/globals';
import type { ExitFee, Plan } from '../plan.js';
import type { Advice, CurrentPlan } from '../ranking/recommendation.js';
import { seededRandom } from '../projection/random.js';
import { recommend } from '../ranking/recommend.js';
import { base, coolingYear, evening, flat, makePlan, ZONE } from '../ranking/ranking.fixture.js';

/** Prices are even over the year, so that a saving of 2 cents is easy to follow: 9,803 kWh, 196 a year. */
const USAGE = coolingYear();
const MINE = makePlan('mine', [base('5'), flat('0.12')]);
const BETTER = makePlan('better', [base('5'), flat('0.10')]);
const SAME = makePlan('same', [base('5'), flat('0.12')]);
const DEARER = makePlan('dearer', [base('5'), flat('0.14')]);

function adviceFor(plans: readonly Plan[], current?: Partial<CurrentPlan>): Advice {
  const outcome = recommend({
    plans,
    usage: USAGE,
    timezone: ZONE,
    country: 'US',
    region: 'TX',
    asOf: '2026-01-15',
    preferences: { weights: { cost: 100, flexibility: 0, renewable: 0, rating: 0 }, vetoes: {} },
    currentPlan: current && { plan: MINE, ...current },
  });
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.value.advice;
}

const flatFee = (amount: string, waivedLastDays?: number): ExitFee => ({
  kind: 'flat',
  amount,
  waivedLastDays,
});

describe('advice', () => {
  it.each<[string, readonly Plan[], Partial<CurrentPlan> | undefined, Advice['action'], string | null, string | null]>([
    ['no current plan: choose', [BETTER], undefined, 'choose', 'better', null],
    ['a better plan and nothing to pay: now', [BETTER, DEARER], {}, 'switch_now', 'better', '2026-01-15'],
    ['only dearer plans: stay', [DEARER], {}, 'stay', 'mine', null],
    ['the same price: stay', [SAME], {}, 'stay', 'mine', null],
    ['a fee larger than the saving, far from the end: stay', [BETTER], { exitFee: flatFee('400'), contractEnd: '2027-12-31' }, 'stay', 'mine', '2028-01-01'],
    ['a fee, and the end is near: wait for it', [BETTER], { exitFee: flatFee('150'), contractEnd: '2026-03-31' }, 'switch_on_date', 'better', '2026-04-01'],
    ['waived in the last 14 days', [BETTER], { exitFee: flatFee('150', 14), contractEnd: '2026-03-31' }, 'switch_on_date', 'better', '2026-03-18'],
    ['a small fee and a long way to go: pay it', [BETTER], { exitFee: flatFee('30'), contractEnd: '2026-12-31' }, 'switch_now', 'better', '2026-01-15'],
    ['an unknown fee: wait for the end', [BETTER], { exitFee: { kind: 'unknown' }, contractEnd: '2026-03-31' }, 'switch_on_date', 'better', '2026-04-01'],
    ['a fee that falls in three weeks: wait for that', [BETTER], { contractStart: '2025-08-05', contractEnd: '2027-08-04', exitFee: { kind: 'declining', steps: [{ fromMonth: 0, amount: '150' }, { fromMonth: 6, amount: '20' }] } }, 'switch_on_date', 'better', '2026-02-05'],
    ['a fee per month, and few months left: wait', [BETTER], { contractEnd: '2026-03-31', exitFee: { kind: 'per_month_remaining', amount: '40' } }, 'switch_on_date', 'better', '2026-04-01'],
    ['a fee per month that the saving outruns: now', [BETTER], { contractEnd: '2027-12-31', exitFee: { kind: 'per_month_remaining', amount: '2' } }, 'switch_now', 'better', '2026-01-15'],
    ['cheaper than all now, dearer than all after its contract: then', [DEARER], { contractEnd: '2026-03-31', holdoverPercent: 50 }, 'switch_on_date', 'dearer', '2026-04-01'],
    ['a contract that ended, and is dearer since: now', [DEARER], { contractEnd: '2025-12-31', exitFee: flatFee('500'), holdoverPercent: 50 }, 'switch_now', 'dearer', '2026-01-15'],
    ['an end that follows from start and term: wait for it', [BETTER], { plan: { ...MINE, contractMonths: 12 }, exitFee: flatFee('150'), contractStart: '2025-04-01' }, 'switch_on_date', 'better', '2026-04-01'],
    ['the current plan is the best of the catalog: stay', [MINE, DEARER], {}, 'stay', 'mine', null],
    ['an unknown fee and no end: stay', [BETTER], { exitFee: { kind: 'unknown' } }, 'stay', 'mine', null],
  ])('%s', (_, plans, current, action, planId, date) => {
    const advice = adviceFor(plans, current);
    expect([advice.action, advice.planId, advice.date]).toEqual([action, planId, date]);
  }); // prettier-ignore

  it('names the fee up to which leaving pays, when the fee is not known', () => {
    const { exitFee, reason } = adviceFor([BETTER], { exitFee: { kind: 'unknown' } });
    expect(exitFee.known).toBe(false);
    expect(exitFee.today).toBeNull();
    expect(exitFee.breakEven).toBeGreaterThan(150);
    expect(exitFee.breakEven).toBeLessThan(200);
    expect(reason).toContain('leaving now pays only if it is below $1');
  });

  it.each<[string, readonly Plan[], Partial<CurrentPlan>, string]>([
    ['a dearer rival', [DEARER], {}, 'Plan dearer, the best of the others for you, would cost about $196 more over the next twelve months.'],
    ['a dearer rival and a fee', [DEARER], { exitFee: flatFee('100'), contractEnd: '2027-12-31' }, 'would cost about $296 more over the next twelve months, the exit fee of $100 included.'],
    ['a fee that eats the saving', [BETTER], { exitFee: flatFee('190'), contractEnd: '2027-12-31' }, 'Plan better might save about $6 after the exit fee of $190, but in one year of ten it would cost more than staying: that is not sure enough.'],
    ['a fee nobody knows', [BETTER], { exitFee: { kind: 'unknown' } }, 'Plan better would save about $196 over the next twelve months if leaving cost nothing. The fee for leaving today is not known: leaving now pays only if it is below $1'],
    ['nothing else', [], {}, 'No other plan could be priced.'],
    ['a contract that will be over', [DEARER], { contractEnd: '2026-03-31', holdoverPercent: 50 }, 'Switch to Plan dearer on 2026-04-01, when your contract for Plan mine is over.'],
  ])('says why: %s', (_, plans, current, words) => {
    expect(adviceFor(plans, current).reason).toContain(words);
  }); // prettier-ignore

  it('stays with a greener plan that is a little dearer, and says so', () => {
    const outcome = recommend({
      plans: [BETTER],
      usage: USAGE,
      timezone: ZONE,
      country: 'US',
      asOf: '2026-01-15',
      preferences: { weights: { cost: 20, flexibility: 0, renewable: 80, rating: 0 }, vetoes: {} },
      currentPlan: { plan: { ...MINE, renewablePercent: 100 } },
    });
    const { action, reason } = outcome.ok ? outcome.value.advice : { action: '', reason: '' };
    expect([action, reason]).toEqual(['stay', expect.stringContaining('by your priorities')]);
  });

  it('speaks of a contract that is over as over', () => {
    const { counterfactual } = adviceFor([DEARER], { contractEnd: '2025-12-31' });
    expect(counterfactual).toBe(
      'Your contract ended on 2025-12-31. If you do nothing, we assume that its prices stay as they are.',
    );
  });

  it('takes the fee of the plan being left, never that of the new one', () => {
    const bound = { ...BETTER, exitFee: flatFee('1000') };
    const advice = adviceFor([bound], {});
    expect(advice.action).toBe('switch_now');
    expect(advice.exitFee.today).toBe(0);
    expect(advice.netSaving!.value).toBeCloseTo(adviceFor([BETTER], {}).netSaving!.value, 6);
  });

  it('says what is assumed at the end of the contract, and a dearer hold-over makes switching better', () => {
    const plain = adviceFor([BETTER], { contractEnd: '2026-02-28' });
    const dear = adviceFor([BETTER], { contractEnd: '2026-02-28', holdoverPercent: 20 });
    expect(plain.counterfactual).toContain('Your contract ends on 2026-02-28');
    expect(dear.counterfactual).toContain('20 % higher');
    expect(dear.netSaving!.value).toBeGreaterThan(plain.netSaving!.value + 100);
  });

  it('does not advise what saves on average but may well lose', () => {
    const risky = makePlan('risky', [base('5'), flat('0.1165')], { planType: 'variable' });
    const advice = adviceFor([risky], {});
    expect(advice.action).toBe('stay');
    expect(advice.reason).toContain('not sure enough');
  });

  it('draws a path that agrees: who is told to stay is not sent away by it within the year', () => {
    const risky = makePlan('risky', [base('5'), flat('0.1165')], { planType: 'variable' });
    const cheaper = makePlan('cheaper', [base('4'), flat('0.112')], { planType: 'variable' });
    expect(adviceFor([risky, cheaper], {}).path).toEqual([]);
    const bound = { exitFee: flatFee('400'), contractEnd: '2027-06-30' };
    expect(adviceFor([BETTER], bound).path).toEqual([{ from: '2027-07-01', planId: 'better', fee: 0 }]);
    expect(adviceFor([risky, cheaper], bound).path).toEqual([]);
  });

  it('draws a path whose first change is the one advised, on its day, and whose later ones are as sure', () => {
    const random = seededRandom(7);
    const seen = new Set<string>();
    for (let run = 0; run < 24; run++) {
      const plans = Array.from({ length: 4 }, (_, p) =>
        makePlan(
          `p${p}`,
          [base(String(Math.floor(20 * random()))), flat((0.09 + 0.05 * random()).toFixed(4))],
          {
            planType: random() < 0.5 ? 'variable' : 'fixed',
            renewablePercent: random() < 0.5 ? 0 : 100,
            contractMonths: random() < 0.3 ? 0 : 12,
            exitFee: random() < 0.5 ? { kind: 'none' } : flatFee('60'),
          },
        ),
      );
      const { action, planId, date, path } = adviceFor(plans, {
        contractEnd: `2026-${String(2 + Math.floor(11 * random())).padStart(2, '0')}-10`,
        exitFee: flatFee(String(Math.floor(300 * random())), random() < 0.5 ? 14 : undefined),
        holdoverPercent: random() < 0.5 ? 0 : 15,
      });
      seen.add(action);
      if (action === 'stay') expect(path.every(({ from }) => from >= '2027-01-15')).toBe(true);
      else expect([path[0]!.planId, path[0]!.from]).toEqual([planId, date]);
    }
    expect(seen).toEqual(new Set(['stay', 'switch_now', 'switch_on_date']));
  });

  it('never advises a plan of which only a range is known', () => {
    const outcome = recommend({
      plans: [makePlan('free', [evening('0', '0.001')], { planType: 'time_of_use' })],
      usage: coolingYear({ minutes: 1440 }),
      timezone: ZONE,
      country: 'US',
      asOf: '2026-01-15',
      currentPlan: { plan: MINE },
    });
    expect(outcome.ok && outcome.value.advice.action).toBe('stay');
  });

  it('carries its dates as a calendar file and its contract path', () => {
    const advice = adviceFor([BETTER], { exitFee: flatFee('150'), contractEnd: '2026-03-31' });
    expect(advice.ics).toContain('SUMMARY:Switch to Plan better');
    expect(advice.ics).toContain('DTSTART;VALUE=DATE:20260401');
    expect(advice.path).toEqual([{ from: '2026-04-01', planId: 'better', fee: 0 }]);
  });
});
