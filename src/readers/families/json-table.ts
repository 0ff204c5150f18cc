/** JSON whose readings are a list of objects with the same fields: Octopus, n3rgy and other APIs, or a table saved as JSON. */
import type { Book } from '../book/book.js';
import type { JsonFamily, RowsHead } from '../reader.js';
import { findLayout } from '../table/layout.js';
import { TableSink, type TableHabits } from '../table/table-sink.js';

type Flat = Record<string, unknown>;

/** The longest list of objects in the document, not deeper than a few levels. */
export function longestList(document: unknown, depth = 0): readonly Flat[] {
  if (depth > 6 || document === null || typeof document !== 'object') return [];
  if (
    Array.isArray(document) &&
    document.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one))
  )
    if (document.some((one) => Object.values(one as Flat).some((value) => typeof value !== 'object')))
      return document as Flat[];
  let best: readonly Flat[] = [];
  for (const inner of Object.values(document)) {
    const list = longestList(inner, depth + 1);
    if (list.length > best.length) best = list;
  }
  return best;
}

const cell = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

/** The list as a table: fields are titles. */
function asTable(list: readonly Flat[], book: Book | undefined): { head: RowsHead; titles: string[] } {
  const titles: string[] = [];
  for (const one of list.slice(0, 50))
    for (const key of Object.keys(one)) if (!titles.includes(key) && titles.length < 100) titles.push(key);
  const rows = [titles, ...list.slice(0, 50).map((one) => titles.map((title) => cell(one[title])))];
  return { titles, head: { rows, delimiter: ',', fileName: '', options: book?.options ?? {} } };
}

function readList(document: unknown, book: Book, habits: TableHabits): void {
  const list = longestList(document);
  const { head, titles } = asTable(list, book);
  const layout = findLayout(head);
  if (!layout) return;
  const sink = new TableSink(layout, book, habits);
  sink.row(titles, 0);
  list.forEach((one, index) =>
    sink.row(
      titles.map((title) => cell(one[title])),
      index + 1,
    ),
  );
  sink.end();
}

export const octopusJson: JsonFamily = {
  kind: 'json',
  format: 'octopus-json',
  recognise: (document) => ('interval_start' in (longestList(document)[0] ?? {}) ? 0.9 : 0),
  read(document, book) {
    book.note('Octopus leaves out half hours without use since August 2024: a gap may be zero or missing.');
    readList(document, book, { homeZone: 'Europe/London' });
  },
};

export const jsonTable: JsonFamily = {
  kind: 'json',
  format: 'plain-json',
  recognise: (document) => (findLayout(asTable(longestList(document), undefined).head) ? 0.3 : 0),
  read: (document, book) => readList(document, book, {}),
};
