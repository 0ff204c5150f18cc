/** The bytes as they arrive to the documents inside: one file, or those of a gzip or ZIP. */
import type { ReadOptions } from '../book/book.js';
import { LIMITS, LimitError } from '../limits.js';
import { TextDocument, type Recognised, type Unrecognised } from './document.js';
import { containerOf, gunzip, unzip, type ByteSink, type FileSink } from './unpack.js';
import { isWorkbook, WorkbookDocument } from './workbook.js';

/** Bytes needed before the kind of file is known. */
const MAGIC = 64;

type Document = TextDocument | WorkbookDocument;
type Answer = Recognised | Unrecognised;

export async function readFiles(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<readonly Answer[]> {
  const intake = new Intake(options);
  if (source instanceof Uint8Array) intake.write(source);
  else for await (const chunk of source) intake.write(chunk);
  return intake.end();
}

class Intake {
  private readonly answers: Promise<Answer>[] = [];
  private received = 0;
  private head: Uint8Array | undefined;
  private target: ByteSink | undefined;

  constructor(private readonly options: ReadOptions) {}

  write(bytes: Uint8Array): void {
    this.received += bytes.length;
    if (this.received > LIMITS.sourceBytes)
      throw new LimitError(`it is larger than ${LIMITS.sourceBytes / 1024 / 1024} MB`);
    if (this.target) return this.target.write(bytes);
    this.head = this.head ? joined(this.head, bytes) : bytes;
    if (this.head.length >= MAGIC) this.begin();
  }

  async end(): Promise<readonly Answer[]> {
    if (!this.target) this.begin();
    this.target!.end();
    return Promise.all(this.answers);
  }

  private begin(): void {
    const head = this.head ?? new Uint8Array(0);
    this.head = undefined;
    this.target = this.targetFor(head);
    if (head.length > 0) this.target.write(head);
  }

  private targetFor(head: Uint8Array): ByteSink {
    const name = this.options.fileName ?? '';
    if (isWorkbook(head))
      return this.toDocument(name, (fileName) => new WorkbookDocument(fileName, this.options));
    const container = containerOf(head);
    if (container === 'gzip') return gunzip(name, this.files());
    if (container === 'zip') return unzip(head, this.files());
    return this.toDocument(name, (fileName) => new TextDocument(fileName, this.options));
  }

  /** Files of a container; each is a document of its own. */
  private files(): FileSink {
    let inner: ByteSink | undefined;
    let name = '';
    return {
      open: (fileName) => {
        name = fileName;
        inner = undefined;
      },
      write: (bytes) => {
        inner ??= this.toDocument(name, (fileName) =>
          isWorkbook(bytes)
            ? new WorkbookDocument(fileName, this.options)
            : new TextDocument(fileName, this.options),
        );
        inner.write(bytes);
      },
      close: () => inner?.end(),
    };
  }

  private toDocument(name: string, make: (fileName: string) => Document): ByteSink {
    const document = make(name);
    return {
      write: (bytes) => document.write(bytes),
      end: () => this.answers.push(Promise.resolve(document.end())),
    };
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
