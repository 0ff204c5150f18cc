import { describe, expect, it } from '@jest/globals';
import { importCatalog } from './import-catalog.js';
import type { Json } from './record.js';

const META: Json = {
  id: 'au-test',
  schemaVersion: '1',
  country: 'AU',
  distributor: 'Evoenergy',
  provider: 'Test Retailer',
  plan: 'Home plan',
  currency: 'AUD',
  timezone: 'Australia/Sydney',
  source: 'cdr',
  updated: '2026-07-06',
  notes: 'Imported via the CDR.',
};
const FLAT: Json = {
  kind: 'flat',
  import: { flatRate: 0.3095 },
  supply: { daily: 1.118 },
  export: { flatRate: 0.025 },
};
const TIMED: Json = {
  kind: 'tou',
  import: {
    bands: [
      { id: 'peak', rate: 0.4 },
      { id: 'off', rate: 0.2 },
      { id: 'unused', rate: 9 },
    ],
    schedule: [
      { days: 'weekday', from: '07:00', to: '21:00', band: 'peak' },
      { days: 'weekday', from: '21:00', to: '07:00', band: 'off' },
      { days: 'weekend', from: '00:00', to: '24:00', band: 'off' },
    ],
  },
};

const run = (meta: Json, tariff: Json) =>
  importCatalog([{ name: 'oet.json', json: [{ meta: { ...META, ...meta }, tariff }] }]);

describe('open energy tariffs', () => {
  it('adds GST to Australian prices, not to feed-in, and says that it is a copy', () => {
    const [plan] = run({}, FLAT).plans;
    expect(plan!.structure.components).toMatchObject([
      { amount: '1.2298' },
      { periods: [{ price: '0.34045' }] },
      { periods: [{ price: '0.025' }] },
    ]);
    expect(plan!.flags).toContain('simplified_copy');
  });

  it('takes prices of other countries as they are', () => {
    const [plan] = run({ country: 'FR', currency: 'EUR', timezone: 'Europe/Paris' }, FLAT).plans;
    expect(plan!.structure.components).toMatchObject([
      { amount: '1.118' },
      { periods: [{ price: '0.3095' }] },
      {},
    ]);
  });

  it('reads the schedule and the bands it names', () => {
    const [plan] = run({}, TIMED).plans;
    expect(plan!.structure.components).toMatchObject([
      {
        periods: [
          { name: 'peak', price: '0.44' },
          { name: 'off', price: '0.22' },
        ],
        schedule: { windows: [{ days: ['weekday'], from: '07:00', to: '21:00' }, {}, { days: ['weekend'] }] },
      },
    ]);
  });

  it.each<[string, Json, Json, string]>([
    [
      'January alone',
      { notes: 'Seasonal variation across months was not modelled (v1); used January.' },
      FLAT,
      'missing_price',
    ],
    [
      'the first tier alone',
      { notes: 'A 3-tier block rate. Block tiers are a v1.1 schema feature.' },
      FLAT,
      'missing_price',
    ],
    [
      'a network charge',
      { notes: 'This is the NETWORK charge, not a full retail plan.' },
      FLAT,
      'delivery_only',
    ],
    [
      'a national average',
      { notes: 'A national average, not a shoppable plan.' },
      FLAT,
      'not_a_household_plan',
    ],
    ['a demand plan without demand', { plan: 'Small Business Demand' }, FLAT, 'missing_price'],
    [
      'a band without a price',
      {},
      {
        ...TIMED,
        import: {
          bands: [{ id: 'peak' }],
          schedule: [{ days: 'all', from: '00:00', to: '24:00', band: 'peak' }],
        },
      },
      'missing_price',
    ],
    [
      'hours that nobody prices',
      {},
      {
        import: {
          bands: [{ id: 'peak', rate: 1 }],
          schedule: [{ days: 'weekday', from: '00:00', to: '24:00', band: 'peak' }],
        },
      },
      'uncovered_hours',
    ],
    ['no zone', { timezone: null }, FLAT, 'malformed'],
  ])('refuses %s', (_, meta, tariff, reason) =>
    expect(run(meta, tariff).refused).toMatchObject([{ reason }]),
  );

  it('marks wholesale retailers as estimates', () => {
    expect(run({ provider: 'Amber Electric' }, FLAT).plans[0]).toMatchObject({
      planType: 'indexed',
      structure: { coverage: 'average_only' },
    });
  });
});
