import { describe, expect, it } from '@jest/globals';
import type { ImportOptions } from '../catalog.js';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

const ALL_DAY = Array.from({ length: 12 }, () => Array<number>(24).fill(0));
/** Period 1 from 16:00 to 21:00. */
const EVENING = ALL_DAY.map((row) => row.map((_, hour) => (hour >= 16 && hour < 21 ? 1 : 0)));

const RATE: Json = {
  label: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  utility: 'Test Utility of Ohio',
  eiaid: 14006,
  name: 'Residential',
  sector: 'Residential',
  startdate: 1514764800,
  fixedchargefirstmeter: 12.5,
  fixedchargeunits: '$/month',
  energyratestructure: [[{ rate: 0.1, adj: 0.02, unit: 'kWh' }]],
  energyweekdayschedule: ALL_DAY,
  energyweekendschedule: ALL_DAY,
};

const run = (rate: Json, options: ImportOptions = {}, name = 'rate.json') =>
  importCatalog([{ name, json: rate }], options);
const planOf = (rate: Json, options?: ImportOptions) => {
  const result = run(rate, options);
  expect(result.refused).toEqual([]);
  return result.plans[0]!;
};
const refusalOf = (rate: Json) => run(rate).refused[0];
const energyOf = (rate: Json, options?: ImportOptions) =>
  planOf(rate, options).structure.components.find(({ kind }) => kind === 'energy');

