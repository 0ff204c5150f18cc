/** What the name of a file or sheet and the lines above a table decide, and what they must not. */
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { utils, write } from 'xlsx';
import { readUsage, type UsageReadout } from '../../src/readers/read-usage.js';
import { slots, sumOf } from './local-slots.js';

const list = slots('UTC', '2023-07-10', 3, 60);
const table = (title: string, ...above: string[]): string => [...above, `Start,${title}`, ...list.map(({ from, kwh }) => `${from.iso} ${from.time},${kwh}`)].join('\n'); // prettier-ignore
const IMPORT = { import: sumOf(list) };
const BOTH = { ...IMPORT, export: sumOf(list) };

const totals = (readout: UsageReadout): unknown => (readout.ok ? readout.report.totals : readout.refusal);
const read = async (text: string, fileName = 'download.csv'): Promise<unknown> =>
  totals(await readUsage(strToU8(text), { fileName, timezone: 'UTC' }));

describe('what stands beside a table', () => {
  it.each<[string, string, string, object]>([
    ['gas, by the name of the file', table('Consumption (kWh)'), 'Gas usage 2023.csv', {}],
    ['gas, by a line above', table('Usage (kWh)', 'Service: Natural Gas'), 'x.csv', {}],
    ['production, by a line above', table('Energy (kWh)', 'Solar production report'), 'x.csv', { production: sumOf(list) }],
    ['export, by a line above', table('Energy (kWh)', 'Export MPAN 12'), 'x.csv', { export: sumOf(list) }],
    ['electricity of Pacific Gas and Electric', table('Usage (kWh)', 'Pacific Gas and Electric'), 'pge_gas_electric.csv', IMPORT],
    ['electricity of British Gas', table('Usage (kWh)', 'Supplier: British Gas'), 'british-gas.csv', IMPORT],
    ['a download, for which "export" is a word', table('kWh'), 'export.csv', IMPORT],
    ['import, though a tariff is named above', table('Energy (kWh)', 'Feed-in tariff: 8 ct'), 'x.csv', IMPORT],
    ['import, where the title says what was used', table('Usage (kWh)', 'Solar generation: 5 kW system'), 'x.csv', IMPORT],
  ])('decides: %s', async (_what, text, fileName, wanted) => {
    expect(await read(text, fileName)).toEqual(wanted);
  }); // prettier-ignore

  it('tells two files of a ZIP apart', async () => {
    const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8(table('kWh'))]))); // prettier-ignore
    expect(totals(await readUsage(zip('import.csv', 'export.csv'), { timezone: 'UTC' }))).toEqual(BOTH);
    expect(totals(await readUsage(zip('electricity.csv', 'gas.csv'), { timezone: 'UTC' }))).toEqual(IMPORT);
  });

  it('tells the sheets of a workbook apart, and passes over a sheet of sums', async () => {
    const rows = (title: string): unknown[][] => [['Start', title], ...list.map(({ from, kwh }) => [`${from.iso} ${from.time}`, kwh])]; // prettier-ignore
    const workbook = (sheets: Readonly<Record<string, unknown[][]>>): Uint8Array => {
      const book = utils.book_new();
      for (const [name, cells] of Object.entries(sheets))
        utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
      return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    };
    const flows = workbook({ Import: rows('Usage (kWh)'), Export: rows('Usage (kWh)') });
    expect(totals(await readUsage(flows, { timezone: 'UTC' }))).toEqual(BOTH);
    const summary = workbook({ Summary: [['Date', 'kWh'], ['2023-07-10', Number(sumOf(list))]], Data: rows('kWh') }); // prettier-ignore
    expect(totals(await readUsage(summary, { timezone: 'UTC' }))).toEqual(IMPORT);
  });
});
