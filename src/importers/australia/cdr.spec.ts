import { describe, expect, it } from '@jest/globals';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

/** After the published body of a South Australian plan, shortened. */
const CONTRACT: Json = {
  timeZone: 'LOCAL',
  pricingModel: 'SINGLE_RATE',
  tariffPeriod: [
    {
      startDate: '07-01',
      endDate: '06-30',
      rateBlockUType: 'singleRate',
      dailySupplyCharges: '69.70',
      singleRate: { rates: [{ unitPrice: '26.68' }], period: 'P1D' },
    },
  ],
  fees: [],
};

const body = (contract: Json, more: Json = {}): Json => ({
  data: {
    planId: 'TEST1MRE1@EME',
    brandName: 'Test Retailer',
    displayName: 'Test plan',
    fuelType: 'ELECTRICITY',
    customerType: 'RESIDENTIAL',
    lastUpdated: '2024-08-01T23:55:56Z',
    geography: { distributors: ['SA Power Networks'] },
    electricityContract: { ...CONTRACT, ...contract },
    ...more,
  },
});

const read = (contract: Json, more?: Json) =>
  importCatalog([{ name: 'body.json', json: body(contract, more) }]);
const planOf = (contract: Json, more?: Json) => {
  const result = read(contract, more);
  expect(result.refused).toEqual([]);
  expect(result.quarantined).toEqual([]);
  return result.plans[0]!;
};
const parts = (contract: Json, kind: string) =>
  planOf(contract).structure.components.filter((component) => component.kind === kind);
const period = (more: Json): Json => ({
  tariffPeriod: [{ ...(CONTRACT['tariffPeriod'] as Json[])[0]!, ...more }],
});
const timed = (...rates: Json[]): Json =>
  period({ singleRate: undefined, rateBlockUType: 'timeOfUseRates', timeOfUseRates: rates });
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const rate = (type: string, price: string, ...windows: [string, string, string[]?][]): Json => ({
  type,
  rates: [{ unitPrice: price }],
  timeOfUse: windows.map(([startTime, endTime, days = DAYS]) => ({ startTime, endTime, days })),
});

describe('cdr prices', () => {
  it('reads archived bodies as cents and adds GST exactly', () => {
    expect(parts({}, 'energy')).toMatchObject([{ periods: [{ price: '0.29348' }] }]);
    expect(parts({}, 'fixed')).toMatchObject([{ amount: '0.7667', per: 'day' }]);
  });

  it('reads current bodies as dollars', () => {
    const dollars = period({
      dailySupplyCharge: '1.35304',
      dailySupplyCharges: undefined,
      singleRate: { rates: [{ unitPrice: '0.41556' }] },
    });
    expect(parts(dollars, 'energy')).toMatchObject([{ periods: [{ price: '0.457116' }] }]);
    expect(parts(dollars, 'fixed')).toMatchObject([{ amount: '1.488344' }]);
  });

  it('takes volumes as widths of blocks, and equal neighbours as one', () => {
    const blocks = period({
      singleRate: {
        period: 'P3M',
        rates: [{ unitPrice: '20', volume: 1000 }, { unitPrice: '22', volume: 500 }, { unitPrice: '25' }],
      },
    });
    expect(parts(blocks, 'energy')).toMatchObject([
      {
        tierReset: 'quarter',
        periods: [
          { tiers: [{ upTo: '1000', price: '0.22' }, { upTo: '1500', price: '0.242' }, { price: '0.275' }] },
        ],
      },
    ]);
    const same = period({ singleRate: { rates: [{ unitPrice: '24', volume: 4600 }, { unitPrice: '24' }] } });
    expect(parts(same, 'energy')).toMatchObject([{ periods: [{ price: '0.264' }] }]);
  });

  it('begins blocks again each year where no period is given, and says so', () => {
    const plan = planOf(
      period({ singleRate: { rates: [{ unitPrice: '20', volume: 4000 }, { unitPrice: '25' }] } }),
    );
    expect(plan.structure.components.find(({ kind }) => kind === 'energy')).toMatchObject({
      tierReset: 'year',
    });
    expect(plan.flags).toContain('block_period_assumed_year');
  });

  it('reads times that wrap midnight and inclusive ends', () => {
    const plan = planOf(
      timed(rate('PEAK', '40', ['0700', '2159']), rate('OFF_PEAK', '20', ['2200', '0659'])),
    );
    expect(plan.planType).toBe('time_of_use');
    expect(plan.structure.components.find(({ kind }) => kind === 'energy')).toMatchObject({
      schedule: {
        windows: [
          { period: 'peak', from: '07:00', to: '22:00' },
          { period: 'off_peak', from: '22:00', to: '07:00' },
        ],
      },
    });
  });

  it('splits the year into seasons', () => {
    const seasons = {
      tariffPeriod: [
        {
          startDate: '11-01',
          endDate: '03-31',
          dailySupplyCharges: '100',
          singleRate: { rates: [{ unitPrice: '30' }] },
        },
        {
          startDate: '04-01',
          endDate: '10-31',
          dailySupplyCharges: '100',
          singleRate: { rates: [{ unitPrice: '20' }] },
        },
      ],
    };
    expect(parts(seasons, 'energy')).toMatchObject([
      { season: { from: '11-01', to: '03-31' } },
      { season: { from: '04-01', to: '10-31' } },
    ]);
    expect(parts(seasons, 'fixed')).toHaveLength(1);
  });

  it('is on UTC+10 without daylight saving where no zone is given', () => {
    expect(planOf({ timeZone: undefined }).structure).toMatchObject({
      timezone: 'Australia/Brisbane',
      clock: 'standard',
    });
    expect(planOf({}).structure).toMatchObject({ timezone: 'Australia/Adelaide', clock: 'local' });
  });
});

