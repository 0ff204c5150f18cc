import { describe, expect, it } from '@jest/globals';
import { appraise } from '../appraise.js';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

/** Chariot Energy, Bright Nights 12, label of 20 July 2026. */
const NIGHTS: Json = {
  id: 'bright-nights',
  rep: 'Chariot Energy',
  plan: 'Bright Nights 12',
  tdu: 'ONCOR',
  tdu_fixed_usd_month: 4.06,
  tdu_energy_cents_kwh: 6.1196,
  tdu_bundled: false,
  effective: '2026-07-20',
  term_months: 12,
  rate_type: 'FIXED',
  base_charge_usd_month: 9.95,
  energy: [
    { band: 'day', cents_kwh: 6.78, hours: '06:00-23:00' },
    { band: 'night', cents_kwh: 0, hours: '23:00-06:00' },
  ],
  tou_usage_mix: { day: 0.65, night: 0.35 },
  etf: { usd_per_month_remaining: 15 },
  renewable_pct: 100,
  published_avg_cents_kwh: { '500': 13.3, '1000': 11.9, '2000': 11.2 },
};

const FLAT: Json = {
  ...NIGHTS,
  id: 'flat',
  base_charge_usd_month: 0,
  energy: [{ band: 'all', cents_kwh: 10 }],
  tou_usage_mix: null,
  etf: null,
};
/** Averages of a label in cents at 500, 1000 and 2000 kWh. */
const averages = (at500: number, at1000: number, at2000: number): Json => ({
  published_avg_cents_kwh: { '500': at500, '1000': at1000, '2000': at2000 },
});

const run = (label: Json) => importCatalog([{ name: 'labels.json', json: [label] }]);
const planOf = (label: Json) => {
  const result = run(label);
  expect(result.refused).toEqual([]);
  return result.plans[0]!;
};
const agreeing = (label: Json): number =>
  appraise(run(label))[0]!.checks.filter(({ agrees }) => agrees).length;

