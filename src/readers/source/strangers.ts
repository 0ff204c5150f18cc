/** Files that people send in place of readings: what each is, and what to do instead. */
import { CellReader, isMoment } from '../table/cells.js';
import type { RowsHead } from '../reader.js';

export interface Stranger {
  /** What the file is, to follow "it is". */
  readonly seen: string;
  /** What to do, in whole sentences; '' where the general advice says it all. */
  readonly advice: string;
}

const BILLS = 'The kWh of each bill, typed into a table with the columns From, To and kWh, can be read.';
const UNPACK = 'Unpack it and send the file inside.';
const SAVE_AS = 'Open it and save the table as CSV or as an Excel workbook.';

/** By how the text begins. */
const BEGINNINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF-/, 'a PDF, which prints figures but holds no table of readings', BILLS],
  [
    /^(.PNG\r?\n|.{0,3}JFIF|ÿØÿ|GIF8|.{4}ftyp(heic|heix|mif1)|<svg\b)/s,
    'a picture; readings cannot be told from a photo',
    BILLS,
  ],
  [/^7z¼¯/, 'a 7-Zip archive', UNPACK],
  [/^Rar!/, 'a RAR archive', UNPACK],
  [/^application\/vnd\.oasis\.opendocument/, 'an OpenDocument file', SAVE_AS],
  [
    /^(From|To|Received|Return-Path|Delivered-To|MIME-Version|Date|Subject): .*\r?\n[A-Z][A-Za-z-]+: /,
    'an e-mail',
    'If the readings are attached to it, send the attached file alone.',
  ],
];

/** A file told by its first characters or its name; undefined where it may be data. */
export function strangerByBeginning(text: string, fileName: string): Stranger | undefined {
  const known = BEGINNINGS.find(([form]) => form.test(text));
  if (known) return { seen: known[1], advice: known[2] };
  if (/\.iwa$/i.test(fileName))
    return { seen: 'an Apple Numbers document', advice: 'In Numbers choose File, Export To, CSV.' };
  if (isBinary(text.slice(0, 2000)))
    return { seen: 'a binary file and not text', advice: 'If it is an archive, unpack it first.' };
  return undefined;
}

/** More than a few control characters never stand in text. */
function isBinary(text: string): boolean {
  let control = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) control++;
  }
  return control * 50 > text.length;
}

/** XML and HTML that no family knows. */
export function strangeMarkup(text: string): Stranger {
  if (/opendocument/i.test(text)) return { seen: 'an OpenDocument file', advice: SAVE_AS };
  if (!/^<(!doctype )?html/i.test(text)) return { seen: 'an XML file of another kind', advice: '' };
  const title = /<title[^>]*>\s*([^<]{1,80}?)\s*<\/title>/i.exec(text)?.[1];
  const login =
    /type=["']?password|\b(log|sign) ?-?in\b|anmelden|einloggen|connexion|iniciar sesi|inloggen|aanmelden|accedi|prihlas|kirjaudu/i.test(
      text,
    );
  return {
    seen: `a web page${title ? ` (“${title}”)` : ''}${login ? ', the one to log in,' : ''} that was saved in place of the download`,
    advice:
      "Log in again and use the download or export button of the portal, not the browser's “save page”.",
  };
}

/** JSON that no family knows: often the portal's own complaint. */
export function strangeJson(document: unknown): Stranger {
  if (Array.isArray(document)) return { seen: 'JSON with a list that holds no readings', advice: '' };
  const fields = Object.entries(document as Record<string, unknown>);
  const complaint = fields
    .flatMap(([name, value]) =>
      /error|message|detail/i.test(name) && typeof value === 'string' ? [value] : [],
    )
    .sort((a, b) => b.length - a.length)[0];
  const names = fields.slice(0, 8).map(([name]) => name);
  return complaint
    ? { seen: `the answer of a service, “${complaint.slice(0, 100)}”, and no data`, advice: '' }
    : { seen: `JSON with the fields ${names.join(', ') || '(none)'}`, advice: '' };
}

/** A text or worksheet without a table of readings: what is there, and what is missing. */
export function strangeRows(head: RowsHead, kind: 'text file' | 'worksheet'): Stranger {
  const rows = head.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const wide = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length >= 2);
  const shown = (cells: readonly string[]): string =>
    cells
      .filter((cell) => cell.trim() !== '')
      .slice(0, 8)
      .map((cell) => `“${cell.trim().slice(0, 40)}”`)
      .join(', ');
  if (wide.length * 2 < rows.length)
    return { seen: `a ${kind} of words and not a table; it begins ${shown(rows[0] ?? [])}`, advice: '' };
  const table = `a ${kind} whose first row is ${shown(rows[0] ?? [])}`;
  if (rows.length === 1)
    return {
      seen: `${table}, with no row below it`,
      advice: 'Choose the dates and the meter in the portal and download it again.',
    };
  const reader = new CellReader(head.delimiter === ';' || head.delimiter === '\t');
  const dated = rows.some((row) => row.some((cell) => isMoment(reader.content(cell))));
  return {
    seen: `${table}; ${dated ? 'no column says that it holds energy' : 'no column holds a date'}`,
    advice: dated ? 'If one does, name its unit (kWh, Wh, kW or W).' : '',
  };
}
