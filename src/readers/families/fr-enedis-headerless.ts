/** France: Enedis curves as other programs pass them on: `2025-10-05T01:00:00+02:00;20`, W up to the stamp, no heading. */
import { offsetAt } from '../../engine/calendar/zone.js';
import { QUALITY } from '../../engine/series/usage.js';
import { StampParser } from '../parse/stamps.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily } from '../reader.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-])(\d\d):?(\d\d)$/;

/** The row's stamp carries the offset that Paris had then, and its value is whole watts. */
function isParisPower(row: Row): boolean {
  const match = STAMP.exec(cellAt(row, 0));
  if (!match || row.length !== 2 || !/^\d{0,6}$/.test(cellAt(row, 1))) return false;
  const stamps = new StampParser(() => undefined);
  if (!stamps.parse(cellAt(row, 0)) || !stamps.instant) return false;
  const printed = (Number(match[3]) * 60 + Number(match[4])) * 60 * (match[2] === '-' ? -1 : 1);
  return offsetAt('Europe/Paris', stamps.seconds) === printed;
}

export const enedisHeaderless: RowsFamily = {
  kind: 'rows',
  format: 'enedis-headerless-csv',
  recognise: ({ rows, delimiter }) =>
    delimiter === ';' &&
    rows.length > 0 &&
    rows.filter((row) => row.some((cell) => cell !== '')).every(isParisPower)
      ? 0.8
      : 0,
  open(_head, book) {
    book.homeZone = 'Europe/Paris';
    book.stamp = 'end';
    book.note(
      'The rows have no heading; they are read as an Enedis load curve: mean watts up to each stamp.',
    );
    const unit = sourceUnit('W')!;
    const register = book.register({ meter: '', register: '', direction: 'import', unit, stamp: 'end' });
    return {
      row(cells, line) {
        const at = whenOf(book, cells, { start: 0 });
        if (at) addCell(book, register, at, cellAt(cells, 1), QUALITY.unknown, line);
        else rejectUndated(book, cells, 0, line);
      },
    };
  },
};