describe('urdb', () => {
  it('prices at rate plus adj', () => {
    expect(energyOf(RATE)).toMatchObject({ periods: [{ name: 'p0', price: '0.12' }] });
  });

  it('says who sells it, since when and where', () => {
    expect(planOf(RATE)).toMatchObject({
      id: 'aaaaaaaaaaaaaaaaaaaaaaaa',
      supplier: 'Test Utility of Ohio',
      networks: ['eiaid:14006'],
      customer: 'residential',
      version: '2018-01-01',
      structure: { timezone: 'America/New_York' },
      source: { catalog: 'us_urdb', licence: 'CC0-1.0' },
    });
  });

  it('reads the CSV, document-store and API forms alike', () => {
    const tiers = [
      { rate: 0.1, max: 500, unit: 'kWh' },
      { rate: 0.2, adj: 0.01, unit: 'kWh' },
    ];
    const api = { ...RATE, energyratestructure: [tiers] };
    const { energyratestructure: _, ...rest } = RATE;
    const csv = {
      ...Object.fromEntries(
        Object.entries(rest).map(([key, value]) => [
          key,
          Array.isArray(value) ? JSON.stringify(value) : String(value),
        ]),
      ),
      startdate: '2018-01-01 00:00:00',
      'energyratestructure/period0/tier0rate': '0.1',
      'energyratestructure/period0/tier0max': '500',
      'energyratestructure/period0/tier1rate': '0.2',
      'energyratestructure/period0/tier1adj': '0.01',
      'energyratestructure/period1/tier0rate': '',
    };
    const store = {
      _id: { $oid: RATE['label'] },
      utilityName: RATE['utility'],
      rateName: RATE['name'],
      eiaId: 14006,
      sector: 'Residential',
      effectiveDate: { $date: '2018-01-01T00:00:00Z' },
      fixedChargeFirstMeter: { $numberDouble: '12.5' },
      fixedChargeUnits: '$/month',
      energyRateStrux: [{ energyRateTiers: tiers }],
      energyWeekdaySched: ALL_DAY,
      energyWeekendSched: ALL_DAY,
    };
    const [expected, ...others] = [api, csv, store].map((rate) => planOf(rate).structure);
    for (const other of others) expect(other).toEqual(expected);
  });

  it('takes the bound of the last tier as open and those before as cumulative', () => {
    const tiers = [
      { rate: 0.1, max: 500 },
      { rate: 0.2, max: 800 },
      { rate: 0.3, max: 1e38 },
    ];
    expect(energyOf({ ...RATE, energyratestructure: [tiers] })).toMatchObject({
      periods: [{ tiers: [{ upTo: '500', price: '0.1' }, { upTo: '800', price: '0.2' }, { price: '0.3' }] }],
      tierReset: 'billing_period',
    });
  });

  it('scales bounds per day by the days of the bill, or by those of the period when every period has its ladder', () => {
    const tiers = [
      { rate: 0.1, max: 10, unit: 'kWh daily' },
      { rate: 0.2, unit: 'kWh daily' },
    ];
    const rate = {
      ...RATE,
      energyratestructure: [tiers, tiers],
      energyweekdayschedule: EVENING,
      energyweekendschedule: ALL_DAY,
    };
    expect(energyOf(rate)).toMatchObject({ tierRule: 'shared', tierScale: 'per_day' });
    expect(energyOf(rate, { tierRule: 'per_period' })).toMatchObject({
      tierRule: 'per_period',
      tierScale: 'per_active_day',
    });
  });

  it('leaves out periods that no hour points at', () => {
    const rate = {
      ...RATE,
      energyratestructure: [[{ rate: 0 }], [{ rate: 0.3 }]],
      energyweekdayschedule: ALL_DAY.map((row) => row.map(() => 1)),
      energyweekendschedule: ALL_DAY.map((row) => row.map(() => 1)),
    };
    expect(energyOf(rate)).toMatchObject({ periods: [{ price: '0.3' }] });
  });

  it.each<[string, Json, string, string]>([
    [
      'a schedule that points at a missing period',
      { energyweekdayschedule: EVENING },
      'missing_price',
      '/energyratestructure/1',
    ],
    [
      'a tier without a rate',
      { energyratestructure: [[{ unit: 'kWh' }]] },
      'missing_price',
      '/energyratestructure/0/0',
    ],
    ['no energy prices', { energyratestructure: [] }, 'missing_price', '/energyratestructure'],
    [
      'tiers that fall',
      { energyratestructure: [[{ rate: 1, max: 5 }, { rate: 1, max: 4 }, { rate: 1 }]] },
      'overlapping_tiers',
      '/energyratestructure/0/1/max',
    ],
    [
      'bounds in kVA',
      { energyratestructure: [[{ rate: 1, max: 5, unit: 'kWh/kVA' }, { rate: 1 }]] },
      'unknown_unit',
      '/energyratestructure/0',
    ],
    [
      'a schedule of eleven months',
      { energyweekdayschedule: ALL_DAY.slice(1) },
      'uncovered_hours',
      '/energyweekdayschedule',
    ],
    [
      'a charge at the peak of the utility',
      { coincidentratestructure: [[{ rate: 0.79 }]] },
      'unsupported',
      '/coincidentratestructure',
    ],
    ['a fixed charge per week', { fixedchargeunits: '$/week' }, 'unknown_unit', '/fixedchargeunits'],
  ])('refuses %s', (_, change, reason, pointer) => {
    expect(refusalOf({ ...RATE, ...change })).toMatchObject({ reason, pointer });
  });

  it('keeps demand, flat demand by month, minimum and ratchet', () => {
    const { structure } = planOf({
      ...RATE,
      mincharge: 20,
      minchargeunits: '$/month',
      demandrateunit: 'kW',
      demandratestructure: [[{ rate: 0 }], [{ rate: 5, max: 100 }, { rate: 4 }]],
      demandweekdayschedule: EVENING,
      demandweekendschedule: ALL_DAY,
      flatdemandstructure: [[{ rate: 7.5, adj: 0.5 }], [{ rate: 9 }]],
      flatdemandmonths: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
      lookbackpercent: 0.35,
      lookbackrange: 6,
    });
    expect(structure.billingDemand).toEqual({ percent: '35', lookbackMonths: 6 });
    const demand = structure.components.filter(({ kind }) => kind === 'demand');
    expect(demand).toMatchObject([
      {
        id: 'demand',
        ratchet: true,
        periods: [{ price: '0' }, { tiers: [{ upTo: '100', price: '5' }, { price: '4' }] }],
      },
      { id: 'flat-demand-0', periods: [{ price: '8' }] },
      { id: 'flat-demand-1', months: [6, 7, 8, 9], periods: [{ price: '9' }] },
    ]);
    expect(structure.components.find(({ kind }) => kind === 'minimum')).toMatchObject({
      amount: '20',
      per: 'month',
    });
  });

  it('takes default-filled demand units and zero prices for nothing', () => {
    const plan = planOf({ ...RATE, demandrateunit: 'kW', demandratestructure: [[{ rate: 0 }]] });
    expect(plan.structure.components.map(({ kind }) => kind)).toEqual(['fixed', 'energy']);
  });

  it('knows delivery alone by its service type, its name or the twin that has supply too', () => {
    expect(planOf({ ...RATE, servicetype: 'Delivery' }).structure.coverage).toBe('delivery_only');
    expect(planOf({ ...RATE, name: 'Residential - Distribution only' }).structure.coverage).toBe(
      'delivery_only',
    );
    expect(planOf({ ...RATE, servicetype: 'Delivery with Standard Offer' }).structure.coverage).toBe('full');
    const twins = importCatalog([
      { name: 'a/xy_default.json', json: { items: [{ ...RATE, label: 'xy_default' }] } },
      {
        name: 'a/xy_default_supply.json',
        json: { items: [{ ...RATE, label: 'xy_default_supply', name: 'with supply' }] },
      },
    ]);
    expect(twins.plans.map(({ id, structure }) => [id, structure.coverage])).toEqual([
      ['xy_default', 'delivery_only'],
      ['xy_default_supply', 'full'],
    ]);
  });

  it('tells hand-edited copies apart that share a label', () => {
    const copies = importCatalog([
      { name: 'all.json', json: { items: [RATE, { ...RATE, utility: 'Another Utility', name: 'Other' }] } },
    ]);
    expect(new Set(copies.plans.map(({ id }) => id)).size).toBe(2);
  });

  it('nets the meter under net metering and sells per interval under net billing', () => {
    expect(energyOf({ ...RATE, dgrules: 'Net Metering' })).toMatchObject({ register: 'net' });
    const sold = planOf({
      ...RATE,
      dgrules: 'Net Billing Hourly',
      energyratestructure: [[{ rate: 0.1, sell: 0.05 }]],
    });
    expect(sold.structure.components.find(({ kind }) => kind === 'export')).toMatchObject({
      mode: 'net_billing',
      periods: [{ price: '0.05' }],
    });
  });
});

