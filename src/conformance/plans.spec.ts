import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CaseResult } from './case.js';
import { runPlansSuite } from './plans.js';

const ALL_DAY = Array.from({ length: 12 }, () => Array<number>(24).fill(0));
const ratebook = (rate: string) => ({
  identity: {
    utility_id: 'Utility',
    eiaid: 4226,
    plan_name: 'Flat',
    sector: 'residential',
    tariff_type: 'bundled',
  },
  energy: {
    periods: [
      {
        tiers: [
          { rate, adj: '0.02', max: '500', max_unit: 'kWh' },
          { rate: '0.2', adj: '0', max: null, max_unit: 'kWh' },
        ],
      },
    ],
  },
  schedule: { weekday: ALL_DAY, weekend: ALL_DAY, holiday_policy: 'unknown' },
  fixed_charges: [{ amount: '10', unit: '$/month' }],
  unsupported: [],
});
const urdb = (rate: number) => ({
  rate: {
    label: 'flat',
    utility: 'Utility',
    eiaid: 4226,
    name: 'Flat',
    energyratestructure: [[{ rate, adj: 0.02, max: 500 }, { rate: 0.2 }]],
    energyweekdayschedule: ALL_DAY,
    energyweekendschedule: ALL_DAY,
    fixedchargefirstmeter: 10,
    fixedchargeunits: '$/month',
  },
});
const label = (id: string, at1000: number) => ({
  id, rep: 'REP', plan: id, tdu: 'ONCOR', tdu_fixed_usd_month: 4.06, tdu_energy_cents_kwh: 6.1196, tdu_bundled: false, term_months: 12, energy: [{ band: 'all', cents_kwh: 10 }],
  published_avg_cents_kwh: { '1000': at1000 },
}); // prettier-ignore
const vector = (total: string) => ({
  name: 'nine hundred',
  tariff: ratebook('0.1'),
  usage: { total_kwh: '900' },
  window: { start: '2025-06-01', days: 30 },
  expected: { ok: true, total },
});

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'plans-suite-'));
  const write = (path: string, value: unknown): void => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), JSON.stringify(value));
  };
  write('ratebook/same.json', ratebook('0.1'));
  write('derived/same.json', urdb(0.1));
  write('ratebook/other.json', ratebook('0.1'));
  write('derived/other.json', urdb(0.11));
  write('texas/labels.json', [label('right', 16.5), label('wrong', 15)]);
  // 500 × 0.12 + 400 × 0.2 + 10
  write('checks/bills.json', { cases: [vector('150'), { ...vector('151'), name: 'one off' }] });
});
afterAll(() => rmSync(dir, { recursive: true }));

const byCase = (): Map<string, CaseResult> =>
  new Map([...runPlansSuite(dir)].map((result) => [result.case, result]));

it('passes what agrees, refuses by name, and fails what differs', () => {
  const cases = byCase();
  const statusOf = (name: string) => cases.get(name)?.status;
  expect(statusOf('texas/labels.json/0 right')).toBe('passed');
  expect(cases.get('texas/labels.json/1 wrong')).toMatchObject({
    status: 'refused',
    detail: expect.stringContaining('contradictory_self_check'),
  });
  expect([statusOf('twin same'), statusOf('twin other')]).toEqual(['passed', 'failed']);
  expect([statusOf('checks/bills.json nine hundred'), statusOf('checks/bills.json one off')]).toEqual([
    'passed',
    'failed',
  ]);
});

it('verifies the receipts of all that is priced', () => {
  const cases = byCase();
  expect(cases.get('receipts us_tx_efl')).toEqual({
    case: 'receipts us_tx_efl',
    status: 'passed',
    detail: 'the bill of a year verifies offline',
  });
  expect(cases.get('receipts us_urdb')?.status).toBe('passed');
});

it('sums every source up', () => {
  expect(byCase().get('source us_tx_efl')?.detail).toBe(
    '2 records, 1 priced, 0 estimated, 1 refused (contradictory_self_check 1), 1 of 1 published figures reproduced',
  );
});
