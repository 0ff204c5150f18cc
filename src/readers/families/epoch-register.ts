/** Two columns without heading, epoch seconds and a counter: what importers for Home Assistant write. */
import { QUALITY, type Commodity, type Direction } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily } from '../reader.js';
import { whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';
import { risingReadings, type MeterReading } from '../headed/meter-readings.js';

const EPOCH = /^1\d{9}(\d{3})?$/;
const NUMBER = /^\d+(\.\d+)?(e-?\d+)?$/i;

/** The file's name may say what is counted. */
const NAMES: readonly (readonly [RegExp, Direction, Commodity])[] = [
  [/gas/i, 'import', 'gas'],
  [/water/i, 'import', 'water'],
  [/feed_?out|export|return/i, 'export', 'electricity'],
  [/solar|production|pv/i, 'production', 'electricity'],
];

function isCounter(rows: readonly Row[]): boolean {
  const fits = rows.every(
    (row) => row.length === 2 && EPOCH.test(cellAt(row, 0)) && NUMBER.test(cellAt(row, 1)),
  );
  if (!fits || rows.length < 2) return false;
  const falls = rows.filter((row, i) => i > 0 && Number(row[1]) < Number(rows[i - 1]![1])).length;
  return falls * 20 <= rows.length && Number(rows.at(-1)![1]) > Number(rows[0]![1]);
}

export const epochRegister: RowsFamily = {
  kind: 'rows',
  format: 'epoch-cumulative-csv',
  recognise: ({ rows }) =>
    isCounter(rows.filter((row) => row.some((cell) => cell.trim() !== ''))) ? 0.8 : 0,
  open({ fileName }, book) {
    book.stamp = 'register';
    const [, direction, commodity] = NAMES.find(([name]) => name.test(fileName)) ?? [
      null,
      'import' as const,
      'electricity' as const,
    ];
    book.note('Epoch seconds and growing numbers without a heading: read as a meter reading in kWh.');
    const readings: MeterReading[] = [];
    return {
      row(cells, line) {
        if (cells.every((cell) => cell.trim() === '')) return;
        const at = whenOf(book, cells, { start: 0 });
        const value = book.numbers.parse(cellAt(cells, 1));
        if (at && !Number.isNaN(value)) readings.push({ at, value, line });
        else book.reject(line, 'is no epoch second with a number');
      },
      end() {
        const unit = sourceUnit(commodity === 'electricity' ? (book.options.unit ?? 'kWh') : 'm3')!;
        const register = book.register({
          meter: '',
          register: '',
          direction,
          commodity,
          unit,
          measures: 'index',
        });
        for (const { at, value, line } of risingReadings(readings, book))
          register.add(at.stamp, at.instant, 0, value, QUALITY.unknown, line);
      },
    };
  },
};
