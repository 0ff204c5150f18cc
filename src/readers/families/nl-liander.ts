/**
 * Netherlands: Liander's daily readings. One row per meter and day with up to four registers (low, normal, return low, return
 * normal) and the use since the reading before. The meter number begins with E or G.
 */
import type { Register } from '../book/register.js';
import { QUALITY } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';
import { headedFamily } from '../headed/headed-family.js';

const DATE = /^meter reading ?date$|^meterreadingdate$/;
const DAY = 86_400;

export const liander = headedFamily({
  format: 'liander-csv',
  heading: [/^eancode/, /^meternummer$/, DATE, /^usage ?1$/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  stamp: 'end',
  open({ columns, book }) {
    const meterColumn = columns.find(/^meternummer$/);
    const dateColumn = columns.find(DATE);
    const usages = [1, 2, 3, 4].map((number) => columns.find(new RegExp(`^usage ?${number}$`)));
    const registers = new Map<string, Register>();

    function registerOf(meter: string, number: number): Register {
      const key = `${meter} ${number}`;
      let register = registers.get(key);
      if (!register) {
        const gas = meter.toUpperCase().startsWith('G');
        register = book.register({
          meter,
          register: gas ? '' : `usage${number}`,
          direction: !gas && number > 2 ? 'export' : 'import',
          commodity: gas ? 'gas' : 'electricity',
          unit: sourceUnit(gas ? 'm3' : 'kWh')!,
          stamp: 'end',
          interval: DAY,
        });
        registers.set(key, register);
      }
      return register;
    }
    return {
      row(cells, line) {
        const at = whenOf(book, cells, { start: dateColumn });
        if (!at) {
          rejectUndated(book, cells, dateColumn, line);
          return;
        }
        const meter = cellAt(cells, meterColumn);
        usages.forEach((column, index) => {
          const text = cellAt(cells, column);
          // The first row of a meter has no use; registers that a meter lacks are empty throughout.
          if (text !== '') addCell(book, registerOf(meter, index + 1), at, text, QUALITY.unknown, line);
        });
      },
    };
  },
});
