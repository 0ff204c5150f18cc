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

describe('cdr by hours in words', () => {
  const load = (displayName: string, price: string, description: string): Json => ({
    displayName,
    rateBlockUType: 'singleRate',
    singleRate: { rates: [{ unitPrice: price }], description },
  });

  it('reads a controlled load in parts of the day as one circuit', () => {
    const controlledLoad = [
      load('Controlled Load Peak', '36', '0630 to 0930 and 1530 to 2330 on all days'),
      load('Controlled Load Off Peak', '25', '2330 to 0630 on all days'),
      load('Controlled Load Shoulder', '20', '0930 to 1530 on all days'),
    ];
    const plan = planOf({ controlledLoad });
    expect(plan.flags).toContain('controlled_load_hours_from_words');
    expect(plan.structure.components.find(({ id }) => id === 'controlled-load')).toMatchObject({
      periods: [{ price: '0.396' }, { price: '0.275' }, { price: '0.22' }],
      schedule: {
        windows: [
          { from: '06:30', to: '09:30' },
          { from: '15:30', to: '23:30' },
          { from: '23:30', to: '06:30' },
          { from: '09:30', to: '15:30' },
        ],
      },
    });
    // Hours that stand nowhere are not guessed.
    const unsaid = controlledLoad.map((one) => ({ ...one, singleRate: { rates: [{ unitPrice: '30' }] } }));
    const open = planOf({ controlledLoad: unsaid });
    expect(open.flags).toContain('controlled_load_by_time_not_read');
    expect(open.structure.components.some(({ id }) => id === 'controlled-load')).toBe(false);
  });

  it('takes the first of several circuits', () => {
    const plan = planOf({
      controlledLoad: [load('Controlled Load 1', '18', ''), load('Controlled Load 2', '19', '')],
    });
    expect(plan.flags).toContain('controlled_load_alternatives');
    expect(plan.structure.components.find(({ id }) => id === 'controlled-load')).toMatchObject({
      periods: [{ price: '0.198' }],
    });
  });

  it('mends a broken end of a window by the words of its rate', () => {
    const broken = (description: string): Json =>
      timed(
        { ...rate('PEAK', '30', ['06:00:00', '09:59:00'], ['15:00:00', '59::00']), description },
        rate('OFF_PEAK', '20', ['01:00:00', '05:59:00']),
        rate('SHOULDER', '15', ['10:00:00', '14:59:00']),
      );
    expect(planOf(broken('06:00 - 10:00; 15:00 - 01:00')).flags).toContain('hours_read_from_words');
    expect(read(broken('Peak')).refused[0]).toMatchObject({
      reason: 'malformed',
      pointer: '/tariffPeriod/0/timeOfUseRates/0/timeOfUse/1',
    });
  });
});

describe('cdr feed-in', () => {
  const sale = (contract: Json) => parts(contract, 'export');
  const single = (unitPrice: string, volume?: number): Json => ({
    tariffUType: 'singleTariff',
    payerType: 'RETAILER',
    singleTariff: { rates: [{ unitPrice, ...(volume ? { volume } : {}) }] },
  });

  it('pays nothing known above a limit', () => {
    expect(sale({ solarFeedInTariff: [single('11', 8)] })).toMatchObject([
      { tierReset: 'day', periods: [{ tiers: [{ upTo: '8', price: '0.11' }, { price: '0' }] }] },
    ]);
  });

  it('puts offers by time together, and pays nothing at other times', () => {
    const offer = (type: string, amount: string, startTime: string, endTime: string): Json => ({
      tariffUType: 'timeVaryingTariffs',
      payerType: 'RETAILER',
      timeVaryingTariffs: [
        { type, rates: [{ unitPrice: amount }], timeVariations: [{ days: DAYS, startTime, endTime }] },
      ],
    });
    expect(
      sale({
        solarFeedInTariff: [offer('PEAK', '16', '1700', '2059'), offer('SHOULDER', '2', '1000', '1659')],
      }),
    ).toMatchObject([
      {
        periods: [{ price: '0.16' }, { price: '0.02' }, { name: 'other_times', price: '0' }],
        schedule: {
          windows: [
            { from: '17:00', to: '21:00' },
            { from: '10:00', to: '17:00' },
          ],
          otherwise: 'other_times',
        },
      },
    ]);
  });
});

