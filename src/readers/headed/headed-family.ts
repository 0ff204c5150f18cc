/** A family of tables with a heading row: what most portals give. Column order and preamble lines are free. */
import type { Book } from '../book/book.js';
import { NumberParser } from '../parse/numbers.js';
import { dotsAreGroups } from '../parse/thousands.js';
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
    const columns = headedBy(withUnits(row, head), layout.heading);
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
      if (DECIMAL_COMMA.test(layout.homeZone ?? ''))
        book.numbers = new NumberParser(true, dotsAreGroups(head.rows, head.delimiter));
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
          } else if (isUnitRow(cells)) return;
          else if (table) table.row(cells, line);
          else preamble.push(cells);
        },
        end: () => table?.end?.(),
      };
    },
  };
}

/** Units that stand in a row of their own below the heading, in brackets: "[dd.MM.yyyy]", "[Wh]". */
const isUnitRow = (row: Row): boolean => {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && filled.every((cell) => /^\s*\[[^\]]+\]\s*$/.test(cell));
};

const unitRows = new WeakMap<RowsHead, number>();

/** The heading with the units of the row below it, where the file has such a row. */
function withUnits(row: Row, head: RowsHead): Row {
  let at = unitRows.get(head);
  if (at === undefined) unitRows.set(head, (at = head.rows.findIndex(isUnitRow)));
  const above = head.rows[at - 1];
  if (at < 1 || above!.length !== row.length || above!.some((cell, i) => cell !== row[i])) return row;
  return row.map((cell, i) => `${cell} ${head.rows[at]![i] ?? ''}`);
}

function startsWithDigit(cells: Row): boolean {
  const code = cells[0]?.charCodeAt(0) ?? 0;
  return code >= 48 && code <= 57;
}
