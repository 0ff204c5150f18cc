/** Lets a family of tables read the tables of a JSON document: keys are its labels. */
import type { Book } from '../book/book.js';
import type { JsonFamily, RowsFamily, RowsHead } from '../reader.js';
import { jsonTables, type JsonTable } from './json-tables.js';

/** Documents are looked at by one family after the other. */
const seen = new WeakMap<object, readonly JsonTable[]>();

export function tablesOf(document: unknown): readonly JsonTable[] {
  if (typeof document !== 'object' || document === null) return [];
  let tables = seen.get(document);
  if (!tables) seen.set(document, (tables = jsonTables(document)));
  return tables;
}

const headOf = (table: JsonTable, book?: Book): RowsHead => ({
  rows: [table.columns, ...table.rows.slice(0, 20)],
  delimiter: '',
  fileName: book?.options.fileName ?? '',
  options: book?.options ?? {},
});

/** The JSON twin of a family of tables. Rows are numbered from 1; tables that the family does not know are left alone. */
export function jsonTwin(format: string, family: RowsFamily): JsonFamily {
  const sure = (table: JsonTable): number => family.recognise(headOf(table));
  return {
    kind: 'json',
    format,
    recognise: (document) => Math.max(0, ...tablesOf(document).map(sure)),
    read(document, book) {
      for (const table of tablesOf(document)) {
        if (sure(table) === 0) continue;
        const sink = family.open(headOf(table, book), book);
        sink.row(table.columns, 0);
        table.rows.forEach((row, index) => sink.row(row, index + 1));
        sink.end?.();
      }
    },
  };
}
