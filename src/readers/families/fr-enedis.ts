/**
 * France: Enedis load curves `Horodate;Valeur`, in sections that each begin with a description of the meter and what is
 * measured, or with that description in columns of their own (R63). Values are mean power up to the stamp.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, type Register } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily, RowSink } from '../reader.js';
import { addCell, rejectUndated, whenOf } from '../headed/row-cells.js';
import { labelUnit } from '../headed/column-words.js';
import { cellAt, Columns, headedBy } from '../headed/header.js';

const STAMP = /^horodate/;
const VALUE = /^valeur/;
const HEADING = [STAMP, VALUE];
const METER = /^identifiant prm|^id ?prm|^prm$/;

/** What a section's description (or a row's own columns) says, by label. */
class Description {
  constructor(
    private readonly columns: Columns,
    private readonly row: Row,
  ) {}

  text(label: RegExp): string {
    return cellAt(this.row, this.columns.find(label));
  }
}

/** PT30M, PT1H or a bare number of minutes as seconds. */
function step(text: string): number | undefined {
  const match = /^PT(\d{1,4})([MH])$/i.exec(text) ?? /^(\d{1,4})()$/.exec(text);
  if (!match) return undefined;
  const seconds = Number(match[1]) * (match[2]?.toUpperCase() === 'H' ? 3600 : 60);
  return seconds > 0 && seconds <= 86_400 ? seconds : undefined;
}

class EnedisRows implements RowSink {
  private columns: Columns | undefined;
  private described: Columns | undefined;
  private section: Description | undefined;
  private readonly registers = new Map<string, Register | undefined>();

  constructor(private readonly book: Book) {}

  row(cells: Row, line: number): void {
    const first = cellAt(cells, 0);
    if (!/^\d/.test(first) || !this.columns) {
      const columns = headedBy(cells, HEADING);
      if (columns) {
        this.columns = columns;
        return;
      }
      const described = headedBy(cells, [METER]);
      if (described) {
        this.described = described;
        this.columns = undefined;
        return;
      }
    }
    if (this.columns) this.reading(this.columns, cells, line);
    else if (this.described && first !== '') this.section = new Description(this.described, cells);
  }

  private reading(columns: Columns, cells: Row, line: number): void {
    const at = whenOf(this.book, cells, { start: columns.find(STAMP) });
    if (!at) {
      rejectUndated(this.book, cells, columns.find(STAMP), line);
      return;
    }
    const register = this.registerOf(columns, cells);
    const nature = cellAt(cells, columns.find(/^nature|indice de vraisemblance/));
    const quality =
      nature === '' ? QUALITY.unknown : /^b/i.test(nature) ? QUALITY.actual : qualityCode(nature);
    if (register) addCell(this.book, register, at, cellAt(cells, columns.find(VALUE)), quality, line);
  }

  private registerOf(columns: Columns, cells: Row): Register | undefined {
    const own = columns.find(METER) >= 0 ? new Description(columns, cells) : this.section;
    const text = (label: RegExp): string => own?.text(label) ?? '';
    const quantity = text(/^grandeur physique/);
    const flow = text(/^grandeur metier/);
    const kind = text(/^type de donnees/);
    const unitText =
      text(/^unite/) || labelUnit(columns.cells[columns.find(VALUE)]!) || this.book.options.unit || 'W';
    const pace = text(/^pas/);
    const key = [text(METER), quantity, flow, kind, unitText, pace].join('\u0000');
    if (this.registers.has(key)) return this.registers.get(key);
    const unit = sourceUnit(unitText);
    const active =
      quantity === '' || /activ|^ea$|^pa$/i.test(quantity) ? !/r[ée]activ/i.test(quantity) : false;
    // A day's energy is printed at the day's beginning; a mean power at the end of its interval.
    const daily = /quotidien|journali/i.test(kind) || /^P1D$/i.test(pace);
    let register: Register | undefined;
    if (unit && active) {
      register = this.book.register({
        meter: text(METER),
        register: '',
        direction: /prod|injec/i.test(flow) ? 'export' : 'import',
        unit,
        stamp: daily ? 'start' : 'end',
        measures: /index/i.test(kind) ? 'index' : 'delta',
        interval: daily ? 86_400 : step(pace),
      });
    } else this.book.note(`"${quantity} ${kind}" in ${unitText} is no active energy and was left out.`);
    this.registers.set(key, register);
    return register;
  }
}

export const enedisCurve: RowsFamily = {
  kind: 'rows',
  format: 'enedis-hdm-csv',
  recognise: ({ rows }) => (rows.some((row) => headedBy(row, HEADING)) ? 0.9 : 0),
  open(_head, book) {
    book.homeZone = 'Europe/Paris';
    book.homeOrder = 'dmy';
    book.stamp = 'end';
    return new EnedisRows(book);
  },
};
