/** SMA inverters (`Version CSV3`): counters in Wh at the start of each day or interval; the heading names registers, units below. */
import type { Direction } from '../../engine/series/usage.js';
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily, RowSink } from '../reader.js';
import { rejectUndated, whenOf, type When } from '../headed/row-cells.js';
import { cellAt } from '../headed/header.js';

const REGISTERS: readonly (readonly [RegExp, Direction])[] = [
  [/^metering\.totwhout$/i, 'production'],
  [/^metering\.gridms\.totwhout$/i, 'export'],
  [/^metering\.gridms\.totwhin$/i, 'import'],
];

const STAMP_LABEL = /^(dd|mm|yyyy)[./-]/i;

const isNames = (row: Row): boolean => row.some((cell) => REGISTERS.some(([name]) => name.test(cell.trim())));

interface Counter {
  readonly index: number;
  readonly name: string;
  readonly direction: Direction;
  readonly readings: { at: When; value: number; line: number }[];
}

class SmaRows implements RowSink {
  private counters: Counter[] = [];
  private units: Row = [];

  constructor(private readonly book: Book) {}

  row(cells: Row, line: number): void {
    if (isNames(cells)) {
      this.counters = cells.flatMap((cell, index) => {
        const direction = REGISTERS.find(([name]) => name.test(cell.trim()))?.[1];
        return direction ? [{ index, name: cell.trim(), direction, readings: [] }] : [];
      });
    } else if (STAMP_LABEL.test(cellAt(cells, 0))) {
      this.units = cells;
      this.book.dates.order ??= /^mm/i.test(cellAt(cells, 0)) ? 'mdy' : 'dmy';
    } else if (this.units.length > 0) this.reading(cells, line);
  }

  private reading(cells: Row, line: number): void {
    const at = whenOf(this.book, cells, { start: 0 });
    if (!at) {
      rejectUndated(this.book, cells, 0, line);
      return;
    }
    for (const { index, readings } of this.counters) {
      const text = cellAt(cells, index);
      if (isBlank(text)) continue;
      const value = this.book.numbers.parse(text);
      if (Number.isNaN(value)) this.book.reject(line, `"${text.slice(0, 40)}" is no number`);
      else readings.push({ at, value, line });
    }
  }

  end(): void {
    for (const { index, name, direction, readings } of this.counters) {
      const unit = sourceUnit(cellAt(this.units, index));
      // A counter that never left 0 belongs to a meter that is not installed.
      if (!unit || !readings.some(({ value }) => value > 0)) continue;
      const register = this.book.register({ meter: '', register: name, direction, unit, measures: 'index' });
      for (const { at, value, line } of readings)
        register.add(at.stamp, at.instant, 0, value, QUALITY.unknown, line);
    }
  }
}

export const sma: RowsFamily = {
  kind: 'rows',
  format: 'sma-csv3',
  recognise: ({ rows }) =>
    rows.some(isNames) && rows.some((row) => STAMP_LABEL.test(cellAt(row, 0))) ? 0.9 : 0,
  open(_head, book) {
    book.homeZone = undefined;
    book.stamp = 'register';
    return new SmaRows(book);
  },
};
