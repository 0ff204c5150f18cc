/** JSON whose readings are a list of objects with the same fields: Octopus, n3rgy and other APIs, or a table saved as JSON. */
import type { Book } from '../book/book.js';
import type { JsonFamily, RowsHead } from '../reader.js';
import { findLayout } from '../table/layout.js';
import type { TableHabits } from '../table/table-habits.js';
import { TableSink } from '../table/table-sink.js';

type Flat = Readonly<Record<string, string>>;

/** Lists found, by the names of their fields: a file may hold one list per day or month. */
type Lists = Map<string, Flat[]>;

const DEEPEST = 6;

/** The rows of the lists of objects that have most rows in all. */
export function longestList(document: unknown): readonly Flat[] {
  const lists: Lists = new Map();
  collect(document, 0, lists);
  return [...lists.values()].reduce<readonly Flat[]>(
    (best, list) => (list.length > best.length ? list : best),
    [],
  );
}

function collect(value: unknown, depth: number, lists: Lists): void {
  if (depth > DEEPEST || value === null || typeof value !== 'object') return;
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) {
    const rows = value.map((one) => flat(one));
    const key = Object.keys(rows[0]!).join('\u0000');
    const known = lists.get(key);
    if (key !== '' && known) for (const row of rows) known.push(row);
    else if (key !== '') lists.set(key, rows);
  }
  for (const inner of Object.values(value)) collect(inner, depth + 1, lists);
}

const isRecord = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Plain fields, and those of objects inside as `interval start`. */
function flat(value: object, prefix = ''): Flat {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) fields[prefix + name] = '';
    else if (typeof inner !== 'object') fields[prefix + name] = String(inner);
    else if (prefix === '' && !Array.isArray(inner)) Object.assign(fields, flat(inner as object, `${name} `));
  }
  return fields;
}

/** The list as a table: fields are titles. */
function asTable(list: readonly Flat[], book: Book | undefined): { head: RowsHead; titles: string[] } {
  const titles: string[] = [];
  const first = list.slice(0, 50);
  for (const one of first)
    for (const key of Object.keys(one)) if (!titles.includes(key) && titles.length < 100) titles.push(key);
  const rows = [titles, ...first.map((one) => titles.map((title) => one[title] ?? ''))];
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
      titles.map((title) => one[title] ?? ''),
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
