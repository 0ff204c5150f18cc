/**
 * EIEP13A, New Zealand's consumption file for customers: HDR, then DET rows. X is taken from the network, I injected into it; the
 * last columns are active and reactive energy.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowSink, RowsFamily } from '../reader.js';

export const eiep13a: RowsFamily = {
  kind: 'rows',
  format: 'eiep13a',
  recognise: ({ rows }) =>
    rows.some((row) => row[0]?.trim() === 'HDR' && row[1]?.trim().startsWith('ICPCONS')) ? 1 : 0,
  open: (_head, book) => new Eiep13aSink(book),
};

class Eiep13aSink implements RowSink {
  constructor(private readonly book: Book) {
    book.homeZone = 'Pacific/Auckland';
    book.homeOrder = 'dmy';
  }

  row(cells: Row, line: number): void {
    const record = cells[0]?.trim() ?? '';
    if (record === 'HDR' || record === '') return;
    if (record !== 'DET')
      return this.book.reject(line, `unknown record ${JSON.stringify(record.slice(0, 20))}`);
    const { dates, numbers } = this.book;
    const endRead = dates.parse(cells[10] ?? '');
    const end = dates.seconds;
    if (!endRead || !dates.parse(cells[9] ?? ''))
      return this.book.reject(line, 'no start and end of the interval');
    const direction = cells[6]?.trim() === 'I' ? 'export' : 'import';
    const text = cells[12] ?? '';
    const value = numbers.parse(text);
    if (value !== value && !isBlank(text))
      this.book.reject(line, `${JSON.stringify(text.slice(0, 40))} is no number`);
    const register = this.book.register({
      meter: cells[2]?.trim() ?? '', register: [cells[5], cells[7]].map((cell) => cell?.trim() ?? '').join(' ').trim(), direction,
      unit: sourceUnit('kwh')!,
    }); // prettier-ignore
    if (value !== value) register.addMissing(dates.seconds, dates.instant);
    else
      register.add(
        dates.seconds,
        dates.instant,
        end - dates.seconds,
        value,
        cells[11]?.trim() === 'RD' ? QUALITY.actual : QUALITY.estimated,
        line,
      );
  }
}
