/** The steps every table takes from cells to readings: the stamp of a row, then its values. */
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import type { Row } from '../reader.js';
import { isTotals } from '../table/totals.js';
import { cellAt } from './header.js';

/** Columns that say when a reading was: a stamp, or a date and a time apart; the same for the end. */
export interface WhenColumns {
  readonly start: number;
  readonly startTime?: number;
  readonly end?: number;
  readonly endTime?: number;
}

export interface When {
  readonly stamp: number;
  readonly instant: boolean;
  /** Seconds to the printed end; 0 when none is printed. */
  readonly span: number;
}

function parseAt(book: Book, row: Row, date: number, time: number | undefined): boolean {
  const text = cellAt(row, date);
  if (text === '') return false;
  return time === undefined || time < 0
    ? book.dates.parse(text)
    : book.dates.parsePair(text, cellAt(row, time));
}

/** When a row was, or undefined when its date cannot be read. */
export function whenOf(book: Book, row: Row, columns: WhenColumns): When | undefined {
  if (!parseAt(book, row, columns.start, columns.startTime)) return undefined;
  const { seconds: stamp, instant } = book.dates;
  if (columns.end === undefined || columns.end < 0) return { stamp, instant, span: 0 };
  if (!parseAt(book, row, columns.end, columns.endTime)) return { stamp, instant, span: 0 };
  return { stamp, instant, span: book.dates.seconds - stamp };
}

/**
 * Adds a cell's value to a register; a blank cell is a missing reading, never zero. False when the cell is no number.
 */
export function addCell(
  book: Book,
  register: Register,
  when: When,
  text: string,
  quality: number,
  line: number,
): boolean {
  if (isBlank(text)) {
    register.addMissing(when.stamp, when.instant);
    return true;
  }
  const value = book.numbers.parse(text);
  if (Number.isNaN(value)) {
    book.reject(line, `"${text.slice(0, 40)}" is no number`);
    return false;
  }
  register.add(when.stamp, when.instant, when.span, value, quality, line);
  return true;
}

/** Tells a row of totals or an empty row, which say nothing new, from one that cannot be read. */
export function rejectUndated(book: Book, row: Row, dateColumn: number, line: number): void {
  const date = cellAt(row, dateColumn);
  if (row.every((cell) => cell.trim() === '')) return;
  if (date === '' || isTotals(row)) book.note('A row of totals (without a date) was left out.');
  else book.reject(line, `"${date.slice(0, 40)}" is no date and time`);
}