describe('urdb charges', () => {
  const fixedOf = (rate: Json) =>
    planOf(rate).structure.components.filter(({ kind }) => kind === 'fixed' || kind === 'minimum');

  it('counts a charge that stands under its old and its new name once', () => {
    expect(fixedOf({ ...RATE, fixedmonthlycharge: 12.5, mincharge: 5, minmonthlycharge: 5 })).toMatchObject([
      { kind: 'fixed', amount: '12.5', per: 'month' },
      { kind: 'minimum', amount: '5', per: 'month' },
    ]);
  });

  it.each([
    [{ fixedchargefirstmeter: 'see tariff' }, '/fixedchargefirstmeter'],
    [{ mincharge: 'x' }, '/mincharge'],
    [{ energyratestructure: [[{ rate: 0.1, adj: 'varies' }]] }, '/energyratestructure/0/0/adj'],
    [{ demandwindow: 'peak', demandratestructure: [[{ rate: 5 }]] }, '/demandwindow'],
    [{ flatdemandstructure: [[{ rate: 'n/a' }]] }, '/flatdemandstructure'],
  ])('refuses %j, where something is written that is no number', (more, pointer) => {
    expect(refusalOf({ ...RATE, ...more })).toMatchObject({ reason: 'malformed', pointer });
  });

  it('does not guess the months of several flat demand periods', () => {
    const flat = { flatdemandstructure: [[{ rate: 5 }], [{ rate: 9 }]] };
    expect(refusalOf({ ...RATE, ...flat })).toMatchObject({ reason: 'uncovered_hours' });
    expect(refusalOf({ ...RATE, ...flat, flatdemandmonths: [...Array(11).fill(0), null] })).toMatchObject({
      reason: 'malformed',
      pointer: '/flatdemandmonths/11',
    });
  });

  it('meters net where an early record says so by its flag', () => {
    const kinds = (rate: Json) => planOf(rate).structure.components.map(({ kind }) => kind);
    expect(kinds({ ...RATE, usenetmetering: true })).toContain('export');
    expect(kinds({ ...RATE, usenetmetering: false })).not.toContain('export');
  });

  it('refuses to sell at several prices by the tier of what is bought', () => {
    const tiers = [
      { rate: 0.1, max: 500, sell: 0.03 },
      { rate: 0.2, sell: 0.05 },
    ];
    expect(
      refusalOf({ ...RATE, dgrules: 'Net Billing Instantaneous', energyratestructure: [tiers] }),
    ).toMatchObject({ reason: 'unsupported' });
  });

  it('refuses a record without any price by name', () => {
    const { energyratestructure: _, energyweekdayschedule: __, energyweekendschedule: ___, ...header } = RATE;
    expect(refusalOf(header)).toMatchObject({ reason: 'missing_price' });
  });

  it('leaves out columns of a CSV that hold a default unit alone', () => {
    const { energyratestructure: _, ...rest } = RATE;
    const cells = {
      'energyratestructure/period0/tier0rate': '0.1',
      'energyratestructure/period0/tier1unit': 'kWh',
    };
    expect(energyOf({ ...rest, ...cells })).toMatchObject({ periods: [{ price: '0.1' }] });
  });

  it.each([
    [EVENING.slice(0, 11), undefined],
    [EVENING.map((row) => row.slice(1)), undefined],
    [EVENING.map((row) => row.map(() => 'peak')), '/energyweekdayschedule/0/0'],
  ])('refuses a schedule of the wrong shape', (schedule, pointer) => {
    expect(refusalOf({ ...RATE, energyweekdayschedule: schedule })).toMatchObject({
      reason: 'uncovered_hours',
      pointer: pointer ?? '/energyweekdayschedule',
    });
  });
});
