/** Any table with a date or time column and an energy column, in any language that the word list knows. */
import type { RowsFamily } from '../reader.js';
import { findLayout } from '../table/layout.js';
import { TableSink } from '../table/table-sink.js';

export const plainTable: RowsFamily = {
  kind: 'rows',
  format: 'plain-csv',
  recognise: (head) => (findLayout(head) ? 0.3 : 0),
  open: (head, book) => new TableSink(findLayout(head)!, book, {}),
};
