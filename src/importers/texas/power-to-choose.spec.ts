import { describe, expect, it } from '@jest/globals';
import type { DeliveryTable } from '../../engine/tariff/bill.js';
import { appraise } from '../appraise.js';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

/** A plan of 10 c and $5 a month on delivery of 4.23 $ and 5.6032 c: 17.4492, 16.5262 and 16.0647 c, printed to a tenth. */
const ROW: Json = {
  plan_id: '1',
  rep_name: 'TEST ENERGY',
  plan_name: 'Simple 12',
  tdu_area: 'ONCOR',
  price_kwh_500: 17.4,
  // archives carry the noise of doubles
  price_kwh_1000: 16.5 - 2e-15,
  price_kwh_2000: 16.1,
  term_months: 12,
  rate_type: 'FIXED',
  renewable_pct: 24,
  is_prepaid: false,
  is_tou: false,
  early_termination_fee: 150,
  fees_credits: 'FALSE',
  min_usage_fees: 'FALSE',
  language: 'English',
};
const DELIVERY: DeliveryTable = {
  'tdu:ONCOR': [{ from: '2025-12-01', perMonth: '4.23', perKwh: '0.056032' }],
};

const run = (...rows: Json[]) =>
  importCatalog([{ name: 'ptc.json', json: { last_updated: '2026-01-28T07:27:05+00:00', plans: rows } }], {
    delivery: DELIVERY,
  });
const importedOf = (row: Json) => run(row).imported[0]!;

