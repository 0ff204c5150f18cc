/**
 * Ameren Illinois: two groups of Usage, Units, Interval side by side, hourly and 15-minute, of the same energy. The chooser keeps the
 * finer one. A quarter of the spring day is printed at a time that does not exist; the repeated autumn hour is not in the file.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowSink, RowsFamily, RowsHead } from '../reader.js';
import { meterId } from '../table/row-registers.js';
import { plain } from '../table/words.js';

const headerIndex = ({ rows }: RowsHead): number =>
  rows.findIndex(
    (row) =>
      plain(row[0] ?? '').startsWith('start interval') &&
      row.filter((cell) => plain(cell) === 'interval').length >= 1,
  );

export const amerenCsv: RowsFamily = {
  kind: 'rows',
  format: 'ameren-csv',
  recognise: (head) => (headerIndex(head) >= 0 ? 0.9 : 0),
  open: (head, book) => new AmerenSink(head, book),
};

class AmerenSink implements RowSink {
  private rows = 0;
  private readonly dataFrom: number;
  private readonly groups: { usage: number; units: number; interval: number }[] = [];
  private readonly meter: number;

  constructor(
    head: RowsHead,
    private readonly book: Book,
  ) {
    const header = headerIndex(head);
    this.dataFrom = header + 1;
    const titles = head.rows[header]!.map(plain);
    this.meter = titles.indexOf('meter id');
    titles.forEach((title, i) => {
      if (title === 'usage') this.groups.push({ usage: i, units: i + 1, interval: i + 2 });
    });
    book.homeZone = 'America/Chicago';
    book.homeOrder = 'mdy';
  }

  row(cells: Row, line: number): void {
    if (this.rows++ < this.dataFrom || cells.every((cell) => cell.trim() === '')) return;
    const { dates, numbers } = this.book;
    if (!dates.parse(cells[0] ?? ''))
      return this.book.reject(line, `${JSON.stringify((cells[0] ?? '').slice(0, 40))} is no date and time`);
    for (const { usage, units, interval } of this.groups) {
      const text = cells[usage] ?? '';
      if (isBlank(text)) continue;
      const value = numbers.parse(text);
      const unit = sourceUnit(cells[units] ?? '');
      const minutes = parseInt(cells[interval] ?? '', 10);
      if (value !== value || !unit || !(minutes > 0)) {
        this.book.reject(
          line,
          `no usage in ${JSON.stringify([text, cells[units], cells[interval]].join(', '))}`,
        );
        continue;
      }
      const meter = meterId(cells[this.meter] ?? '');
      this.book
        .register({
          meter,
          register: `${minutes} min`,
          direction: 'import',
          unit,
          interval: minutes * 60,
          group: meter,
        })
        .add(dates.seconds, dates.instant, 0, value, QUALITY.unknown, line);
    }
  }
}
