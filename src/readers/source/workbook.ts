/** Workbooks (.xls, .xlsx): cells to the same rows that a text file gives. */
import type { Book, ReadOptions } from '../book/book.js';
import { decideDateOrder } from '../book/date-order.js';
import { inOneZone, joinBooks } from '../book/join-books.js';
import { LIMITS, LimitError } from '../limits.js';
import type { Row, RowsHead } from '../reader.js';
import { xlsSheets } from '../sheets/xls-rows.js';
import { readWorkbook } from '../sheets/workbook.js';
import { xlsxRows } from '../sheets/xlsx-rows.js';
import { openTable, type Recognised, type Unrecognised } from './document.js';
import { strangeRows, type Stranger } from './strangers.js';

/** Rows looked at before a family is chosen. */
const HEAD_ROWS = 60;

const NO_TABLE: Stranger = {
  seen: 'a workbook without any table; charts and pictures hold no readings',
  advice: 'Send the workbook with the sheet that the chart was drawn from, or the download itself.',
};

const isOldFormat = (head: Uint8Array): boolean =>
  head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;

/** By the first bytes: an OLE compound file, or a ZIP whose entries are those of a workbook. */
export function isWorkbook(head: Uint8Array): boolean {
  if (isOldFormat(head)) return true;
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const names = new TextDecoder('windows-1252').decode(head);
  return /\[Content_Types\]\.xml|_rels\/\.rels|xl\/|docProps\//.test(names);
}

/** Collects the bytes of a workbook (it cannot be read in a stream) and reads its sheets at the end. */
export class WorkbookDocument {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor(
    private readonly name: string,
    private readonly options: ReadOptions,
  ) {}

  write(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length > LIMITS.wholeBytes)
      throw new LimitError(`the workbook is larger than ${LIMITS.wholeBytes / 1024 / 1024} MB`);
    this.chunks.push(bytes.slice());
  }

  async end(): Promise<Recognised | Unrecognised> {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    const old = isOldFormat(bytes);
    const encoding = old ? 'xls' : 'xlsx';
    const readings: Recognised[] = [];
    let stranger: Stranger = NO_TABLE;
    let beginning = '';
    const sheets = old ? await xlsSheets(bytes) : newSheets(bytes);
    for (const { name, rows } of sheets) {
      const read = this.readSheet(rows, encoding, sheets.length > 1 ? name : this.name);
      if ('book' in read) readings.push(read);
      else if (read.stranger)
        ({ stranger, beginning } = { stranger: read.stranger, beginning: read.beginning });
    }
    return readings.length > 0 ? richest(readings) : { stranger, beginning };
  }

  private readSheet(rows: Iterable<Row>, encoding: string, name: string): Recognised | Unrecognised {
    const head: Row[] = [];
    let table: ReturnType<typeof openTable>;
    let line = 0;
    let headGiven = false;
    const begin = (): boolean => {
      headGiven = true;
      table = openTable({ rows: head, delimiter: '', fileName: name, options: this.options });
      head.forEach((row, index) => table?.sink.row(row, index + 1));
      return table !== undefined;
    };
    for (const cells of rows) {
      // A text file's empty line is one empty cell; so is a sheet's.
      const row = cells.length === 0 ? [''] : cells;
      line++;
      if (!headGiven) {
        head.push(row);
        if (head.length === HEAD_ROWS && !begin()) break;
      } else {
        table!.sink.row(row, line);
        if (line % 4096 === 0) table!.book.checkSize();
      }
    }
    if (!headGiven) begin();
    if (!table) {
      const empty = head.every((row) => row.every((cell) => cell === ''));
      const rows: RowsHead = { rows: head, delimiter: '', fileName: name, options: this.options };
      return {
        stranger: empty ? undefined : strangeRows(rows, 'worksheet'),
        beginning: head.map((row) => row.join(' ')).join('\n'),
      };
    }
    table.sink.end?.();
    return { format: table.format, book: table.book, encoding };
  }
}

function newSheets(bytes: Uint8Array): { name: string; rows: Iterable<Row> }[] {
  const book = readWorkbook(bytes);
  return book.sheets.map(({ name, path }) => ({ name, rows: xlsxRows(bytes, book, path) }));
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly readings: number;
}

function spanOf(book: Book): Span {
  let from = Infinity;
  let to = -Infinity;
  let readings = 0;
  for (const register of book.registers) {
    readings += register.length;
    for (let i = 0; i < register.length; i++) {
      const stamp = register.stamps[i]!;
      if (stamp < from) from = stamp;
      if (stamp > to) to = stamp;
    }
  }
  return { from, to, readings };
}

/** Import in one sheet, export or gas in another. */
function differentFlows(books: readonly Book[]): boolean {
  const flows = books.flatMap(({ registers }) => [
    ...new Set(registers.map(({ spec }) => `${spec.direction} ${spec.commodity ?? 'electricity'}`)),
  ]);
  return new Set(flows).size === flows.length;
}

/**
 * Sheets of one workbook are months one after the other or different flows, which are joined; or they repeat each other in other grains: then the
 * one that spans the most time counts, the finer of equals.
 */
function richest(sheets: readonly Recognised[]): Recognised {
  if (sheets.length === 1) return sheets[0]!;
  for (const { book } of sheets) decideDateOrder(book);
  const spans = sheets
    .map((sheet) => ({ sheet, ...spanOf(sheet.book) }))
    .filter(({ readings }) => readings > 0)
    .sort((a, b) => a.from - b.from);
  if (spans.length === 0) return sheets[0]!;
  const books = spans.map(({ sheet }) => sheet.book);
  const oneAfterTheOther = spans.every(
    (one, i) => i === 0 || (one.from > spans[i - 1]!.to && one.sheet.format === spans[0]!.sheet.format),
  );
  if (spans.length > 1 && (oneAfterTheOther || differentFlows(books)) && inOneZone(books))
    return { ...spans[0]!.sheet, book: joinBooks(books) };
  const longest = Math.max(...spans.map(({ from, to }) => to - from));
  const full = spans.filter(({ from, to }) => to - from >= longest * 0.9);
  const best = full.reduce((a, b) => (b.readings > a.readings ? b : a));
  if (spans.length > 1)
    best.sheet.book.note(
      `The workbook has ${spans.length} sheets with readings; the one that covers most is read.`,
    );
  return best.sheet;
}
