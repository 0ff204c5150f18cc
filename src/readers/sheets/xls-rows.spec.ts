import { describe, expect, it } from '@jest/globals';
import { utils, write } from 'xlsx';
import { xlsSheets } from './xls-rows.js';

function workbook(cells: unknown[][], dateFormat?: string): Uint8Array {
  const sheet = utils.aoa_to_sheet(cells);
  if (dateFormat) sheet['A2'].z = dateFormat;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Plant');
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
}

describe('xlsSheets', () => {
  it('reads texts, numbers, dates and holes', async () => {
    const bytes = workbook(
      [
        ['Time', 'Yield (kWh)'],
        [44927, 1.25],
        ['2023-01-02', null, true],
      ],
      'yyyy-mm-dd',
    );
    expect(await xlsSheets(bytes)).toEqual([
      {
        name: 'Plant',
        rows: [
          ['Time', 'Yield (kWh)'],
          ['2023-01-01', '1.25'],
          ['2023-01-02', '', 'TRUE'],
        ],
      },
    ]);
  });

  it('refuses what is no workbook', async () => {
    const cut = workbook([['Time']]).slice(0, 700);
    await expect(xlsSheets(cut)).rejects.toThrow('no readable Excel workbook');
  });
});
