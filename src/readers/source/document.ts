/** One file's bytes to the family that knows it: decode, look at the head, then stream. */
import { Book, type ReadOptions } from '../book/book.js';
import { FAMILIES } from '../families.js';
import { LIMITS, LimitError, MalformedError } from '../limits.js';
import type { JsonFamily, Row, RowSink, RowsFamily, RowsHead, TextSink, XmlFamily } from '../reader.js';
import { NumberParser } from '../parse/numbers.js';
import { dotsAreGroups } from '../parse/thousands.js';
import { Decoder } from './decode.js';
import { guessDelimiter, RowSplitter } from './rows.js';
import { strangeJson, strangeMarkup, strangerByBeginning, strangeRows, type Stranger } from './strangers.js';

/** Characters looked at before a family is chosen. */
const HEAD = 64 * 1024;
const HEAD_ROWS = 60;
/** Rows between two looks at the size of the book. */
const SIZE_CHECK = 4096;

export interface Recognised {
  readonly format: string;
  readonly book: Book;
  readonly encoding: string;
}

/** A file that no family knows. */
export interface Unrecognised {
  /** Undefined where there is nothing in it. */
  readonly stranger: Stranger | undefined;
  /** Its first characters: they may tell whose portal it came from. */
  readonly beginning: string;
}

/** Characters of a file that no family knows which are kept. */
const BEGINNING = 4000;

export class TextDocument {
  private decoder: Decoder | undefined;
  private head = '';
  private sink: TextSink | undefined;
  private book: Book | undefined;
  private format = '';
  private stranger: Stranger | undefined;
  private beginning = '';
  private whole: string[] | undefined;
  private wholeLength = 0;

  constructor(
    private readonly name: string,
    private readonly options: ReadOptions,
  ) {}

  write(bytes: Uint8Array): void {
    this.decoder ??= new Decoder(bytes);
    this.text(this.decoder.decode(bytes));
  }

  end(): Recognised | Unrecognised {
    if (this.decoder) this.text(this.decoder.end());
    if (!this.sink && !this.whole) this.choose();
    if (this.whole) this.readWhole();
    this.sink?.end();
    if (!this.book) return { stranger: this.stranger, beginning: this.beginning };
    return { format: this.format, book: this.book, encoding: this.decoder?.encoding ?? 'empty' };
  }

  private text(text: string): void {
    if (this.sink) this.sink.write(text);
    else if (this.whole) this.keep(text);
    else {
      this.head += text;
      if (this.head.length >= HEAD) this.choose();
    }
  }

  private choose(): void {
    const text = this.head.charCodeAt(0) === 0xfeff ? this.head.slice(1) : this.head;
    this.head = '';
    const first = text.trimStart();
    if (first === '') return;
    this.beginning = first.slice(0, BEGINNING);
    this.stranger = strangerByBeginning(first, this.name);
    if (this.stranger) return this.drain();
    if (first.startsWith('<')) this.chooseXml(first);
    else if (first.startsWith('{') || first.startsWith('[')) {
      this.whole = [];
      this.keep(first);
    } else this.chooseRows(text);
  }

  private chooseXml(text: string): void {
    const head = text.slice(0, HEAD);
    const family = surest(
      FAMILIES.filter((one): one is XmlFamily => one.kind === 'xml'),
      (one) => one.recognise(head),
    );
    if (!family) {
      this.stranger = strangeMarkup(head);
      return this.drain();
    }
    this.start(family.format, new Book(this.options, new NumberParser(false)));
    this.sink = family.open(this.book!);
    this.sink.write(text);
  }

  private chooseRows(text: string): void {
    const start = firstLines(text);
    const delimiter = guessDelimiter(start);
    const rows: Row[] = [];
    const preview = new RowSplitter(delimiter, (cells) => rows.length < HEAD_ROWS && rows.push(cells));
    preview.push(start);
    preview.end();
    const head: RowsHead = { rows, delimiter, fileName: this.name, options: this.options };
    const table = openTable(head);
    if (!table) {
      this.stranger = strangeRows(head, 'text file');
      return this.drain();
    }
    this.start(table.format, table.book);
    const splitter = new RowSplitter(delimiter, countingRows(table.sink, table.book));
    this.sink = {
      write: (chunk) => splitter.push(chunk),
      end: () => {
        splitter.end();
        table.sink.end?.();
      },
    };
    this.sink.write(text);
  }

