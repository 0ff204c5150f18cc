/** Finds the row that heads a table, and columns in it, by their plain labels in any order. */
import type { Row } from '../reader.js';
import { plainLabel } from './column-words.js';

/** The columns of a table, found by what their labels say. */
export class Columns {
  /** Labels in plain form. */
  readonly labels: readonly string[];

  constructor(readonly cells: Row) {
    this.labels = cells.map(plainLabel);
  }

  /** Index of the first column whose label matches, or -1. */
  find(label: RegExp): number {
    return this.labels.findIndex((text) => label.test(text));
  }

  all(label: RegExp): number[] {
    return this.labels.flatMap((text, index) => (label.test(text) ? [index] : []));
  }

  has(labels: readonly RegExp[]): boolean {
    return labels.every((label) => this.find(label) >= 0);
  }
}

/** Every family looks at the same first rows. */
const looked = new WeakMap<Row, Columns>();

/** The columns of a row when it heads the table that the labels describe. */
export function headedBy(row: Row, labels: readonly RegExp[]): Columns | undefined {
  // A heading has a word in most of its cells; looking at longer rows only costs time.
  if (row.length < labels.length || row.length > 500) return undefined;
  let columns = looked.get(row);
  if (!columns) looked.set(row, (columns = new Columns(row)));
  return columns.has(labels) ? columns : undefined;
}

/** The cell at a column index, trimmed; '' when the row is too short or the column was not found (-1). */
export const cellAt = (row: Row, index: number): string => (index < 0 ? '' : (row[index] ?? '').trim());
