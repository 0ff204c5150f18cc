/** Whatever is done to a record, it becomes a plan, a refusal or a quarantined value: nothing throws, nothing vanishes. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { demoRecords } from '../demo/catalog.js';
import { appraise } from './appraise.js';
import { importCatalog } from './import-catalog.js';

const ALL_DAY = Array.from({ length: 12 }, () => Array<number>(24).fill(0));
const hours = [{ days: 'MON|TUE|WED|THU|FRI|SAT|SUN', startTime: '0000', endTime: '2359' }];

/** One whole record of every form that the demo catalog does not hold. */
const RECORDS: readonly object[] = [
  {
    label: 'rate', utility: 'Utility', eiaid: 4226, name: 'Rate', sector: 'Residential', startdate: 1514764800, fixedchargefirstmeter: 10, fixedchargeunits: '$/month', mincharge: 5, minchargeunits: '$/month',
    energyratestructure: [[{ rate: 0.1, adj: 0.01, max: 500, unit: 'kWh' }, { rate: 0.2 }]], energyweekdayschedule: ALL_DAY, energyweekendschedule: ALL_DAY,
    demandratestructure: [[{ rate: 5 }]], demandweekdayschedule: ALL_DAY, demandweekendschedule: ALL_DAY, flatdemandstructure: [[{ rate: 2 }]], flatdemandmonths: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], lookbackpercent: 0.5, dgrules: 'Net Metering',
  },
  {
    identity: { utility_id: 'Utility', eiaid: 4226, plan_name: 'Flat', sector: 'residential', tariff_type: 'bundled' },
    energy: { periods: [{ tiers: [{ rate: '0.1', adj: '0', max: null, max_unit: 'kWh' }] }] },
    schedule: { weekday: ALL_DAY, weekend: ALL_DAY, holiday_policy: 'as_weekend', holidays: ['labor_day'], holiday_observance: 'actual_day' },
    fixed_charges: [{ amount: '10', unit: '$/month' }], min_charge: { amount: '5', unit: '$/month' }, unsupported: [], metering: 'none',
  },
  {
    raw_plan_data_complete: {
      main_api_response: { pcr: { costs: { electricity: { small: { yearly: { guaranteedDiscount: 1850 } } } } } },
      detailed_api_response: { data: { planData: { planId: 'P', planName: 'Plan', retailerName: 'R', fuelType: 'E', supplyArea: [{ name: 'SA Power Networks' }], contract: [{ timeDefinition: 'LOCAL', tariffPeriod: [{ dailySupplyCharge: 155, blockPeriod: 'P1D', touBlock: [{ name: 'All', blockRate: [{ unitPrice: 40, volume: 10, measureUnit: 'KWH' }, { unitPrice: 30 }], timeOfUse: hours }] }], solarFit: [{ rate: 1, type: 'R' }], discount: [{ discountPercent: 2, type: 'C', method: 'B' }], fee: [{ feeType: 'LPF', amount: 12 }], greenCharge: [{ chargeType: 'A', option: [{ chargeAmount: 0.04, pctGreenPower: 100 }] }] }] } } },
    },
  },
  { meta: { id: 'o', schemaVersion: '1', country: 'AU', distributor: 'Evoenergy', provider: 'R', plan: 'Plan', currency: 'AUD', timezone: 'Australia/Sydney' }, tariff: { import: { bands: [{ id: 'a', rate: 0.3 }], schedule: [{ days: 'all', from: '00:00', to: '24:00', band: 'a' }] }, supply: { daily: 1 }, export: { flatRate: 0.05 }, controlledLoad: [{ rate: 0.2 }] } },
  { plan_id: '1', rep_name: 'REP', plan_name: 'Plan', tdu_area: 'ONCOR', price_kwh_500: 17.4, price_kwh_1000: 16.5, price_kwh_2000: 16.1, term_months: 12, rate_type: 'FIXED', early_termination_fee: 150, fees_credits: '$9.95 for usage less than 1,000 kWh', language: 'English' },
  { tdu: 'ONCOR', effective: '2026-03-01', fixed_usd_month: 4.06, energy_cents_kwh: 6.1196 },
  { code: 'VAR', display_name: 'Flexible', single_register_electricity_tariffs: { _A: { varying: { code: 'E-1R-VAR-A', standing_charge_inc_vat: 50, standard_unit_rate_inc_vat: 25 } } }, dual_register_electricity_tariffs: {} },
  { results: [{ valid_from: '2026-01-01T00:00:00Z', valid_to: '2026-01-01T00:30:00Z', value_inc_vat: 20 }] },
  ...demoRecords(),
]; // prettier-ignore

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    'FALSE',
    -1,
    0,
    1e30,
    NaN,
    true,
    [],
    {},
    [null],
    [{}],
    '0.1',
    'P1Y',
    '24:00',
    '2026-13-40',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A copy of a value with one place inside it replaced; which one is drawn step by step. */
function damaged(value: unknown, turns: readonly number[], put: unknown): unknown {
  const [turn, ...rest] = turns;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (turn === undefined || keys.length === 0) return put;
  const key = keys[turn % keys.length]!;
  const inner = damaged((value as Record<string, unknown>)[key], rest, put);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? inner : item))
    : { ...(value as object), [key]: inner };
}

describe('damaged records', () => {
  it('never throw, and are never priced for nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORDS),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }),
        junk,
        (record, turns, put) => {
          const result = importCatalog([{ name: 'damaged.json', json: [damaged(record, turns, put)] }]);
          for (const { cost } of appraise(result)) expect(cost ?? '').not.toMatch(/NaN|undefined| 0\.00$/);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are whole before', () => {
    const result = importCatalog([{ name: 'whole.json', json: RECORDS }]);
    expect([result.refused, result.quarantined]).toEqual([[], []]);
  });
});

/** Applies a change to every value of a record, leaves first. */
const deep = (value: unknown, change: (value: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (value === null || typeof value !== 'object') return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, change)])));
};
const onObjects = (change: (value: object) => unknown) => (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? change(value) : value;

/** Structures and refusals, without what only names the record. */
const outcomeOf = (record: unknown) => {
  const { plans, refused, quarantined, delivery, series } = importCatalog([
    { name: 'record.json', json: [record] },
  ]);
  return {
    structures: plans.map(({ structure }) => structure),
    refused: refused.map(({ reason, pointer }) => ({ reason, pointer })),
    quarantined,
    delivery,
    series,
  };
};

describe('a record written otherwise is the same record', () => {
  it.each<[string, (value: unknown) => unknown]>([
    ['numbers as text', (value) => (typeof value === 'number' ? String(value) : value)],
    ['blanks around words', (value) => (typeof value === 'string' && value !== '' ? ` ${value} ` : value)],
    ['keys in another order', onObjects((value) => Object.fromEntries(Object.entries(value).reverse()))],
    [
      'absent for null',
      onObjects((value) => Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null))),
    ],
    ['null for what is not known', onObjects((value) => ({ ...value, remarks: null }))],
  ])('%s', (_, change) => {
    // Our own structures are strict by intent: unknown keys and numbers are refused by name there.
    for (const record of RECORDS.filter((one) => !('structure' in one)))
      if (!('single_register_electricity_tariffs' in record))
        expect(outcomeOf(deep(record, change))).toEqual(outcomeOf(record));
  });
});