  private readWhole(): void {
    let document: unknown;
    try {
      document = JSON.parse(this.whole!.join(''));
    } catch {
      throw new MalformedError('the file begins like JSON but breaks off or has an error');
    }
    const family = surest(
      FAMILIES.filter((one): one is JsonFamily => one.kind === 'json'),
      (one) => one.recognise(document),
    );
    if (!family) {
      this.stranger = strangeJson(document);
      return;
    }
    this.start(family.format, new Book(this.options, new NumberParser(false)));
    family.read(document, this.book!);
  }

  private keep(text: string): void {
    this.wholeLength += text.length;
    if (this.wholeLength > LIMITS.wholeBytes)
      throw new LimitError(`the JSON file is larger than ${LIMITS.wholeBytes / 1024 / 1024} MB`);
    this.whole!.push(text);
  }

  private start(format: string, book: Book): void {
    this.format = format;
    this.book = book;
  }

  /** Nobody reads on; the rest of the file is let through unseen. */
  private drain(): void {
    this.sink = { write: () => undefined, end: () => undefined };
  }
}

/**
 * Opens the surest family of tables for these first rows (a text file's or a workbook's). A family that can only reject them
 * gives way to the next that reads them: portals name their columns alike.
 */
export function openTable(head: RowsHead): { format: string; book: Book; sink: RowSink } | undefined {
  const fitting = bySureness(
    FAMILIES.filter((one): one is RowsFamily => one.kind === 'rows'),
    (one) => one.recognise(head),
  );
  const family =
    fitting.length > 1 ? (fitting.find((one) => !onlyRejects(one, head)) ?? fitting[0]) : fitting[0];
  if (!family) return undefined;
  const book = bookFor(head);
  return { format: family.format, book, sink: family.open(head, book) };
}

function bookFor(head: RowsHead): Book {
  const commaIsDecimal = head.delimiter === ';' || head.delimiter === '\t';
  const oneOfSeveral = head.fileName !== head.options.fileName;
  return new Book(
    { ...head.options, fileName: head.fileName, oneOfSeveral },
    new NumberParser(commaIsDecimal, dotsAreGroups(head.rows, head.delimiter)),
  );
}

function onlyRejects(family: RowsFamily, head: RowsHead): boolean {
  const book = bookFor(head);
  const sink = family.open(head, book);
  head.rows.forEach((row, index) => sink.row(row, index + 1));
  sink.end?.();
  return book.rejectedRows > 0 && book.registers.every(({ length }) => length === 0);
}

function countingRows(sink: RowSink, book: Book): (cells: string[], line: number) => void {
  let rows = 0;
  return (cells, line) => {
    if (++rows % SIZE_CHECK === 0) book.checkSize();
    sink.row(cells, line);
  };
}

/** The family with the highest sureness above 0; the first of equals. */
const surest = <F>(families: readonly F[], sureness: (family: F) => number): F | undefined =>
  bySureness(families, sureness)[0];

/** Families that may know the file, the surest first; one alone where it is certain. */
function bySureness<F>(families: readonly F[], sureness: (family: F) => number): F[] {
  const fitting: { family: F; sure: number }[] = [];
  for (const family of families) {
    const sure = sureness(family);
    if (sure >= 1) return [family];
    if (sure > 0) fitting.push({ family, sure });
  }
  return fitting.sort((a, b) => b.sure - a.sure).map(({ family }) => family);
}

/** The first rows, as far as they are looked at. */
function firstLines(text: string): string {
  let at = -1;
  for (let lines = 0; lines <= HEAD_ROWS; lines++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at > HEAD) return text.slice(0, HEAD);
  }
  return text.slice(0, at);
}
