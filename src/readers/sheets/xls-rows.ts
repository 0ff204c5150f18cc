/** Reads worksheets of the old binary Excel format (.xls). The library is loaded only when such a file comes. */
import { LimitError, MalformedError } from '../limits.js';
import { isBuiltInDate, isDateFormat, serialText } from './serial-date.js';

/** A .xls sheet ends at row 65,536; more bytes than this are not a household's readings. */
const XLS_LIMIT = 32_000_000;

export interface XlsSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

interface XlsCell {
  t?: string;
  v?: unknown;
  z?: string | number;
}

function cellText(cell: XlsCell | undefined, from1904: boolean): string {
  if (cell === undefined || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = cell.z ?? 'General';
    const isDate = typeof format === 'number' ? isBuiltInDate(format) : isDateFormat(format);
    return isDate ? serialText(cell.v, from1904) : String(cell.v);
  }
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  return String(cell.v);
}

/** @throws MalformedError when the file is too large or no workbook */
export async function xlsSheets(bytes: Uint8Array): Promise<XlsSheet[]> {
  if (bytes.length > XLS_LIMIT) throw new LimitError(`the workbook is larger than ${XLS_LIMIT} bytes`);
  const { read } = await import('xlsx');
  let book;
  try {
    book = read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false, cellFormula: false });
  } catch (error) {
    if (/password|encrypt/i.test(String(error)))
      throw new MalformedError(
        'the workbook is protected by a password',
        'Open it, save it without the password and send it again.',
      );
    throw new MalformedError('the file is no readable Excel workbook');
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name) => {
    const cells = book.Sheets[name] as unknown as readonly (readonly (XlsCell | undefined)[] | undefined)[];
    return {
      name,
      rows: Array.from(cells, (row) => Array.from(row ?? [], (cell) => cellText(cell, from1904))),
    };
  });
}
