/** A family that is a plain table with habits of its own: told by its titles, read by the common table reader. */
import type { RowsFamily, RowsHead } from '../reader.js';
import { findLayout } from './layout.js';
import type { TableHabits } from './table-habits.js';
import { TableSink } from './table-sink.js';
import { plain } from './words.js';

export interface TableFamilyOptions extends TableHabits {
  readonly format: string;
  /** Titles that one of the first rows must all contain (plain words, in any order). */
  readonly titles: readonly (string | RegExp)[];
  readonly sureness?: number;
}

export function tableFamily(options: TableFamilyOptions): RowsFamily {
  return {
    kind: 'rows',
    format: options.format,
    recognise: (head) => (hasTitles(head, options.titles) ? (options.sureness ?? 0.9) : 0),
    open: (head, book) => {
      const layout = findLayout(head, options.ignore);
      return layout ? new TableSink(layout, book, options) : { row: () => undefined };
    },
  };
}

/** Plain titles of the first rows, made once per file. */
const titlesByHead = new WeakMap<RowsHead, string[][]>();

function titleRows(head: RowsHead): string[][] {
  let rows = titlesByHead.get(head);
  if (!rows) {
    rows = head.rows
      .filter((row) => row.some((cell) => /^[^\d.,:]*$/.test(cell) && cell.trim() !== ''))
      .map((row) => row.map(plain));
    titlesByHead.set(head, rows);
  }
  return rows;
}

/** True when one of the rows holds every title. */
export function hasTitles(head: RowsHead, titles: readonly (string | RegExp)[]): boolean {
  return titleRows(head).some((cells) =>
    titles.every((title) =>
      cells.some((cell) => (typeof title === 'string' ? cell === title : title.test(cell))),
    ),
  );
}
