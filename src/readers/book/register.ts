/** One register while its file is being read: columns that grow, in the order of the file, stamps still as printed. */
import type { Commodity, Direction } from '../../engine/series/usage.js';
import { QUALITY } from '../../engine/series/usage.js';
import type { SourceUnit } from '../parse/units.js';

export interface RegisterSpec {
  /** Meter id as the file gives it, '' when it gives none. */
  readonly meter: string;
  /** Register as the file names it, '' when there is only one. */
  readonly register: string;
  /** 'net' is import less export in one number. */
  readonly direction: Direction | 'net';
  readonly unit: SourceUnit;
  readonly role?: 'general' | 'controlled_load';
  /** Default electricity. */
  readonly commodity?: Commodity;
  /** delta: energy of the interval (default) · index: a meter reading that only grows. */
  readonly measures?: 'delta' | 'index';
  /** A counter that restarts counts from 0 (home software); a new meter may begin anywhere (default). */
  readonly restarts?: 'from_zero';
  /** What a stamp marks; default start. */
  readonly stamp?: 'start' | 'end';
  /** Seconds of each interval where the format declares it. */
  readonly interval?: number;
  /**
   * Registers with the same group measure the same energy (hourly and daily rows of one flow, deltas and the meter reading):
   * only one of them counts.
   */
  readonly group?: string;
  /** One of the tariffs (day, night) of a flow that count in turn; joined where they never cover the same time. */
  readonly tariff?: true;
  /** The format prints this flow negative: the sign says nothing. By default negative import is energy given back. */
  readonly negative?: 'magnitude';
}

const INSTANT = 0x80;
/** Seconds that a span column holds; no reading is so long. */
const LONGEST_SPAN = 2 ** 31 - 1;
/** Rows a register has room for at first; it doubles. Feeds with a block per day make many small ones. */
const FIRST_SIZE = 64;

export class Register {
  length = 0;
  /** Wall-clock seconds, or epoch seconds where `isInstant`. */
  stamps = new Float64Array(FIRST_SIZE);
  /** Seconds from start to end as printed; 0 where the row gives no end; negative where the end is printed before the start. */
  spans = new Int32Array(FIRST_SIZE);
  /** In the unit of the file. */
  values = new Float64Array(FIRST_SIZE);
  lines = new Uint32Array(FIRST_SIZE);
  private flags = new Uint8Array(FIRST_SIZE);
  /** Revisions as runs: from which line of the file on, and which. */
  private readonly revisedFrom: number[] = [];
  private readonly revisions: (number | string)[] = [];
  /** Stamps of rows without a value: the file covers them, the reading is missing. */
  readonly missingStamps: number[] = [];
  missingInstant = false;

  constructor(public spec: RegisterSpec) {}

  add(stamp: number, instant: boolean, span: number, value: number, quality: number, line: number): void {
    const at = this.length;
    if (at === this.stamps.length) this.grow();
    this.stamps[at] = stamp;
    this.spans[at] = span > LONGEST_SPAN ? LONGEST_SPAN : span;
    this.values[at] = value;
    this.lines[at] = line;
    this.flags[at] = instant ? quality | INSTANT : quality;
    this.length = at + 1;
  }

  /**
   * Marks the row just added with its revision; a later one replaces an earlier one.
   * @param revision any ascending number, or a date as printed
   */
  revise(revision: number | string): void {
    if (this.revisions.at(-1) === revision) return;
    this.revisedFrom.push(this.lines[this.length - 1]!);
    this.revisions.push(revision);
  }

  /** Reads the revisions that were kept as printed, once the order of day and month is known. */
  readRevisions(read: (text: string) => number): void {
    this.revisions.forEach((revision, i, all) => {
      if (typeof revision === 'string') all[i] = read(revision);
    });
  }

  get hasRevisions(): boolean {
    return this.revisions.length > 0;
  }

