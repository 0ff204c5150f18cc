/** A column per day and a row per hour, as people lay out their own sheets and some portals print a week. */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit, unitInTitle } from '../parse/units.js';
import type { Row, RowSink, RowsFamily, RowsHead } from '../reader.js';
import { CellReader, splitTimes } from '../table/cells.js';
import { decideUnit } from '../table/unit-by-size.js';

const DAY = 86_400;
const HOUR = 3600;
/** Minutes of a day are the most rows there can be. */
const MOST_ROWS = 1440;

interface MatrixLayout {
  readonly headerRow: number;
  /** Columns whose titles are dates. */
  readonly days: readonly { readonly column: number; readonly text: string }[];
  readonly timeColumn: number;
}

function findMatrix(head: RowsHead): MatrixLayout | undefined {
  const reader = new CellReader(head.delimiter === ';' || head.delimiter === '\t');
  for (let headerRow = 0; headerRow + 2 < head.rows.length; headerRow++) {
    const days = head.rows[headerRow]!.flatMap((text, column) =>
      reader.content(text) === 'date' ? [{ column, text }] : [],
    );
    const timeColumn = (days[0]?.column ?? 0) - 1;
    if (days.length < 2 || timeColumn < 0) continue;
    const below = head.rows.slice(headerRow + 1, headerRow + 4);
    const isMatrix = below.every(
      (row) =>
        timeOf(row[timeColumn] ?? '', reader) !== undefined &&
        days.every(({ column }) => ['number', 'empty'].includes(reader.content(row[column] ?? ''))),
    );
    if (isMatrix) return { headerRow, days, timeColumn };
  }
  return undefined;
}

/** Start of a row as printed: seconds of a clock time, or the number of an hour. */
function timeOf(text: string, reader: CellReader): { second: number } | { hour: number } | undefined {
  const content = reader.content(text);
  const clock = content === 'timerange' ? splitTimes(text)![0] : text;
  if (content === 'time' || content === 'timerange') {
    const match = /^\s*(\d{1,2})[:h.](\d{2}).*?([ap])?\.?m?\.?\s*$/i.exec(clock);
    if (!match) return undefined;
    const hour = match[3] ? (Number(match[1]) % 12) + (/p/i.test(match[3]) ? 12 : 0) : Number(match[1]);
    return { second: hour * HOUR + Number(match[2]) * 60 };
  }
  const hour = /^\s*(\d{1,2})(?:\s*-\s*\d{1,2})?\s*h?\s*$/i.exec(text)?.[1];
  return hour !== undefined && Number(hour) <= 24 ? { hour: Number(hour) } : undefined;
}

export const matrixTable: RowsFamily = {
  kind: 'rows',
  format: 'matrix-csv',
  recognise: (head) => (findMatrix(head) ? 0.45 : 0),
  open: (head, book) => new MatrixSink(findMatrix(head)!, head, book),
};

class MatrixSink implements RowSink {
  private rows = 0;
  private readonly reader: CellReader;
  private readonly table: { cells: Row; line: number; second: number }[] = [];
  /** Hours numbered from 1 name the hour that ends. */
  private firstHour = Infinity;

  constructor(
    private readonly layout: MatrixLayout,
    private readonly head: RowsHead,
    private readonly book: Book,
  ) {
    this.reader = new CellReader(head.delimiter === ';' || head.delimiter === '\t');
  }

  row(cells: Row, line: number): void {
    if (this.rows++ <= this.layout.headerRow || cells.every((cell) => cell.trim() === '')) return;
    const time = timeOf(cells[this.layout.timeColumn] ?? '', this.reader);
    if (!time || this.table.length >= MOST_ROWS)
      return this.book.note(
        `Line ${line} has no time of day and was left out: ${JSON.stringify((cells[this.layout.timeColumn] ?? '').slice(0, 40))}.`,
      );
    if ('hour' in time) this.firstHour = Math.min(this.firstHour, time.hour);
    this.table.push({ cells, line, second: 'hour' in time ? time.hour * HOUR : time.second });
  }

  end(): void {
    const { book, layout, table } = this;
    const printed = this.head.rows.slice(0, layout.headerRow + 1).flat();
    const named = sourceUnit(book.options.unit ?? '') ?? printed.map(unitInTitle).find((unit) => unit);
    const register = book.register({
      meter: '',
      register: '',
      direction: 'import',
      unit: named ?? sourceUnit('kwh')!,
    });
    const shift = Number.isFinite(this.firstHour) ? this.firstHour * HOUR : 0;
    // Twice, for a later day may show that the month stands first.
    for (const { text } of layout.days) book.dates.day(text);
    for (const { column, text } of layout.days) {
      const midnight = book.dates.day(text) * DAY;
      for (const { cells, line, second } of table) {
        const stamp = midnight + second - shift;
        const value = book.numbers.parse(cells[column] ?? '');
        if (value === value) register.add(stamp, false, 0, value, QUALITY.unknown, line);
        else if (isBlank(cells[column] ?? '')) register.addMissing(stamp, false);
        else book.reject(line, `${JSON.stringify(cells[column]!.slice(0, 40))} is no number`);
      }
    }
    if (!named) book.whenDated(() => decideUnit(book));
  }
}