describe('cdr odds and ends', () => {
  it('takes a block of a few kWh for one of a day, whatever is said of a year', () => {
    const blocks = { rates: [{ unitPrice: '25', volume: 11 }, { unitPrice: '27' }] };
    const plan = planOf(period({ singleRate: { ...blocks, period: 'P1Y' } }));
    expect(plan.flags).toContain('block_period_from_its_width');
    expect(plan.structure.components.find(({ kind }) => kind === 'energy')).toMatchObject({
      tierReset: 'day',
    });
  });

  it.each([
    [{ type: 'MEMBERSHIP', term: 'ANNUAL', amount: '240' }, '240', 'year'],
    [{ type: 'MEMBERSHIP', term: 'MONTHLY', amount: '20' }, '20', 'month'],
    [{ type: 'MEMBERSHIP', term: 'FIXED', amount: '20', description: 'a $20/month fee' }, '20', 'month'],
    [{ type: 'MEMBERSHIP', term: 'FIXED', amount: '240', description: 'a $20/month fee' }, '240', 'year'],
    [{ type: 'membership', term: 'daily', amount: '0.5' }, '182.5', 'year'],
    [{ type: 'OTHER', term: 'FIXED', amount: '109.5', description: 'Program Membership' }, '109.5', 'year'],
  ])('counts %j', (fee, amount, frequency) => {
    expect(parts({ fees: [fee] }, 'fee')).toMatchObject([{ amount, frequency, counted: true }]);
  });

  it.each([
    [{ fees: [{ type: 'MEMBERSHIP', term: 'ANNUAL' }] }, 'missing_price'],
    [
      { discounts: [{ type: 'GUARANTEED', methodUType: 'percentOfBill', percentOfBill: { rate: 'ten' } }] },
      'malformed',
    ],
    [period({ dailySupplyCharges: 'see website' }), 'malformed'],
    [period({ demandCharges: [{ amount: '30', measureUnit: 'KVA', chargePeriod: 'DAY' }] }), 'unsupported'],
    [period({ demandCharges: [{ amount: '30', maxDemand: '10', chargePeriod: 'DAY' }] }), 'unsupported'],
    [
      { tariffPeriod: [{ startDate: '01-01', endDate: '12-31', dailySupplyCharge: '1', demandCharges: [] }] },
      'unsupported',
    ],
  ])('refuses %j', (contract, reason) => expect(read(contract as Json).refused[0]).toMatchObject({ reason }));

  it('keeps absurd values apart', () => {
    for (const contract of [
      period({ dailySupplyCharges: '0.6970' }),
      period({ dailySupplyCharges: '6970' }),
      { discounts: [{ type: 'GUARANTEED', methodUType: 'percentOfBill', percentOfBill: { rate: '600' } }] },
      { fees: [{ type: 'MEMBERSHIP', term: 'ANNUAL', amount: '24000' }] },
      period({ demandCharges: [{ amount: '3186', chargePeriod: 'DAY' }] }),
      { solarFeedInTariff: [{ singleTariff: { amount: '500' } }] },
    ])
      expect(read(contract as Json).quarantined).toHaveLength(1);
  });

  it('folds one plan under two brands, and says for whom it is', () => {
    const bodies = ['One', 'Another'].map((brandName, index) => ({
      name: `${index}.json`,
      json: body({ pricingModel: 'SINGLE_RATE_CONT_LOAD' }, { brandName, brand: brandName.toLowerCase() }),
    }));
    const { plans, folded } = importCatalog(bodies);
    expect(plans.map(({ eligibility }) => eligibility)).toEqual([
      ['homes with a controlled load, a circuit that is metered apart'],
    ]);
    expect(folded).toMatchObject([{ id: 'TEST1MRE1@EME', into: 'TEST1MRE1@EME', reason: 'duplicate' }]);
  });

  it('goes by the clock that its tariff periods name', () => {
    expect(planOf(period({ timeZone: 'AEST' })).structure.clock).toBe('standard');
    expect(planOf(period({})).structure.clock).toBe('local');
  });
});
