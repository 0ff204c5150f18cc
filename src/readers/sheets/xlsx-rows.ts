/** Reads the rows of a worksheet (Office Open XML, .xlsx) as text cells, one row at a time. */
import { MalformedError } from '../limits.js';
import { serialText } from './serial-date.js';
import { sheetParser, type Workbook } from './workbook.js';
import { zipParts } from './zip-parts.js';

/** Far above any year of readings (35,040 quarter hours come to about 11 MB), far below a bomb. */
const SHEET_LIMIT = 512_000_000;
/** Columns of an Excel sheet; a cell that claims to lie beyond is damaged. */
const COLUMNS = 16_384;

/** 'B12' → 1; undefined when the reference has no letters. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + (letter - 64);
  }
  return column === 0 ? undefined : column - 1;
}

/**
 * Yields the rows of one sheet as text: numbers as the file prints them, dates as ISO text, empty cells as ''.
 * Rows without cells are yielded empty where the file has them, so that counting rows stays near what a person sees.
 * @throws MalformedError when the sheet is damaged or unpacks to more than the limit
 */
export function* xlsxRows(archive: Uint8Array, book: Workbook, path: string): Generator<string[]> {
  let rows: string[][] = [];
  let row: string[] = [];
  let column = -1;
  let type = '';
  let isDate = false;
  let value = '';
  let inValue = false;

  const cellText = (): string => {
    if (type === 's') return book.sharedStrings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === '' && isDate && value !== '') return serialText(Number(value), book.from1904);
    return value;
  };
  const parser = sheetParser({
    open: (name, tag) => {
      if (name === 'c') {
        column = columnOf(tag.attributes['r']) ?? column + 1;
        if (column >= COLUMNS) throw new MalformedError('a cell lies beyond the last column');
        const kind = tag.attributes['t'] ?? 'n';
        type = kind === 'n' ? '' : kind;
        isDate = book.dateStyles[Number(tag.attributes['s'] ?? 0)] ?? false;
        value = '';
      } else if (name === 'row') {
        row = [];
        column = -1;
      } else if (name === 'v' || name === 't') inValue = true;
    },
    close: (name) => {
      if (name === 'c') {
        const text = cellText();
        if (text === '') return;
        while (row.length < column) row.push('');
        row[column] = text;
      } else if (name === 'row') rows.push(row);
      else if (name === 'v' || name === 't') inValue = false;
    },
    text: (text) => {
      if (inValue) value += text;
    },
  });
  const decoder = new TextDecoder();
  for (const { bytes } of zipParts(archive, (name) => name === path, SHEET_LIMIT)) {
    parser.write(decoder.decode(bytes, { stream: true }));
    const ready = rows;
    rows = [];
    yield* ready;
  }
}
