/** Sees a JSON document as tables: every list of objects is one, and what surrounds it adds columns. */

/** Portals nest their readings three or four levels deep; far deeper is an attack or no usage file. */
const DEPTH_LIMIT = 16;

export interface JsonTable {
  /** Keys from the root to the list, list levels as `[]`: `TimeSeries[].Observations[]`. */
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Scalars = ReadonlyMap<string, string>;

interface Growing {
  readonly columns: Map<string, number>;
  readonly rows: string[][];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalarText = (value: unknown): string | undefined =>
  value === null
    ? ''
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

/**
 * Turns a parsed JSON value into tables. Rows hold the object's own scalars (nested objects as `outer.inner`) and those of the
 * objects around the list; the innermost key wins. Cells are text, null is ''.
 * @example jsonTables({ unit: 'Wh', values: [{ date: '2024-01-01', value: 5 }] })
 * // [{ path: 'values[]', columns: ['unit', 'date', 'value'], rows: [['Wh', '2024-01-01', '5']] }]
 */
export function jsonTables(document: unknown): JsonTable[] {
  const tables = new Map<string, Growing>();

  function addRow(path: string, scalars: Scalars): void {
    let table = tables.get(path);
    if (!table) tables.set(path, (table = { columns: new Map(), rows: [] }));
    const row: string[] = [];
    for (const [key, text] of scalars) {
      let index = table.columns.get(key);
      if (index === undefined) table.columns.set(key, (index = table.columns.size));
      row[index] = text;
    }
    for (let i = 0; i < row.length; i++) row[i] ??= '';
    table.rows.push(row);
  }

  /** Collects the scalars of an object and the lists of objects in it. */
  function split(
    value: Record<string, unknown>,
    prefix: string,
    scalars: Map<string, string>,
    lists: [string, unknown[]][],
    depth: number,
  ): void {
    if (depth > DEPTH_LIMIT) return;
    for (const [key, inner] of Object.entries(value)) {
      const text = scalarText(inner);
      if (text !== undefined) scalars.set(prefix + key, text);
      else if (Array.isArray(inner)) lists.push([prefix + key, inner]);
      else if (isObject(inner)) split(inner, `${prefix}${key}.`, scalars, lists, depth + 1);
    }
  }

  function walkList(list: readonly unknown[], path: string, outer: Scalars, depth: number): void {
    if (depth > DEPTH_LIMIT) return;
    for (const item of list) {
      if (!isObject(item)) continue;
      const own = new Map<string, string>();
      const lists: [string, unknown[]][] = [];
      split(item, '', own, lists, depth);
      const scalars = new Map(outer);
      for (const [key, text] of own) scalars.set(key, text);
      const inner = lists.filter(([, values]) => values.some(isObject));
      if (inner.length === 0 && scalars.size > 0) addRow(path, scalars);
      for (const [key, values] of inner) walkList(values, `${path}.${key}[]`, innermost(scalars), depth + 1);
    }
  }

  if (Array.isArray(document)) walkList(document, '[]', new Map(), 0);
  else if (isObject(document)) {
    const scalars = new Map<string, string>();
    const lists: [string, unknown[]][] = [];
    split(document, '', scalars, lists, 0);
    for (const [key, values] of lists) walkList(values, `${key}[]`, innermost(scalars), 1);
  }
  return [...tables].map(([path, { columns, rows }]) => ({ path, columns: [...columns.keys()], rows }));
}

/** What a list inherits is named by its last key alone: `energy.unit` is the `unit` of the values in `energy`. */
function innermost(scalars: Scalars): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, text] of scalars) result.set(key.slice(key.lastIndexOf('.') + 1), text);
  return result;
}
