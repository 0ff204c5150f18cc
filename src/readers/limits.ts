/** What one upload may cost. Beyond these the file is refused with a sentence, never half-read. */
export const LIMITS = {
  /** Bytes as they arrive. */
  sourceBytes: 256 * 1024 * 1024,
  /** Bytes after gzip or ZIP: a small file that unpacks to more is a bomb or a mistake. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Meter data packs ten- to fiftyfold. What unpacks further is a bomb, judged once this much has come out. */
  unpackRatio: 200,
  unpackRatioFrom: 16 * 1024 * 1024,
  /** Files in a ZIP that are looked at. */
  zipEntries: 1000,
  /** A JSON document or workbook is parsed whole, so it may not be as large as a streamed table. */
  wholeBytes: 64 * 1024 * 1024,
  /** Characters of one row; the widest real rows (NEM12, 288 values) have about 6,000. */
  rowLength: 1024 * 1024,
  /** Readings over all registers. */
  readings: 20_000_000,
  /** Registers in one file: more is a data set of many homes or noise. */
  registers: 2_000,
  /** Rejected rows that are listed one by one; beyond, they are counted. */
  rejectedListed: 1_000,
  /** Rows that repeat a reading and are listed one by one. */
  droppedListed: 100,
  /** Conflicts that are listed one by one. */
  conflictsListed: 100,
} as const;

/** Thrown inside the readers when a limit is passed; the door turns it into a refusal. */
export class LimitError extends Error {}

/** Thrown when the bytes cannot be what they claim to be (a broken ZIP, XML with entities …). */
export class MalformedError extends Error {
  constructor(
    message: string,
    /** What to do, a whole sentence. */
    readonly remedy = 'Download it again and send it unchanged.',
  ) {
    super(message);
  }
}