describe('cdr refusals', () => {
  it.each<[string, Json, string]>([
    ['hours without a price', timed(rate('PEAK', '40', ['0700', '2159'])), 'uncovered_hours'],
    [
      'hours with two prices',
      timed(rate('PEAK', '40', ['0000', '2359']), rate('OFF_PEAK', '20', ['2200', '2359'])),
      'malformed',
    ],
    [
      'a part of the year without a price',
      period({ startDate: '01-01', endDate: '06-30' }),
      'uncovered_hours',
    ],
    ['a rate without a price', period({ singleRate: { rates: [{}] } }), 'missing_price'],
    ['no supply charge', period({ dailySupplyCharges: undefined }), 'missing_price'],
    [
      'usage per kVA',
      period({ singleRate: { rates: [{ unitPrice: '20', measureUnit: 'KVA' }] } }),
      'unknown_unit',
    ],
    ['a time that is none', timed(rate('PEAK', '40', ['0000', '59::00'])), 'malformed'],
    [
      'demand per tariff period without words',
      period({ demandCharges: [{ amount: '30', chargePeriod: 'TARIFF_PERIOD', displayName: 'Demand' }] }),
      'unsupported',
    ],
  ])('%s', (_, contract, reason) => expect(read(contract).refused).toMatchObject([{ reason }]));

  it('refuses gas, summaries and error answers by what they are', () => {
    const reasonOf = (json: Json) => importCatalog([{ name: 'x.json', json }]).refused[0]?.reason;
    expect(reasonOf({ data: { planId: 'G1', fuelType: 'GAS', gasContract: {} } })).toBe('not_electricity');
    expect(reasonOf({ data: { plans: [{ planId: 'E1', fuelType: 'ELECTRICITY' }] } })).toBe('missing_price');
    expect(
      reasonOf({
        errors: [
          { code: 'urn:au-cds:error:cds-all:Header/UnsupportedVersion', title: 'Unsupported Version' },
        ],
      }),
    ).toBe('malformed');
  });
});

describe('cdr demand', () => {
  it('reads a charge per day in a tariff period of its own', () => {
    const contract = {
      tariffPeriod: [
        ...(CONTRACT['tariffPeriod'] as Json[]),
        {
          startDate: '12-01',
          endDate: '03-31',
          rateBlockUType: 'demandCharges',
          demandCharges: [
            {
              amount: '36.72',
              chargePeriod: 'DAY',
              measurementPeriod: 'MONTH',
              startTime: '15:00',
              endTime: '21:00',
              days: DAYS.slice(0, 5),
            },
          ],
        },
      ],
    };
    expect(parts(contract, 'demand')).toMatchObject([
      {
        per: 'day',
        intervalMinutes: 30,
        season: { from: '12-01', to: '03-31' },
        periods: [{ price: '0.40392' }, { price: '0' }],
      },
    ]);
  });

  it('reads a charge per tariff period by its words', () => {
    const charge = {
      amount: '18.64',
      chargePeriod: 'TARIFF_PERIOD',
      startTime: '00:00',
      endTime: '00:00',
      displayName: 'Summer Demand',
      description: 'All kW (c/kW Daily) within the period Nov - Mar, Mon - Fri, 17:00 - 21:00.',
    };
    const plan = planOf(period({ demandCharges: [charge, { ...charge, amount: '0.00' }] }));
    expect(plan.structure.components.filter(({ kind }) => kind === 'demand')).toMatchObject([
      {
        per: 'day',
        season: { from: '11-01', to: '03-31' },
        schedule: { windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '17:00', to: '21:00' }] },
        periods: [{ price: '0.20504' }, { price: '0' }],
      },
    ]);
    expect(plan.flags).toContain('demand_read_from_words');
  });
});

