/** Italy: e-distribuzione quarter hours, a row per day with a column per interval: `Giorno;00:00-00:15;…`. */
import { QUALITY } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import type { Row } from '../reader.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';
import { headedFamily } from '../headed/headed-family.js';

const INTERVAL = /^(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)$/;
const DATE = /^(giorno|data)$/;
const DAY = 86_400;

interface IntervalColumn {
  readonly index: number;
  readonly from: number;
  readonly span: number;
}

/** The columns headed by an interval of the day, as seconds. */
function intervalColumns(cells: Row): IntervalColumn[] {
  return cells.flatMap((cell, index) => {
    const match = INTERVAL.exec(cell.trim());
    if (!match) return [];
    const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const from = fromHour * 3600 + fromMinute * 60;
    const to = toHour * 3600 + toMinute * 60;
    return [{ index, from, span: to > from ? to - from : to + DAY - from }];
  });
}

export const enelWide = headedFamily({
  format: 'enel-wide-csv',
  heading: [DATE, /^\d{1,2} \d\d \d{1,2} \d\d$/],
  accepts: (columns) => intervalColumns(columns.cells).length >= 12,
  homeZone: 'Europe/Rome',
  homeOrder: 'dmy',
  open({ columns, book, head }) {
    const dateColumn = columns.find(DATE);
    const meterColumn = columns.find(/^pod$/);
    const intervals = intervalColumns(columns.cells);
    const exported = /immess|immission/i.test(head.fileName);
    const unit = sourceUnit(book.options.unit ?? 'kWh');
    if (book.options.unit === undefined) book.note('The file names no unit; kWh is assumed.');
    return {
      row(cells, line) {
        const at = whenOf(book, cells, { start: dateColumn });
        if (!at || !unit) {
          rejectUndated(book, cells, dateColumn, line);
          return;
        }
        const meter = cellAt(cells, meterColumn);
        const register = book.register({
          meter,
          register: '',
          direction: exported ? 'export' : 'import',
          unit,
        });
        for (const { index, from, span } of intervals) {
          const when = { stamp: at.stamp + from, instant: false, span };
          addCell(book, register, when, cellAt(cells, index), QUALITY.unknown, line);
        }
      },
    };
  },
});
