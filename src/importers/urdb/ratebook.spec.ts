import { expect, it } from '@jest/globals';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

const flat = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period));

const TARIFF: Json = {
  schema_version: 0,
  identity: {
    utility_id: 'Salt River Project',
    eiaid: 16572,
    plan_name: 'Time-of-Use',
    sector: 'residential',
    tariff_type: 'bundled',
  },
  effective_range: { start: '2026-05-01', end: null },
  energy: {
    periods: [
      { tiers: [{ rate: '0.0926', adj: '-0.0038', max: null, max_unit: 'kWh', sell: null }] },
      { tiers: [{ rate: '0.2604', adj: '-0.0038', max: null, max_unit: 'kWh', sell: null }] },
    ],
  },
  schedule: {
    weekday: flat(1),
    weekend: flat(0),
    holiday_policy: 'as_weekend',
    holidays: ['labor_day'],
    holiday_observance: 'actual_day',
  },
  fixed_charges: [
    { amount: '20', unit: '$/month' },
    { amount: '-3', unit: '$/month' },
  ],
  min_charge: { amount: '0.392', unit: '$/day' },
  unsupported: [],
  metering: 'none',
  source_documents: [{ url: 'https://example.org/rates.pdf' }],
  provenance: { last_verified: '2026-07-01' },
};

const read = (change: Json) => importCatalog([{ name: 'srp.json', json: { ...TARIFF, ...change } }]);

it('reads prices, several fixed charges, the minimum and the holidays', () => {
  const [plan] = read({}).plans;
  expect(plan).toMatchObject({
    id: 'srp',
    supplier: 'Salt River Project',
    version: '2026-05-01',
    source: { catalog: 'us_ratebook', url: 'https://example.org/rates.pdf', retrieved: '2026-07-01' },
    structure: {
      timezone: 'America/Phoenix',
      holidays: { named: ['labor_day'], observance: 'actual_day', countAs: 'weekend' },
    },
  });
  expect(plan!.structure.components).toMatchObject([
    { kind: 'fixed', amount: '20', per: 'month' },
    { kind: 'fixed', amount: '-3', per: 'month' },
    { kind: 'energy', periods: [{ price: '0.0888' }, { price: '0.2566' }] },
    { kind: 'minimum', amount: '0.392', per: 'day' },
  ]);
});

it('refuses a tariff that lists parts it does not hold', () => {
  expect(read({ unsupported: [{ kind: 'demand_charge', detail: '12 $/kW' }] }).refused[0]).toMatchObject({
    reason: 'unsupported',
    detail: expect.stringContaining('demand_charge 12 $/kW'),
  });
});

it('leaves holidays alone where the policy is not known', () => {
  const schedule = { ...(TARIFF['schedule'] as Json), holiday_policy: 'unknown' };
  expect(read({ schedule }).plans[0]!.structure.holidays).toBeUndefined();
});
