/**
 * The reader interface: look at the head and say how sure you are; then turn what comes into readings, rejects and notes in
 * the book. A new family is a new file and one line in families.ts.
 */
import type { Book, ReadOptions } from './book/book.js';

export type Row = readonly string[];

/** The first rows of a table, cells as printed. */
export interface RowsHead {
  readonly rows: readonly Row[];
  readonly delimiter: string;
  readonly fileName: string;
  readonly options: ReadOptions;
}

export interface RowSink {
  /** Every row of the file from its first, preamble included; `line` is where it starts. */
  row(cells: Row, line: number): void;
  end?(): void;
}

export interface TextSink {
  write(text: string): void;
  end(): void;
}

/** Sureness: 0 not mine · 1 certain. Generic readers stay below 0.5, named formats above. */
export type Sureness = number;

export interface RowsFamily {
  readonly kind: 'rows';
  readonly format: string;
  recognise(head: RowsHead): Sureness;
  open(head: RowsHead, book: Book): RowSink;
}

export interface XmlFamily {
  readonly kind: 'xml';
  readonly format: string;
  recognise(head: string): Sureness;
  open(book: Book): TextSink;
}

export interface JsonFamily {
  readonly kind: 'json';
  readonly format: string;
  recognise(document: unknown): Sureness;
  read(document: unknown, book: Book): void;
}

export type UsageFamily = RowsFamily | XmlFamily | JsonFamily;
