/**
 * France: EDF's power export. A row with a date opens each day, then rows of times follow, usually newest first:
 * `31/12/2022;;` `00:00:00;620;Réelle` `23:30:00;410;Réelle` … Values are mean watts up to the time.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, type Register } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily, RowSink } from '../reader.js';
import { addCell } from '../headed/row-cells.js';
import { labelUnit, plainLabel } from '../headed/column-words.js';
import { cellAt } from '../headed/header.js';

const DAY = 86_400;
const DATE = /^\d{1,2}\/\d{1,2}\/\d{4}$|^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{1,2}:\d\d(:\d\d)?$/;
const HEADING = /^date et heure de releve|^puissance atteinte/;

const isDateRow = (row: Row): boolean =>
  DATE.test(cellAt(row, 0)) && row.slice(1).every((cell) => cell.trim() === '');
const isTimeRow = (row: Row): boolean => TIME.test(cellAt(row, 0)) && row.length >= 2;

interface TimedRow {
  readonly second: number;
  readonly cells: Row;
  readonly line: number;
}

class EdfBlocks implements RowSink {
  private day = NaN;
  private block: TimedRow[] = [];
  private valueLabel = 'W';
  private register: Register | undefined;

  constructor(private readonly book: Book) {}

  row(cells: Row, line: number): void {
    const first = cellAt(cells, 0);
    if (isDateRow(cells)) {
      this.end();
      this.day = this.book.dates.parse(first) ? this.book.dates.seconds : NaN;
    } else if (isTimeRow(cells) && !Number.isNaN(this.day)) {
      const second = this.book.dates.time(first);
      if (Number.isNaN(second)) this.book.reject(line, `"${first}" is no time of day`);
      else this.block.push({ second, cells, line });
    } else if (HEADING.test(plainLabel(first))) this.valueLabel = labelUnit(cellAt(cells, 1)) ?? 'W';
    else if (/^\d/.test(first)) this.book.reject(line, `"${first.slice(0, 40)}" is neither a day nor a time`);
  }

  /** Closes a day. Midnight is the end of the day unless it is the start of an ascending one (before 00:30). */
  end(): void {
    const { block } = this;
    this.block = [];
    block.forEach(({ second, cells, line }, index) => {
      const before = block[index - 1]?.second;
      const after = block[index + 1]?.second;
      const late =
        second === 0 &&
        ((after !== undefined && after > DAY / 2) || (before !== undefined && before > DAY / 2));
      const quality = cellAt(cells, 2) === '' ? QUALITY.unknown : qualityCode(cellAt(cells, 2));
      const stamp = this.day + (late ? DAY : second);
      addCell(this.book, this.open(), { stamp, instant: false, span: 0 }, cellAt(cells, 1), quality, line);
    });
  }

  private open(): Register {
    const unit = sourceUnit(this.valueLabel)!;
    return (this.register ??= this.book.register({
      meter: '',
      register: '',
      direction: 'import',
      unit,
      stamp: 'end',
    }));
  }
}

export const edfBlocks: RowsFamily = {
  kind: 'rows',
  format: 'edf-csv',
  recognise({ rows }) {
    const dateRow = rows.findIndex(isDateRow);
    return dateRow >= 0 && rows.slice(dateRow + 1, dateRow + 4).every(isTimeRow) && rows.length > dateRow + 1
      ? 0.9
      : 0;
  },
  open(_head, book) {
    book.homeZone = 'Europe/Paris';
    book.homeOrder = 'dmy';
    book.stamp = 'end';
    return new EdfBlocks(book);
  },
};