describe('texas label', () => {
  it('reads hours, base charge, delivery, exit fee and self-checks', () => {
    const plan = planOf(NIGHTS);
    expect(plan).toMatchObject({
      id: 'bright-nights',
      supplier: 'Chariot Energy',
      planType: 'time_of_use',
      networks: ['tdu:ONCOR'],
      contractMonths: 12,
      exitFee: { kind: 'per_month_remaining', amount: '15', waivedLastDays: 14 },
      renewablePercent: 100,
    });
    expect(plan.structure.components).toMatchObject([
      { kind: 'fixed', amount: '9.95' },
      {
        kind: 'energy',
        periods: [
          { name: 'day', price: '0.0678' },
          { name: 'night', price: '0' },
        ],
        schedule: {
          windows: [
            { period: 'day', from: '06:00', to: '23:00' },
            { period: 'night', from: '23:00', to: '06:00' },
          ],
        },
      },
      { kind: 'delivery', ref: 'tdu:ONCOR' },
    ]);
    expect(agreeing(NIGHTS)).toBe(3);
  });

  // (k × 10 c + 4.06 $ + k × 6.1196 c) / k with credits and fees on top
  it.each<[string, Json, [number, number, number]]>([
    [
      'credits that stack',
      {
        bill_credits: [
          { amount_usd: 35, min_kwh_incl: 1000, stacks: false },
          { amount_usd: 15, min_kwh_incl: 2000, stacks: true },
        ],
      },
      [16.9, 13, 13.8],
    ],
    [
      'credits that replace one another',
      {
        bill_credits: [
          { amount_usd: 35, min_kwh_incl: 1000, stacks: false },
          { amount_usd: 50, min_kwh_incl: 2000, stacks: false },
        ],
      },
      [16.9, 13, 13.8],
    ],
    ['a credit up to 500 kWh', { bill_credits: [{ amount_usd: 15, max_kwh_incl: 500 }] }, [13.9, 16.5, 16.3]],
    [
      'a fee up to 1999 kWh',
      { usage_conditional_fees: [{ amount_usd: 8, max_kwh_incl: 1999 }] },
      [18.5, 17.3, 16.3],
    ],
    ['a charge per day', { daily_charge_usd: 0.85 }, [22, 19.1, 17.6]],
    ['a twelfth of a one-time fee', { onetime_fee_usd: 49.99 }, [17.8, 16.9, 16.5]],
    ['an included amount of energy', { energy_applies_above_kwh: 1000 }, [6.9, 6.5, 11.3]],
    [
      'tiers',
      {
        energy: [],
        tiers: [
          { up_to_kwh_incl: 1200, cents_kwh: 10 },
          { up_to_kwh_incl: null, cents_kwh: 20 },
        ],
      },
      [16.9, 16.5, 20.3],
    ],
    [
      'bundled delivery',
      { tdu_bundled: true, tdu_fixed_usd_month: 0, tdu_energy_cents_kwh: 0 },
      [10, 10, 10],
    ],
    [
      'a credit for autopay',
      { enrollment_credits: [{ amount_usd: 5, requires: 'autopay' }] },
      [15.9, 16, 16.1],
    ],
    [
      'delivery that is free at night',
      { energy: NIGHTS['energy'], tou_usage_mix: NIGHTS['tou_usage_mix'], tdu_exempt_bands: ['night'] },
      [9.2, 8.8, 8.6],
    ],
  ])('reproduces the averages under %s', (_, change, [at500, at1000, at2000]) => {
    expect(agreeing({ ...FLAT, ...change, ...averages(at500, at1000, at2000) })).toBe(3);
  });

  it.each<[string, Json, string]>([
    ['averages that do not follow from its parts', averages(17.9, 17.9, 17.9), 'contradictory_self_check'],
    ['delivery that is masked', { tdu_energy_cents_kwh: null }, 'delivery_unknown'],
    ['no energy charge', { energy: [] }, 'missing_price'],
    ['a band without a price', { energy: [{ band: 'all' }] }, 'missing_price'],
    [
      'two bands without hours',
      {
        energy: [
          { band: 'a', cents_kwh: 5 },
          { band: 'b', cents_kwh: 6 },
        ],
      },
      'uncovered_hours',
    ],
    [
      'tiers that fall',
      {
        energy: [],
        tiers: [
          { up_to_kwh_incl: 900, cents_kwh: 1 },
          { up_to_kwh_incl: 800, cents_kwh: 2 },
          { cents_kwh: 3 },
        ],
      },
      'overlapping_tiers',
    ],
    [
      'hours that no clock shows',
      {
        energy: [
          { band: 'a', cents_kwh: 5, hours: 'nights' },
          { band: 'b', cents_kwh: 6 },
        ],
      },
      'malformed',
    ],
  ])('refuses %s by name', (_, change, reason) => {
    expect(run({ ...FLAT, ...change }).refused).toMatchObject([{ id: 'flat', reason }]);
  });

  it.each<[unknown, number | null, unknown]>([
    [{ usd: 150 }, 12, { kind: 'flat', amount: '150', waivedLastDays: 14 }],
    [{ usd: 0 }, 12, { kind: 'none' }],
    [null, 12, { kind: 'unknown' }],
    [null, 1, { kind: 'none' }],
  ])('reads the exit fee %p of a plan of %p months', (etf, term, expected) => {
    expect(planOf({ ...FLAT, etf, term_months: term, ...averages(16.9, 16.5, 16.3) }).exitFee).toEqual(
      expected,
    );
  });

  it('sells solar at the label’s price and leaves a market price open', () => {
    const fixedPrice = planOf({
      ...FLAT,
      export: { kind: 'fixed', cents_kwh: 6.3 },
      ...averages(16.9, 16.5, 16.3),
    });
    expect(fixedPrice.structure.components.find(({ kind }) => kind === 'export')).toMatchObject({
      mode: 'feed_in',
      periods: [{ price: '0.063' }],
    });
    const market = planOf({
      ...FLAT,
      export: { kind: 'indexed', index: 'ERCOT RTSPP' },
      ...averages(16.9, 16.5, 16.3),
    });
    expect(market.flags).toContain('export_by_market_price');
  });
});
