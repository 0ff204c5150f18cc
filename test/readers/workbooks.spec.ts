import { describe, expect, it } from '@jest/globals';
import { utils, write, type BookType } from 'xlsx';
import { readUsage } from '../../src/readers/read-usage.js';
import { facts } from '../support/read-text.js';

type Cells = readonly (readonly unknown[])[];

function workbook(
  type: BookType,
  sheets: Readonly<Record<string, Cells>>,
  dateFormat = 'yyyy-mm-dd hh:mm',
): Uint8Array {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(cells as unknown[][]);
    for (const cell of Object.values(sheet) as { t?: string; v?: unknown; z?: string }[])
      if (cell.t === 'n' && Number(cell.v) > 40_000) cell.z = dateFormat;
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: type }) as ArrayBuffer);
}

const HOUR = 1 / 24;
/** 2024-01-01 */
const DAY = 45_292;

describe('workbooks', () => {
  it.each<[BookType]>([['xlsx'], ['biff8']])('%s: date cells, a title above the heading', async (type) => {
    const bytes = workbook(type, {
      Usage: [['My usage'], ['Start', 'Usage (kWh)'], [DAY, 1.5], [DAY + HOUR, 1.25]],
    });
    expect(facts(await readUsage(bytes, { timezone: 'Europe/Berlin' }))).toMatchObject({
      totals: { import: '2.75' },
      first: '2023-12-31T23:00:00Z',
      last: '2024-01-01T01:00:00Z',
    });
  });

  it('reads a named format the same from a sheet as from a text file', async () => {
    const rows = [
      ['Dummy site'],
      [],
      [
        'Time',
        'PV Yield Energy (kWh)',
        'Inverter Output Energy (kWh)',
        'Export Energy (kWh)',
        'Import Energy (kWh)',
      ],
      ['2023-01-13', 3.2, 3.1, 1.5, 5.5],
      ['2023-01-14', 2.2, 2.1, 0.5, 6.5],
    ];
    expect(facts(await readUsage(workbook('biff8', { S: rows })))).toMatchObject({
      totals: { production: '5.4', export: '2', import: '12' },
    });
  });

  it('reads "4,030" in a French sheet as four', async () => {
    const rows = [
      ['Début', 'Fin', 'Valeur (en kW)'],
      ['02/03/2023 00:00:00', '02/03/2023 00:30:00', '4,030'],
    ];
    expect(facts(await readUsage(workbook('xlsx', { S: rows })))).toMatchObject({
      totals: { import: '2.015' },
    });
  });

  it('takes the sheet that covers most, the finer of equals', async () => {
    const heading = ['TIMESTAMP', 'VERBR_KWH_181', 'GELVR_KWH_281'];
    const stamp = (hour: number): string =>
      `2024-01-${String(1 + Math.floor(hour / 24)).padStart(2, '0')} ${String(hour % 24).padStart(2, '0')}:00:00`;
    const bytes = workbook('xlsx', {
      minutes: [heading, ['2024-01-02 00:00:00', 112, 1], ['2024-01-02 00:01:00', 112.1, 1]],
      hours: [heading, ...Array.from({ length: 49 }, (_, hour) => [stamp(hour), 100 + hour / 2, 1])],
      days: [heading, [stamp(0), 100, 1], [stamp(24), 112, 1], [stamp(48), 124, 1]],
    });
    expect(facts(await readUsage(bytes))).toMatchObject({
      format: 'p1mon-xlsx',
      totals: { import: '24', export: '0' },
      intervalMinutes: 60,
    });
  });

  it.each([
    ['a workbook that breaks off', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['a workbook of nothing known', () => workbook('xlsx', { A: [['foo', 'bar']] })],
    ['an empty workbook', () => workbook('xlsx', { A: [] })],
  ])('refuses %s', async (_name, damage) => {
    const whole = workbook('xlsx', {
      Usage: [
        ['Start', 'kWh'],
        [DAY, 1],
        [DAY + HOUR, 1],
      ],
    });
    const readout = await readUsage(damage(whole));
    expect(readout.ok).toBe(false);
  });
});
