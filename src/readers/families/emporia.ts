/** Emporia Vue: one column per circuit; only the mains are the house. The zone stands in the first label. */
import { isTimeZone } from '../../engine/calendar/zone.js';
import { QUALITY } from '../../engine/series/usage.js';
import type { Register } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { labelUnit } from '../headed/column-words.js';
import { cellAt } from '../headed/header.js';
import { headedFamily } from '../headed/headed-family.js';

const BUCKET = /^time bucket/;
const MAINS = /(^| )mains( [abc123])?( |$)/;

export const emporia = headedFamily({
  format: 'emporia-csv',
  heading: [BUCKET],
  homeOrder: 'mdy',
  open({ columns, book }) {
    const start = columns.find(BUCKET);
    const zone = /\(([^)]+)\)/.exec(columns.cells[start]!)?.[1]?.trim();
    if (zone !== undefined && isTimeZone(zone)) book.zone = zone;
    const circuits = columns.labels.flatMap((label, index) => {
      const unit = sourceUnit(labelUnit(columns.cells[index]!) ?? '');
      return index === start || unit === undefined ? [] : [{ index, mains: MAINS.test(label), unit }];
    });
    const registers = circuits.map(({ index, mains, unit }): Register => {
      const name = columns.cells[index]!.replace(/\s*\([^)]*\)\s*$/, '').trim();
      return book.register({ meter: '', register: name, direction: mains ? 'net' : 'submeter', unit });
    });
    if (!circuits.some(({ mains }) => mains))
      book.note('The file has circuits but no "Mains": the use of the whole house is not in it.');
    return {
      row(cells, line) {
        const at = whenOf(book, cells, { start });
        if (!at) {
          rejectUndated(book, cells, start, line);
          return;
        }
        circuits.forEach(({ index }, i) =>
          addCell(book, registers[i]!, at, cellAt(cells, index), QUALITY.unknown, line),
        );
      },
    };
  },
});
