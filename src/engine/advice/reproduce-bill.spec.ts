import { describe, expect, it } from '@jest/globals';
import { civilDay } from '../calendar/civil.js';
import { base, flat, homeUsage, makePlan, ZONE } from '../ranking/ranking.fixture.js';
import { reproduceBill, type PastBill } from './reproduce-bill.js';

/** 30 days of 24 kWh from 10 June: 720 kWh at 0.10 and a base of 9.95: 81.95. */
const FROM = civilDay(2025, 6, 1);
const USAGE = homeUsage(FROM, FROM + 60);
const PLAN = makePlan('p', [base('9.95'), flat('0.10')]);
const PAST: PastBill = { from: '2025-06-10', to: '2025-07-10', total: '81.95' };

const reproduce = (past: Partial<PastBill>, usage = USAGE) => {
  const outcome = reproduceBill(PLAN, usage, ZONE, { ...PAST, ...past });
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.value;
};

describe('a past bill priced again', () => {
  it.each([
    ['to the cent', {}, 'none', true],
    ['sales tax left out', { total: '86.05' }, 'tax', false],
    ['a base charge that was not asked for', { total: '72.00' }, 'fixed_amount', false],
    ['a round credit', { total: '61.95' }, 'fixed_amount', false],
    ['a higher price', { total: '96.47' }, 'price', false],
    ['other kWh', { total: '100.00', kwh: '900' }, 'other_usage', false],
    ['a gap too small to worry about', { total: '83.31' }, 'price', true],
    ['a last day that the bill counts', { to: '2025-07-09' }, 'other_days', true],
    [
      'days one later, and as many kWh',
      { from: '2025-06-09', to: '2025-07-08', kwh: '720' },
      'other_days',
      true,
    ],
  ] as const)('%s', (_, past, cause, agrees) => {
    const reproduction = reproduce(past);
    expect(reproduction.cause).toBe(cause);
    expect(reproduction.agrees).toBe(agrees);
    expect(reproduction.sentence).toMatch(/^We get \$7?8?\d\.\d\d; your bill says \$/);
  });

  it('blames missing days before prices', () => {
    const gap = homeUsage(FROM, FROM + 60, { missing: (day) => day === FROM + 20 });
    expect(reproduce({}, gap).cause).toBe('missing_readings');
  });

  it.each([
    ['no days', { to: '2025-06-10' }, 'malformed', '/to'],
    ['more than a year', { to: '2026-12-10' }, 'malformed', '/to'],
    ['no number', { total: '81,95' }, 'malformed', '/total'],
    ['odd kWh', { kwh: '-3' }, 'malformed', '/kwh'],
    ['days without readings', { from: '2024-06-10', to: '2024-07-10' }, 'no_usage', '/from'],
  ] as const)('refuses a bill with %s', (_, past, reason, pointer) => {
    const outcome = reproduceBill(PLAN, USAGE, ZONE, { ...PAST, ...past });
    expect(outcome).toMatchObject({ ok: false, refusal: { reason, pointer } });
  });

  it('knows a credit and a bill of nothing', () => {
    const credit = makePlan('c', [base('-100.00'), flat('0.10')]);
    const of = (total: string) => {
      const outcome = reproduceBill(credit, USAGE, ZONE, { ...PAST, total });
      return outcome.ok && [outcome.value.agrees, outcome.value.gapPercent, outcome.value.sentence];
    };
    expect(of('-28.00')).toEqual([
      true,
      0,
      'We get -$28.00; your bill says -$28.00. The plan is understood.',
    ]);
    expect(of('0')).toEqual([false, null, expect.stringContaining('your bill says $0.00')]);
  });
});