describe('cdr extras', () => {
  it('reads percentages of both scales, and leaves out what could be either', () => {
    const discount = (rateText: string, type: string, category?: string): Json => ({
      methodUType: 'percentOfBill',
      percentOfBill: { rate: rateText },
      type,
      category,
      displayName: 'D',
    });
    const contract = {
      discounts: [
        discount('0.02', 'CONDITIONAL', 'PAY_ON_TIME'),
        discount('11', 'GUARANTEED'),
        discount('0.5', 'GUARANTEED'),
      ],
    };
    expect(parts(contract, 'discount')).toMatchObject([
      { percent: '2', requires: 'pay_on_time' },
      { percent: '11' },
    ]);
    expect(parts(contract, 'discount')[1]).not.toHaveProperty('requires');
    expect(planOf(contract).flags).toContain('discount_scale_unclear');
  });

  it('counts a membership in the bill and nothing that depends on an event; fees are dollars', () => {
    const contract = {
      fees: [
        { type: 'MEMBERSHIP', term: 'ANNUAL', amount: '197.88' },
        { type: 'LATE_PAYMENT', term: 'FIXED', amount: '16' },
        { type: 'EXIT', term: 'FIXED', amount: '20' },
      ],
    };
    expect(parts(contract, 'fee')).toMatchObject([
      { event: 'membership', amount: '197.88', frequency: 'year', counted: true },
      { event: 'late', frequency: 'event' },
    ]);
    expect(planOf(contract).exitFee).toEqual({ kind: 'flat', amount: '20' });
  });

  it('takes the open feed-in tariff, GST-free, in blocks per day', () => {
    const offer = (unitPrice: string, more: Json): Json => ({
      payerType: 'RETAILER',
      scheme: 'OTHER',
      tariffUType: 'singleTariff',
      singleTariff: { rates: [{ unitPrice, ...more }] },
    });
    const contract = {
      solarFeedInTariff: [
        { ...offer('8.00', { volume: 8 }), description: '0-8 kWh' },
        { ...offer('3.00', {}), description: 'above 8 kWh' },
        { payerType: 'GOVERNMENT', scheme: 'PREMIUM', singleTariff: { amount: '44.00' } },
      ],
    };
    expect(parts(contract, 'export')).toMatchObject([
      {
        mode: 'feed_in',
        tierReset: 'day',
        periods: [{ tiers: [{ upTo: '8', price: '0.08' }, { price: '0.03' }] }],
      },
    ]);
  });

  it('prices the first controlled load and names the others as alternatives', () => {
    const load = (price: string): Json => ({
      displayName: 'CL',
      rateBlockUType: 'singleRate',
      singleRate: { dailySupplyCharge: '2.77', rates: [{ unitPrice: price }] },
    });
    const plan = planOf({ controlledLoad: [load('17.53'), load('19')] });
    expect(plan.structure.components.filter(({ layer }) => layer === 'controlled_load')).toMatchObject([
      { register: 'controlled_load', periods: [{ price: '0.19283' }] },
      { kind: 'fixed', amount: '0.03047', requires: 'equipment' },
    ]);
    expect(plan.flags).toContain('controlled_load_alternatives');
  });

  it('marks a retailer that passes the wholesale price on as an estimate', () => {
    const plan = planOf({
      variation:
        'Prices are not fixed. Usage is charged at the same wholesale electricity costs that are charged to us.',
    });
    expect(plan).toMatchObject({ planType: 'indexed', structure: { coverage: 'average_only' } });
    expect(plan.flags).toContain('wholesale_estimate');
  });

  it('keeps a plan once that two brands list', () => {
    const result = importCatalog([
      { name: 'a/1.json', json: body({}) },
      { name: 'b/1.json', json: body({}, { brand: 'other-brand' }) },
    ]);
    expect(result.plans).toHaveLength(1);
    expect(result.folded).toHaveLength(1);
  });
});
