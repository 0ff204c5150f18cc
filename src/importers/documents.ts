/** Catalog files into records: JSON, JSON lines and CSV are opened, and lists inside wrappers are found by walking them. */
import { gunzipSync } from 'fflate';
import { parse } from 'csv-parse/browser/esm/sync';
import type { CatalogFile, CatalogRecord } from './catalog.js';
import { attempt, giveUp, isJson, type Json } from './record.js';
import type { Outcome } from '../engine/refusal.js';

/** The value a file holds. */
export function openDocument(file: CatalogFile): Outcome<unknown> {
  return attempt(() => {
    if (file.json !== undefined) return file.json;
    if (!file.bytes || file.bytes.length === 0) return giveUp('malformed', `${file.name} is empty`);
    return parseText(file.name, decode(file.bytes));
  });
}

const decode = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);

function parseText(name: string, text: string): unknown {
  const head = text.trimStart()[0];
  if (head === '{' || head === '[') return parseJson(name, text);
  const rows = attempt(() => parseCsv(name, text));
  return rows.ok
    ? rows.value
    : giveUp('malformed', `${name} is neither JSON nor CSV: ${rows.refusal.detail}`);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const values = lines.length > 1 ? jsonLines(lines) : undefined;
    return values ?? giveUp('malformed', `${name} is no JSON: ${(error as Error).message}`);
  }
}

function jsonLines(lines: readonly string[]): unknown[] | undefined {
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}

/** Rows as objects by header; a row that is shorter or longer than the header is kept, so that it can be refused by name. */
function parseCsv(name: string, text: string): Json[] {
  try {
    const rows: Json[] = parse(text, {
      columns: (header: string[]) => header.map((column) => column.trim()),
      bom: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    });
    return rows;
  } catch (error) {
    return giveUp('malformed', `${name}: ${(error as Error).message}`);
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
