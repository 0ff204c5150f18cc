/** Catalog files into records: JSON, JSON lines and CSV are opened, and lists inside wrappers are found by walking them. */
import { gunzipSync } from 'fflate';
import { parse } from 'csv-parse/browser/esm/sync';
import type { CatalogFile, CatalogRecord } from './catalog.js';
import { attempt, giveUp, isJson, type Json } from './record.js';
import type { Outcome } from '../engine/refusal.js';

/** The value a file holds. A refusal says what is wrong with it and in which line, without the file's name. */
export function openDocument(file: CatalogFile): Outcome<unknown> {
  return attempt(() => {
    if (file.json !== undefined) return file.json;
    if (!file.bytes || file.bytes.length === 0) return giveUp('malformed', 'the file is empty');
    return parseText(decode(file.bytes));
  });
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** How far into a file a zero byte betrays that it is no text. */
const LOOK = 4096;

function decode(packed: Uint8Array): string {
  const bytes = startsWith(packed, 0x1f, 0x8b) ? unzip(packed) : packed;
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  const kind = startsWith(bytes, 0x25, 0x50, 0x44, 0x46)
    ? 'a PDF'
    : startsWith(bytes, 0x50, 0x4b)
      ? 'an archive or a spreadsheet'
      : bytes.subarray(0, LOOK).includes(0)
        ? 'no text'
        : undefined;
  if (kind) giveUp('malformed', `the file is ${kind}; a catalog is JSON, JSON lines or CSV`);
  return new TextDecoder().decode(bytes);
}

function unzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch {
    return giveUp('malformed', 'the file is compressed, and damaged');
  }
}

function parseText(text: string): unknown {
  const head = text.trimStart()[0];
  if (head === '{' || head === '[') return parseJson(text);
  const rows = attempt(() => parseCsv(text));
  return rows.ok
    ? rows.value
    : giveUp('malformed', `the file is neither JSON nor CSV: ${rows.refusal.detail}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n');
    return jsonLines(lines) ?? giveUp('malformed', whereBroken(text, lines, (error as Error).message));
  }
}

/** Values of a file with one JSON value per line; undefined when its first line is none. */
function jsonLines(lines: readonly string[]): unknown[] | undefined {
  const values: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line));
    } catch {
      if (values.length === 0 || lines.length < 2) return undefined;
      giveUp('malformed', `line ${index + 1} is not valid JSON, as the lines before it are`);
    }
  }
  return values;
}

function whereBroken(text: string, lines: readonly string[], message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  const ended = position === undefined || Number(position) >= text.trimEnd().length;
  if (ended) return `line ${lines.length}: the JSON ends in the middle; the file was cut off`;
  return `line ${text.slice(0, Number(position)).split('\n').length}: this is not valid JSON`;
}

/** What stands most often between the columns of the first line. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Rows as objects by header; a row that is shorter or longer than the header is kept, so that it can be refused by name. */
function parseCsv(text: string): Json[] {
  try {
    const rows: Json[] = parse(text, {
      columns: (header: string[]) => header.map((column) => column.trim()),
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
    });
    return rows;
  } catch (error) {
    return giveUp('malformed', (error as Error).message);
  }
}

/** Keys behind which catalogs keep their lists, and wrappers around one record. */
const LIST_KEYS = ['plans', 'items', 'tariffs', 'rates', 'data', 'rate', 'tariff', 'urdb_response'] as const;
const DEEPEST = 5;

/**
 * Walks a document down to its records. `isRecord` says where to stop: an object that some importer knows is a record, lists
 * are walked element by element, other objects are opened by their list keys. Elements in which nothing is found although
 * their neighbours are records are strays: they are damaged, and have to be named.
 */
export function recordsOf(
  file: string,
  document: unknown,
  isRecord: (record: CatalogRecord) => boolean,
): { records: CatalogRecord[]; strays: CatalogRecord[] } {
  const records: CatalogRecord[] = [];
  const strays: CatalogRecord[] = [];

  const walkList = (list: readonly unknown[], path: string, surroundings: Json, depth: number): void => {
    const before = records.length;
    const empty: CatalogRecord[] = [];
    list.forEach((item, index) => {
      const found = records.length;
      walk(item, `${path}/${index}`, surroundings, depth + 1);
      if (records.length === found)
        empty.push({
          file,
          path: `${path}/${index}`,
          value: isJson(item) ? item : {},
          alone: false,
          surroundings,
        });
    });
    if (records.length > before) strays.push(...empty);
  };

  const walk = (value: unknown, path: string, surroundings: Json, depth: number): void => {
    if (Array.isArray(value)) return walkList(value, path, surroundings, depth);
    if (!isJson(value)) return;
    const record: CatalogRecord = { file, path, value, alone: false, surroundings };
    if (isRecord(record)) {
      records.push(record);
      return;
    }
    if (depth > DEEPEST) return;
    for (const key of LIST_KEYS)
      if (typeof value[key] === 'object') walk(value[key], `${path}/${key}`, value, depth + 1);
  };

  walk(document, '', {}, 0);
  return { records: records.length === 1 ? [{ ...records[0]!, alone: true }] : records, strays };
}