  /** Revision of a row; 0 where the file has none. */
  revision(row: number): number {
    const line = this.lines[row]!;
    let low = 0;
    let high = this.revisedFrom.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.revisedFrom[middle]! <= line) low = middle + 1;
      else high = middle;
    }
    const revision = this.revisions[low - 1];
    return typeof revision === 'number' ? revision : 0;
  }

  /** A row with a stamp but no value. */
  addMissing(stamp: number, instant: boolean): void {
    this.missingInstant = instant;
    if (this.missingStamps.length < 1_000_000) this.missingStamps.push(stamp);
  }

  /** Changes the quality of readings already added (a quality record that follows the values). */
  requalify(from: number, to: number, quality: number): void {
    for (let i = from; i < to; i++) this.flags[i] = (this.flags[i]! & INSTANT) | quality;
  }

  isInstant(index: number): boolean {
    return (this.flags[index]! & INSTANT) !== 0;
  }

  quality(index: number): number {
    return this.flags[index]! & 0x7f;
  }

  /** Applies a change to every wall-clock stamp so far (the file turned out to print month before day). */
  restamp(change: (wall: number) => number): void {
    for (let i = 0; i < this.length; i++) {
      if (this.isInstant(i)) continue;
      const stamp = this.stamps[i]!;
      const span = this.spans[i]!;
      this.stamps[i] = change(stamp);
      // Within a day the end moves along; an end on another date was read by the same rule as the start.
      if (Math.abs(span) >= 86_400) this.spans[i] = change(stamp + span) - this.stamps[i]!;
    }
    if (!this.missingInstant) this.missingStamps.forEach((stamp, i, all) => (all[i] = change(stamp)));
  }

  /** Settles stamps that were held before midnight. */
  roundStamps(): void {
    for (let i = 0; i < this.length; i++) this.stamps[i] = Math.round(this.stamps[i]!);
    this.missingStamps.forEach((stamp, i, all) => (all[i] = Math.round(stamp)));
  }

  /** Adds the rows of another register after its own; lines of a register with revisions go on counting. */
  append(other: Register): void {
    const revised = this.revisions.length + other.revisions.length > 0;
    const before = revised ? this.lines.subarray(0, this.length).reduce((a, b) => Math.max(a, b), 0) : 0;
    if (revised && other.revisions.length === 0) {
      this.revisedFrom.push(before);
      this.revisions.push(0);
    }
    other.revisedFrom.forEach((line, i) => {
      this.revisedFrom.push(line + before);
      this.revisions.push(other.revisions[i]!);
    });
    for (let i = 0; i < other.length; i++)
      this.add(
        other.stamps[i]!,
        other.isInstant(i),
        other.spans[i]!,
        other.values[i]!,
        other.quality(i),
        other.lines[i]! + before,
      );
    for (const stamp of other.missingStamps) this.addMissing(stamp, other.missingInstant);
  }

  /** Takes the stamps for wall clock although they came as epochs. */
  asWallClock(): void {
    for (let i = 0; i < this.length; i++) this.flags[i] = this.flags[i]! & ~INSTANT;
    this.missingInstant = false;
  }

  /** Turns the order of the rows round. */
  reverse(): void {
    for (const column of [this.stamps, this.spans, this.values, this.lines, this.flags])
      column.subarray(0, this.length).reverse();
  }

  /** Lets the columns go once they are settled: a large file need not be in memory twice. */
  release(): void {
    this.length = 0;
    this.stamps = new Float64Array(0);
    this.spans = new Int32Array(0);
    this.values = new Float64Array(0);
    this.lines = new Uint32Array(0);
    this.flags = new Uint8Array(0);
  }

  private grow(): void {
    const size = this.stamps.length * 2;
    this.stamps = enlarged(this.stamps, size);
    const spans = new Int32Array(size);
    spans.set(this.spans);
    this.spans = spans;
    this.values = enlarged(this.values, size);
    const lines = new Uint32Array(size);
    lines.set(this.lines);
    this.lines = lines;
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }
}

function enlarged(column: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(size);
  larger.set(column);
  return larger;
}

/** Quality as files word it: A, actual, Real, Read, Réelle, Gemeten … against E, estimated, Geschat, Substitute … */
export function qualityCode(text: string): number {
  const word = text.trim().toLowerCase();
  const known = cachedQuality.get(word);
  if (known !== undefined) return known;
  const code = readQuality(word);
  if (cachedQuality.size < 1000) cachedQuality.set(word, code);
  return code;
}

const cachedQuality = new Map<string, number>();

function readQuality(word: string): number {
  if (word === '') return QUALITY.unknown;
  if (/^(not estimated|no|n|false|niet geschat)$/.test(word)) return QUALITY.actual;
  if (/^s\d*$|^f\d*$|subst|final|edited|corr|repla/.test(word)) return QUALITY.substituted;
  if (/^e\d*$|estim|geschat|gesch|schätz|ersatz|stimat|calcul|proj|^yes$|^y$|^true$|interpol/.test(word))
    return QUALITY.estimated;
  if (
    /^[ar]$|^rd$|^ac|^lu$|^relev|^real|^read|réel|reel|gemeten|gevalideerd|valid|measured|^ok$|brut|wahr|^true$|misurat|leitura/.test(
      word,
    )
  )
    return QUALITY.actual;
  return QUALITY.unknown;
}
