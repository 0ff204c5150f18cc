/** Two columns without heading, epoch seconds and a counter: what importers for Home Assistant write. */
import { QUALITY, type Commodity, type Direction } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily } from '../reader.js';
import { addCell, whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';

const EPOCH = /^1\d{9}(\d{3})?$/;
const NUMBER = /^\d+(\.\d+)?(e-?\d+)?$/i;

/** The file's name may say what is counted. */
const NAMES: readonly (readonly [RegExp, Direction, Commodity])[] = [
  [/gas/i, 'import', 'gas'],
  [/water/i, 'import', 'water'],
  [/feed_?out|export|return/i, 'export', 'electricity'],
  [/solar|production|pv/i, 'production', 'electricity'],
];

/** Values that grow, by steps that are small beside them: a counter, not energy per interval. */
function isCounter(rows: readonly Row[]): boolean {
  const fits = rows.every(
    (row) => row.length === 2 && EPOCH.test(cellAt(row, 0)) && NUMBER.test(cellAt(row, 1)),
  );
  if (!fits || rows.length < 2) return false;
  const newestFirst = Number(rows[0]![0]) > Number(rows.at(-1)![0]);
  const values = (newestFirst ? [...rows].reverse() : rows).map((row) => Number(row[1]));
  let falls = 0;
  let moved = 0;
  values.forEach((value, i) => {
    const step = i === 0 ? 0 : value - values[i - 1]!;
    if (step < 0) falls++;
    moved += Math.abs(step);
  });
  const sum = values.reduce((total, value) => total + value, 0);
  const grows = values.at(-1)! > values[0]!;
  return grows && (falls === 0 || (falls * 3 <= rows.length && moved < sum / 10));
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
    const unit = sourceUnit(commodity === 'electricity' ? (book.options.unit ?? 'kWh') : 'm3')!;
    const register = book.register({
      meter: '',
      register: '',
      direction,
      commodity,
      unit,
      measures: 'index',
      restarts: 'from_zero',
    });
    return {
      row(cells, line) {
        if (cells.every((cell) => cell.trim() === '')) return;
        const at = whenOf(book, cells, { start: 0 });
        if (at) addCell(book, register, at, cellAt(cells, 1), QUALITY.unknown, line);
        else book.reject(line, 'is no epoch second with a number');
      },
    };
  },
};
