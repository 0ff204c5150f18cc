/** A family of tables with a heading row: what most portals give. Column order and preamble lines are free. */
import type { Book } from '../book/book.js';
import { NumberParser } from '../parse/numbers.js';
import type { DateOrder } from '../parse/stamps.js';
import type { Row, RowsFamily, RowsHead } from '../reader.js';
import { headedBy, type Columns } from './header.js';

export interface HeadedContext {
  readonly columns: Columns;
  readonly book: Book;
  readonly head: RowsHead;
  /** The row before the heading, where some workbooks print group titles. */
  readonly above: Row;
  /** Every row before the heading. */
  readonly preamble: readonly Row[];
}

export interface HeadedRows {
  row(cells: Row, line: number): void;
  end?(): void;
}

export interface HeadedLayout {
  readonly format: string;
  /** Labels (plain form) that must all stand in the heading. */
  readonly heading: readonly RegExp[];
  /** Sureness when the heading is found; default 0.9. */
  readonly sureness?: number;
  /** A further look at the columns when the heading alone does not prove the family. */
  accepts?(columns: Columns, head: RowsHead): boolean;
  /** Zone that the labels themselves name ("Date/time UTC"). */
  readonly zone?: string;
  readonly homeZone?: string;
  readonly homeOrder?: DateOrder;
  readonly stamp?: Book['stamp'];
  /** Called for each heading: files with stacked sections have several. */
  open(context: HeadedContext): HeadedRows;
}

/** Homes of the decimal comma: there "4,030" is four, whatever separates the cells. */
const DECIMAL_COMMA = /^Europe\/(?!London|Dublin)/;

export function headedFamily(layout: HeadedLayout): RowsFamily {
  const heads = (row: Row, head: RowsHead): Columns | undefined => {
    const columns = headedBy(row, layout.heading);
    return columns && (layout.accepts?.(columns, head) ?? true) ? columns : undefined;
  };
  return {
    kind: 'rows',
    format: layout.format,
    recognise: (head) => (head.rows.some((row) => heads(row, head)) ? (layout.sureness ?? 0.9) : 0),
    open(head, book) {
      book.zone = layout.zone;
      book.homeZone = layout.homeZone;
      book.homeOrder = layout.homeOrder;
      book.stamp = layout.stamp ?? 'start';
      if (DECIMAL_COMMA.test(layout.homeZone ?? '')) book.numbers = new NumberParser(true);
      let table: HeadedRows | undefined;
      let preamble: Row[] = [];
      return {
        row(cells, line) {
          // Inside a table, rows that begin with a digit are readings; looking at each would cost more than reading it.
          const columns = table && startsWithDigit(cells) ? undefined : heads(cells, head);
          if (columns) {
            table?.end?.();
            table = layout.open({ columns, book, head, above: preamble.at(-1) ?? [], preamble });
            preamble = [];
          } else if (table) table.row(cells, line);
          else preamble.push(cells);
        },
        end: () => table?.end?.(),
      };
    },
  };
}

function startsWithDigit(cells: Row): boolean {
  const code = cells[0]?.charCodeAt(0) ?? 0;
  return code >= 48 && code <= 57;
}
