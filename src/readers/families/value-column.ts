/** A year of bare numbers without any date, as modelling tools write them: 8,760 hours, 17,520 half hours or 35,040 quarters. */
import { civilDay } from '../../engine/calendar/civil.js';
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { sourceUnit, unitInTitle, type SourceUnit } from '../parse/units.js';
import { NumberParser } from '../parse/numbers.js';
import type { Row, RowSink, RowsFamily } from '../reader.js';

/** A year that begins on a Sunday and has no 29 February, as typical-year models assume. */
const MODEL_YEAR = 2023;
const LEAP_YEAR = 2024;

const filled = (row: Row): string[] => row.map((cell) => cell.trim()).filter((cell) => cell !== '');

export const valueColumn: RowsFamily = {
  kind: 'rows',
  format: '8760-column',
  recognise({ rows }) {
    const numbers = new NumberParser(false);
    const some = rows.map(filled).filter((cells) => cells.length > 0);
    const bare = some.filter(
      (cells) => cells.length === 1 && !Number.isNaN(numbers.parse(cells[0]!)) && cells[0]!.length < 12,
    );
    return some.length >= 40 && bare.length >= some.length - 2 ? 0.35 : 0;
  },
  open: (head, book) =>
    new ValueColumnSink(
      book,
      unitInTitle(head.rows[0]?.[0] ?? '') ?? unitInTitle(head.fileName.replace(/[._-]/g, ' ')),
    ),
};

class ValueColumnSink implements RowSink {
  private readonly values: number[] = [];

  constructor(
    private readonly book: Book,
    private readonly unit: SourceUnit | undefined,
  ) {}

  row(cells: Row, line: number): void {
    const [text] = filled(cells);
    if (text === undefined) return;
    const value = this.book.numbers.parse(text);
    if (value === value && this.values.length < 40_000) this.values.push(value);
    else if (this.values.length > 0)
      this.book.reject(line, `${JSON.stringify(text.slice(0, 40))} is no number`);
  }

  end(): void {
    const { book, values } = this;
    const days = values.length % 366 === 0 && values.length % 365 !== 0 ? 366 : 365;
    const perDay = values.length / days;
    if (![24, 48, 96].includes(perDay)) {
      book.note(
        `${values.length} bare numbers are no year of hours, half hours or quarters; a column with dates is needed.`,
      );
      return;
    }
    const year = days === 366 ? LEAP_YEAR : MODEL_YEAR;
    const seconds = 86_400 / perDay;
    const unit = this.unit ?? sourceUnit(book.options.unit ?? 'kwh')!;
    // Winter time all year, so that no hour is skipped or repeated.
    book.zone = 'UTC';
    book.note(
      `The file has no dates: its ${values.length} values are read as the year ${year}, hour by hour, without clock changes.`,
    );
    const register = book.register({ meter: '', register: '', direction: 'import', unit });
    const start = civilDay(year, 1, 1) * 86_400;
    values.forEach((value, i) =>
      register.add(start + i * seconds, false, seconds, value, QUALITY.unknown, i + 1),
    );
  }
}
