/** Reads the rows of a table by its layout into the book. */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode } from '../book/register.js';
import { wholeDaysSide } from '../book/whole-days.js';
import { isBlank } from '../parse/numbers.js';
import type { Row, RowSink } from '../reader.js';
import { includeLastDay } from './bill-periods.js';
import type { TableLayout } from './layout.js';
import { tellMeterReadings } from './meter-readings.js';
import { RowRegisters } from './row-registers.js';
import { RowTimes } from './row-times.js';
import { stampsEnds, type TableHabits } from './table-habits.js';
import { isTotals } from './totals.js';
import { decideUnit } from './unit-by-size.js';

export class TableSink implements RowSink {
  private rows = 0;
  /** Lines before the first row of data. */
  private readonly above: string[] = [];
  private readonly times: RowTimes;
  private readonly registers: RowRegisters;
  private readonly unknownQuality: number;
  private readonly headerText: string;

  constructor(
    private readonly layout: TableLayout,
    private readonly book: Book,
    private readonly habits: TableHabits,
  ) {
    book.zone = habits.zone ?? layout.zone;
    book.homeZone = habits.homeZone;
    book.homeOrder = habits.homeOrder;
    this.unknownQuality = QUALITY[habits.quality ?? 'unknown'];
    if (habits.note) book.note(habits.note);
    if (layout.unclear.length > 0) book.note(unclearColumns(layout));
    this.headerText = layout.titles.join('\u0000');
    if (stampsEnds(layout, habits)) book.stamp = 'end';
    this.times = new RowTimes(layout, book);
    this.registers = new RowRegisters(layout, book, habits, this.above);
  }

  row(cells: Row, line: number): void {
    if (this.rows++ < this.layout.dataFrom) {
      this.above.push(cells.join(' '));
      return;
    }
    if (isEmptyRow(cells)) return;
    const { layout, book, times } = this;
    const { dates } = book;
    const order = dates.order;
    if (layout.startTime >= 0 && (cells[layout.startTime] ?? '').trim() === '')
      return this.untimed(cells, line);
    let span = times.read(cells);
    if (span === undefined) {
      if (this.isRepeatedHeader(cells)) return;
      if (isTotals(cells)) return book.note('A row of totals (without a date) was left out.');
      book.reject(line, `no date and time in ${shown(cells)}`);
      return;
    }
    // The end of this row may have shown that the file prints the month first.
    if (dates.order !== order) span = times.read(cells)!;
    const { stamp, instant } = times;
    const quality = layout.quality >= 0 ? this.quality(cells[layout.quality] ?? '') : this.unknownQuality;
    for (const column of layout.values) {
      const register = this.registers.of(column, cells);
      if (!register) continue;
      const text = cells[column.index] ?? '';
      const value = book.numbers.parse(text);
      if (value === value) {
        register.add(stamp, instant, span, value, quality, line);
        if (layout.revision >= 0) register.revise((cells[layout.revision] ?? '').trim());
        continue;
      }
      register.addMissing(stamp, instant);
      if (!isBlank(text)) book.reject(line, `${JSON.stringify(text.slice(0, 40))} is no number`);
    }
  }

  /** Where rows have a time of day, one without it sums up its day or the file. */
  private untimed(cells: Row, line: number): void {
    if (this.layout.values.some(({ index }) => !isBlank(cells[index] ?? '')))
      this.book.note('Rows without a time of day were left out: they are totals.');
    else if (!this.isRepeatedHeader(cells) && !isTotals(cells))
      this.book.reject(line, `no date and time in ${shown(cells)}`);
  }

  private quality(text: string): number {
    const code = qualityCode(text);
    return code === QUALITY.unknown && text.trim() === '' ? this.unknownQuality : code;
  }

  /** Nothing says what the only stamp of a row marks. */
  private get loneStamps(): boolean {
    const { layout, habits, times } = this;
    return times.lone && !stampsEnds(layout, habits) && habits.stamp === undefined;
  }

  private tellEnds(): void {
    const { book } = this;
    const deltas = book.registers.filter(({ spec, length }) => length > 0 && spec.measures !== 'index');
    if (deltas.length === 0 || deltas.some((register) => wholeDaysSide(register) !== 'end')) return;
    for (const register of deltas) register.spec = { ...register.spec, stamp: 'end' };
    book.stamp = 'end';
    book.note(
      'The first time is one interval after midnight and the last one is midnight: the times are read as the ends of the readings.',
    );
  }

  private isRepeatedHeader(cells: Row): boolean {
    return this.headerText !== '' && cells.map((cell) => cell.trim()).join('\u0000') === this.headerText;
  }

  end(): void {
    const { book, layout, habits } = this;
    book.whenDated(() => {
      this.times.settle();
      if (layout.endTime < 0 && (layout.end >= 0 || layout.contents[layout.start] === 'range'))
        for (const register of book.registers) includeLastDay(register);
      if (!habits.deltas) tellMeterReadings(book, layout.values[0]!.title, layout.billDates);
      if (this.loneStamps) this.tellEnds();
      if (this.registers.unitAssumed) decideUnit(book);
    });
  }
}

function unclearColumns({ unclear, values }: TableLayout): string {
  const names = unclear.map((title) => JSON.stringify(title)).join(', ');
  const columns = unclear.length === 1 ? `The column ${names} holds` : `The columns ${names} all hold`;
  return values.length === unclear.length
    ? `${columns} energy, and no title says which is what the home took from the grid. Keep that one, or name it "import", and send the file again.`
    : `${columns} energy, and the title does not say which way it flows: left out. Name it "import" or "export" and send the file again.`;
}

const isEmptyRow = (cells: Row): boolean => {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
};

const shown = (cells: Row): string => JSON.stringify(cells.slice(0, 6).join(', ').slice(0, 80));
