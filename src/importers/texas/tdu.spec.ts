import { describe, expect, it } from '@jest/globals';
import { rowOn } from '../delivery-table.js';
import { importCatalog } from '../import-catalog.js';
import { tduRef } from './tdu.js';

it.each([
  ['TEXAS-NEW MEXICO POWER COMPANY', 'tdu:TNMP'],
  ['CENTERPOINT ENERGY HOUSTON ELECTRIC LLC', 'tdu:CENTERPOINT'],
  ['AEP TEXAS NORTH COMPANY', 'tdu:AEP_NORTH'],
  ['AEP_CENTRAL', 'tdu:AEP_CENTRAL'],
  ['Oncor', 'tdu:ONCOR'],
  ['Some Cooperative', 'tdu:SOME_COOPERATIVE'],
])('%s is %s', (name, ref) => expect(tduRef(name)).toBe(ref));

describe('dated delivery charges', () => {
  const row = (
    tdu: string,
    effective: string | null,
    fixed: number,
    cents: number,
    source = 'a table',
    note = '',
  ) => ({
    tdu,
    effective,
    fixed_usd_month: fixed,
    energy_cents_kwh: cents,
    source,
    note,
  });
  const { delivery, skipped, refused } = importCatalog([
    {
      name: 'tdu.json',
      json: [
        row('ONCOR', '2026-03-01', 4.06, 6.1196, 'EFLs of July 2026'),
        row('ONCOR', '2025-09-01', 4.23, 5.5833),
        row('ONCOR', '2025-09-01', 4.23, 5.6, 'superseded', 'EFLs agree with THIS'),
        row('TNMP', '2025-09-01', 7.85, 6.0509),
        row(
          'TNMP',
          '2025-09-01',
          7.85,
          7.21,
          'superseded nine days later',
          'EFLs of 2026 agree with THIS older row',
        ),
        row('ONCOR', null, 3.42, 3.922),
      ],
    },
  ]);

  it('are in order, in dollars', () => {
    expect(delivery['tdu:ONCOR']).toEqual([
      { from: '2025-09-01', perMonth: '4.23', perKwh: '0.055833' },
      { from: '2026-03-01', perMonth: '4.06', perKwh: '0.061196' },
    ]);
  });

  it('follow the labels where two tables disagree', () => {
    expect(delivery['tdu:TNMP']).toEqual([{ from: '2025-09-01', perMonth: '7.85', perKwh: '0.0721' }]);
  });

  it('leave out rows without a day, and say so', () => {
    expect(refused).toEqual([]);
    expect(skipped).toMatchObject([{ detail: expect.stringContaining('first day') }]);
  });

  it('are found by the day', () => {
    expect(rowOn(delivery['tdu:ONCOR'], '2026-02-28')?.perKwh).toBe('0.055833');
    expect(rowOn(delivery['tdu:ONCOR'], '2025-08-31')).toBeUndefined();
  });
});
