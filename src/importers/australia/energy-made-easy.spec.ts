import { expect, it } from '@jest/globals';
import { appraise } from '../appraise.js';
import { importCatalog } from '../import-catalog.js';
import type { Json } from '../record.js';

const DAYS = 'MON|TUE|WED|THU|FRI|SAT|SUN';
const block = (name: string, unitPrice: number, ...windows: [string, string][]): Json => ({
  name,
  blockRate: [{ unitPrice, measureUnit: 'KWH' }],
  timeOfUse: windows.map(([startTime, endTime]) => ({ days: DAYS, startTime, endTime })),
});

/** A plan of South Australia of August 2026 (48.55, 28.11 and 14.71 c, 155.49 c a day without GST) with the costs published for it. */
const PLAN: Json = {
  planId: 'TEST1MRE1',
  planName: 'Smart Saver',
  retailerName: 'Test Retailer',
  customerType: 'R',
  fuelType: 'E',
  effectiveDate: '2026-07-01',
  supplyArea: [{ id: '42', name: 'SA Power Networks' }],
  contract: [
    {
      timeDefinition: 'LOCAL',
      tariffPeriod: [
        {
          startDate: '2025-07-01',
          endDate: '2026-06-30',
          blockPeriod: 'P1Y',
          dailySupplyCharge: 155.49,
          touBlock: [
            block('Peak', 48.55, ['0600', '0959'], ['1600', '2359']),
            block('Off Peak', 28.11, ['0000', '0559']),
            block('Shoulder', 14.71, ['1000', '1559']),
          ],
        },
      ],
      solarFit: [
        { tariffUType: 'singleTariff', scheme: 'OTHER', type: 'R', rate: 1 },
        { scheme: 'PREMIUM', type: 'G', rate: 44 },
      ],
      fee: [{ feeType: 'LPF', feeTerm: 'F', amount: 12 }],
      discount: [{ name: 'Pay on time', discountPercent: 2, type: 'C', category: 'P', method: 'B' }],
    },
  ],
};

const costs = (small: number, medium: number, large: number): Json => ({
  costs: {
    electricity: Object.fromEntries(
      Object.entries({ small, medium, large }).map(([size, value]) => [
        size,
        { yearly: { noDiscounts: value, guaranteedDiscount: value } },
      ]),
    ),
  },
});

const run = (plan: Json, pcr: Json = {}) =>
  importCatalog([
    {
      name: 'eme.json',
      json: {
        plans: [
          {
            raw_plan_data_complete: {
              main_api_response: { planData: {}, pcr },
              detailed_api_response: { data: { planData: plan } },
            },
          },
        ],
      },
    },
  ]);

it('adds GST and reproduces the published annual costs within ten dollars', () => {
  const result = run(PLAN, costs(1850, 2850, 3870));
  expect(result.plans[0]!.structure.components).toMatchObject([
    { kind: 'fixed', amount: '1.71039' },
    { kind: 'energy', periods: [{ price: '0.53405' }, { price: '0.30921' }, { price: '0.16181' }] },
    { kind: 'export', periods: [{ price: '0.01' }] },
    { kind: 'discount', percent: '2', requires: 'pay_on_time' },
    { kind: 'fee', event: 'late' },
  ]);
  expect(appraise(result)[0]!.checks.map(({ agrees }) => agrees)).toEqual([true, true, true]);
});

it('finds a published cost that does not follow from the rates', () => {
  const result = run(PLAN, costs(1850, 2900, 3870));
  expect(appraise(result)[0]!.checks.map(({ agrees }) => agrees)).toEqual([true, false, true]);
  expect(result.plans[0]!.flags).toContain('published_cost_not_reproduced');
});

it('compares none in another state, whose households are others', () => {
  const elsewhere = { ...PLAN, supplyArea: [{ id: '1', name: 'Ausgrid' }] };
  expect(appraise(run(elsewhere, costs(1, 2, 3)))[0]!.checks).toEqual([]);
});

it('reads feed-in by time out of offers that hold a part of the day each', () => {
  const offer = (type: string, unitPrice: number, startTime: string, endTime: string): Json => ({
    tariffUType: 'timeVaryingTariffs',
    type: 'R',
    rate: unitPrice,
    timeVaryingTariffs: [
      { type, rates: [{ unitPrice }], timeVariations: [{ days: DAYS, startTime, endTime }] },
    ],
  });
  const solarFit = [offer('PEAK', 16, '1700', '2059'), offer('OFF_PEAK', 0, '2100', '1659')];
  const plan = { ...PLAN, contract: [{ ...(PLAN['contract'] as Json[])[0]!, solarFit }] };
  expect(run(plan).plans[0]!.structure.components.find(({ kind }) => kind === 'export')).toMatchObject({
    periods: [{ price: '0.16' }, { price: '0' }],
  });
});

it('compares no plan whose hours cut the published windows', () => {
  const tariffPeriod = [
    {
      ...((PLAN['contract'] as Json[])[0]!['tariffPeriod'] as Json[])[0]!,
      touBlock: [block('Free', 0, ['1100', '1359']), block('Rest', 40, ['1400', '1059'])],
    },
  ];
  const plan = { ...PLAN, contract: [{ ...(PLAN['contract'] as Json[])[0]!, tariffPeriod }] };
  const [record] = appraise(run(plan, costs(1850, 2850, 3870)));
  expect(record).toMatchObject({ status: 'priced', checks: [] });
});

it('refuses a listing without its hours', () => {
  const tariffPeriod = [
    {
      dailySupplyCharge: 155.49,
      touBlock: [{ blockRate: [{ unitPrice: 48 }] }, { blockRate: [{ unitPrice: 28 }] }],
    },
  ];
  expect(run({ ...PLAN, contract: [{ tariffPeriod }] }, {}).refused).toMatchObject([
    { reason: 'uncovered_hours' },
  ]);
});