describe('power to choose', () => {
  it('inverts the averages, with delivery apart where it is known', () => {
    const { plan, notes } = importedOf(ROW);
    expect(plan).toMatchObject({
      version: '2026-01-28',
      exitFee: { kind: 'flat', amount: '150' },
      renewablePercent: 24,
      structure: { coverage: 'average_only' },
    });
    expect(plan.structure.components).toMatchObject([
      { kind: 'fixed', amount: '4.77' },
      { kind: 'energy', periods: [{ price: '0.099968' }] },
      { kind: 'delivery', ref: 'tdu:ONCOR' },
    ]);
    expect(notes).toEqual({ class: 'flat', residual_cents: '0.05' });
    expect(appraise(run(ROW))[0]!.checks.map(({ agrees }) => agrees)).toEqual([true, true, true]);
  });

  it('ends what the next listing lacks on the day before it', () => {
    const row = (id: string, name: string): Json => ({ ...ROW, plan_id: id, plan_name: name });
    const { plans, imported } = importCatalog(
      [
        { name: 'offers_2020-12.json', json: { plans: [row('1', 'Gone long ago'), row('7', 'Gone too')] } },
        {
          name: 'archive.json',
          json: { last_updated: '2026-01-17T07:00:00Z', plans: [row('2', 'Stays'), row('3', 'Goes')] },
        },
        { name: 'ptc_2026-01-29.json', json: { plans: [row('2', 'Stays'), row('4', 'Comes')] } },
      ],
      { delivery: DELIVERY },
    );
    expect(plans.map(({ name, effectiveTo }) => [name, effectiveTo])).toEqual([
      ['Gone long ago', '2026-01-16'],
      ['Gone too', '2026-01-16'],
      ['Stays', undefined],
      ['Goes', '2026-01-28'],
      ['Comes', undefined],
    ]);
    expect(imported).toHaveLength(6);
  });

  it('leaves delivery inside the price where its charges are not known', () => {
    const { plan } = importedOf({ ...ROW, tdu_area: 'NUECES ELECTRIC COOPERATIVE' });
    expect(plan.structure.components).toMatchObject([
      { amount: '9' },
      { periods: [{ price: '0.156' }] },
      { included: true },
    ]);
  });

  it('takes averages that rise by their rounding alone for one price and no fixed amount', () => {
    const rising = { ...ROW, price_kwh_500: 11.8, price_kwh_1000: 11.9, price_kwh_2000: 11.9 };
    const { plan } = importedOf(rising);
    expect(plan.structure.components).toMatchObject([
      { amount: '0' },
      { periods: [{ price: '0.1185' }] },
      { included: true },
    ]);
    expect(appraise(run(rising))[0]!.checks.map(({ agrees }) => agrees)).toEqual([true, true, true]);
  });

  it.each([
    [{ price_kwh_500: '$0.174', price_kwh_1000: '$0.165', price_kwh_2000: '$0.161' }],
    [{ price_kwh_500: '17.4¢', price_kwh_1000: '16.5¢', price_kwh_2000: '16.1 ¢' }],
  ])('reads %j', (averages) => {
    expect(importedOf({ ...ROW, ...averages }).plan.structure).toEqual(importedOf(ROW).plan.structure);
  });

  it('refuses a row without one of its averages by name', () => {
    const { price_kwh_2000: _, ...row } = ROW;
    expect(run(row).refused[0]).toMatchObject({ reason: 'missing_price', pointer: '/price_kwh_2000' });
  });

  it('uses the credit that the words name', () => {
    const { plan, notes } = importedOf({
      ...ROW,
      price_kwh_500: 19.6,
      price_kwh_1000: 9.1,
      price_kwh_2000: 13.9,
      fees_credits: 'We apply a $100 bill credit for each billing cycle where usage is at least 1000 kWh.',
      min_usage_fees: 'TRUE',
    });
    expect(notes['class']).toBe('credit_or_tier');
    expect(plan.flags).toContain('credit_from_words');
    expect(plan.structure.components.find(({ kind }) => kind === 'usage_band')).toMatchObject({
      from: '1000',
      amount: '-100',
    });
  });

  it('guesses no credit where no words, or other words, explain the bend', () => {
    const bent = { ...ROW, price_kwh_500: 19.6, price_kwh_1000: 9.1, price_kwh_2000: 13.9 };
    const other = { ...bent, fees_credits: 'A $30 bill credit where usage is 800 kWh or more' };
    for (const row of [bent, other])
      expect(run(row).refused).toMatchObject([
        { reason: 'missing_price', detail: expect.stringContaining('10.05 cents') },
      ]);
  });

  it('classes an offer with hours, and flags that they are not known', () => {
    const { plan, notes } = importedOf({ ...ROW, is_tou: true });
    expect([notes['class'], plan.planType]).toEqual(['time_of_use', 'time_of_use']);
    expect(plan.flags).toContain('time_of_use_hours_unknown');
  });

  it.each<[string, Json, string]>([
    ['a missing average', { price_kwh_2000: null }, 'missing_price'],
    ['tiers that only the label has', { fees_credits: 'Tiered Plan' }, 'missing_price'],
    [
      'a bend that nothing explains',
      { price_kwh_500: 10, price_kwh_1000: 16, price_kwh_2000: 12 },
      'missing_price',
    ],
    ['no delivery company', { tdu_area: '' }, 'malformed'],
  ])('refuses %s', (_, change, reason) =>
    expect(run({ ...ROW, ...change }).refused).toMatchObject([{ reason }]),
  );

  it('folds the Spanish row into the English one, and no other', () => {
    const result = run(
      ROW,
      { ...ROW, plan_id: '2', plan_name: 'Sencillo 12', language: 'Spanish' },
      { ...ROW, plan_id: '3', language: 'Spanish', price_kwh_500: 18 },
      { ...ROW, plan_id: '4', tdu_area: 'TNMP' },
    );
    expect(result.plans.map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(result.folded).toMatchObject([{ id: '2', into: '1', reason: 'language' }]);
  });

  it('reads the CSV of the site: dollars, brackets, words for fees, ratings', () => {
    const csv = [
      '"[idKey]","[TduCompanyName]","[RepCompany]","[Product]","[kwh500]","[kwh1000]","[kwh2000]","[Fees/Credits]","[PrePaid]","[TimeOfUse]","[Fixed]","[RateType]","[Renewable]","[TermValue]","[CancelFee]","[MinUsageFeesCredits]","[Language]","[Rating]","[NewCustomer]"',
      '"66","AEP TEXAS CENTRAL COMPANY","YEP","Autopay 12","0.1240","0.1000","0.0980","$9.95 for usage less than 1,000 kWh","False","False","1","Fixed","16","12","20 per month remaining","TRUE","English","4","TRUE"',
      '"END OF FILE"',
    ].join('\n');
    const result = importCatalog([
      { name: 'ptc_offers_2020-12-27.csv', bytes: new TextEncoder().encode(csv) },
    ]);
    expect(result.plans[0]).toMatchObject({
      id: '66',
      supplierRating: 4,
      networks: ['tdu:AEP_CENTRAL'],
      exitFee: { kind: 'per_month_remaining', amount: '20' },
      eligibility: ['new customers only'],
      version: '2020-12-27',
    });
    expect(result.plans[0]!.structure.components.find(({ kind }) => kind === 'usage_band')).toMatchObject({
      from: '0',
      below: '1000',
      amount: '9.95',
    });
    expect(result.refused).toMatchObject([{ reason: 'malformed', path: '/1' }]);
  });
});
