/** Italy: daily files of meterN, `20200101,11723` in Wh without heading. Only the file's name says which way the energy went. */
import { QUALITY, type Direction } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import type { RowsFamily } from '../reader.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';

const NAMES: readonly (readonly [RegExp, Direction])[] = [
  [/prelie|import|consum/i, 'import'],
  [/immis|export/i, 'export'],
  [/produ|solar|fotovolt/i, 'production'],
];

export const meterN: RowsFamily = {
  kind: 'rows',
  format: 'metern-csv',
  recognise({ rows }) {
    const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    const fits = filled.every(
      (row) =>
        row.length === 2 && /^(19|20)\d{6}$/.test(cellAt(row, 0)) && /^\d+(\.\d+)?$/.test(cellAt(row, 1)),
    );
    return filled.length > 0 && fits ? 0.8 : 0;
  },
  open({ fileName }, book) {
    book.homeZone = 'Europe/Rome';
    const direction = NAMES.find(([name]) => name.test(fileName))?.[1];
    if (direction === undefined)
      book.note(
        'Dates and energy without a heading: name the file after its flow (Prelievi for import, Immissioni for export).',
      );
    const unit = sourceUnit(book.options.unit ?? 'Wh');
    return {
      row(cells, line) {
        if (direction === undefined || unit === undefined) return;
        const at = whenOf(book, cells, { start: 0 });
        const register = book.register({ meter: '', register: '', direction, unit, interval: 86_400 });
        if (at) addCell(book, register, at, cellAt(cells, 1), QUALITY.unknown, line);
        else rejectUndated(book, cells, 0, line);
      },
    };
  },
};
