/**
 * NEM12 and NEM13, the meter data files of the Australian market: 100 header, 200 register, 300 a day of values, 400 the quality of
 * parts of that day, 250 a meter reading with the one before. Stamps are market time, the same all year.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, type Register } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowSink, RowsFamily } from '../reader.js';
import { tellControlledLoad } from './nem12-controlled-load.js';

const MINUTES = 1440;
const EASTERN = 'Etc/GMT-10';
const WESTERN = 'Etc/GMT-8';
/** Users in the west name their own zone; their files run on their own market's time. */
const WESTERN_ZONES = new Set(['Australia/Perth', 'Australia/West', WESTERN]);

export const nem12: RowsFamily = {
  kind: 'rows',
  format: 'nem12',
  recognise({ rows }) {
    const codes = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row[0]!.trim());
    const header = rows.find((row) => row[0]?.trim() === '100');
    if (header && /^NEM1[23]$/i.test(header[1]?.trim() ?? '')) return 1;
    return (codes[0] === '200' || codes[0] === '250') &&
      codes.slice(0, 20).every((code) => /^[1-9]\d0$/.test(code))
      ? 0.95
      : 0;
  },
  open: (_head, book) => new Nem12Sink(book),
};

/** A 300 row, held until its 400 rows have been read. */
interface Day {
  readonly line: number;
  readonly date: number;
  readonly values: Float64Array;
  readonly quality: Uint8Array;
  readonly revision: number;
}

/** Quality of a value that is there but void. */
const NULL = 255;

class Nem12Sink implements RowSink {
  private register: Register | undefined;
  private minutes = 0;
  private hasRegister = false;
  private pending: Day | undefined;

  constructor(private readonly book: Book) {
    book.zone = WESTERN_ZONES.has(book.options.timezone ?? '') ? WESTERN : EASTERN;
  }

  row(cells: Row, line: number): void {
    switch (cells[0]!.trim()) {
      case '300':
        return this.day(cells, line);
      case '400':
        return this.partQuality(cells, line);
      case '200':
        return this.openRegister(cells, line);
      case '250':
        return this.accumulation(cells, line);
      case '100':
        if (/^WP/i.test(cells[3]?.trim() ?? '')) this.book.zone = WESTERN;
        return this.flush();
      case '500':
      case '550':
      case '900':
        return;
      default:
        if (cells.some((cell) => cell.trim() !== ''))
          this.book.reject(line, `unknown record ${JSON.stringify(cells[0]!.slice(0, 20))}`);
    }
  }

  end(): void {
    this.flush();
    tellControlledLoad(this.book);
  }

  private openRegister(cells: Row, line: number): void {
    this.flush();
    this.hasRegister = true;
    this.register = undefined;
    const suffix = cells[4]?.trim() || cells[3]?.trim() || '';
    const minutes = Number(cells[8]);
    if (![1, 5, 10, 15, 30, 60].includes(minutes)) {
      this.book.reject(
        line,
        `interval length ${JSON.stringify(cells[8] ?? '')} is none of 5, 15 or 30 minutes`,
      );
      return;
    }
    this.minutes = minutes;
    this.register = this.registerOf(cells[1]?.trim() ?? '', suffix, suffixDirection(suffix), cells[7] ?? '');
  }

  private registerOf(
    meter: string,
    suffix: string,
    direction: 'import' | 'export' | undefined,
    unitText: string,
  ): Register | undefined {
    const unit = sourceUnit(unitText);
    if (!direction || !unit || unit.power || unit.commodity) {
      this.book.note(
        `Register ${suffix} (${unitText.trim() || 'no unit'}) is no energy taken or given and is left out.`,
      );
      return undefined;
    }
    return this.book.register({ meter, register: suffix, direction, unit });
  }

  private day(cells: Row, line: number): void {
    this.flush();
    if (!this.hasRegister)
      return this.book.reject(
        line,
        'a day of values before any register (200 record): neither meter nor interval is known',
      );
    if (!this.register) return;
    const date = this.book.dates.day(cells[1] ?? '');
    if (Number.isNaN(date)) return this.book.reject(line, `${JSON.stringify(cells[1] ?? '')} is no date`);
    const expected = MINUTES / this.minutes;
    const given = valueCount(cells);
    const method = (cells[2 + expected] ?? '').trim();
    if (given !== expected && !/^[A-Z]\d*$/i.test(method))
      return this.book.reject(line, `${given} values where ${expected} of ${this.minutes} minutes belong`);
    const values = new Float64Array(expected);
    const { numbers } = this.book;
    for (let i = 0; i < expected; i++) {
      const text = cells[2 + i]!;
      const value = numbers.parse(text);
      values[i] = value;
      if (value !== value && !isBlank(text))
        this.book.reject(line, `value ${i + 1}, ${JSON.stringify(text.slice(0, 20))}, is no number`);
    }
    const updated = this.book.dates.parse((cells[5 + expected] ?? '').trim()) ? this.book.dates.seconds : 0;
    this.pending = {
      line,
      date,
      values,
      quality: new Uint8Array(expected).fill(methodQuality(method)),
      revision: updated,
    };
  }

  private partQuality(cells: Row, line: number): void {
    const from = Number(cells[1]);
    const to = Number(cells[2]);
    if (!this.pending) return;
    if (!(from >= 1 && to >= from && to <= this.pending.quality.length))
      return this.book.reject(line, `intervals ${cells[1]} to ${cells[2]} are not those of a day`);
    this.pending.quality.fill(methodQuality((cells[3] ?? '').trim()), from - 1, to);
  }

  private flush(): void {
    const { pending, register } = this;
    this.pending = undefined;
    if (!pending || !register) return;
    const seconds = this.minutes * 60;
    const midnight = pending.date * 86_400;
    const before = register.length;
    for (let i = 0; i < pending.values.length; i++) {
      const value = pending.values[i]!;
      const quality = pending.quality[i]!;
      const stamp = midnight + i * seconds;
      if (value !== value || quality === NULL) {
        register.addMissing(stamp, false);
        continue;
      }
      register.add(stamp, false, seconds, value, quality, pending.line);
    }
    if (register.length > before) register.revise(pending.revision);
  }

  /** 250: the energy between two meter readings. */
  private accumulation(cells: Row, line: number): void {
    const { dates, numbers } = this.book;
    const value = numbers.parse((cells[18] ?? '').trim());
    const toRead = dates.parse((cells[14] ?? '').trim());
    const to = dates.seconds;
    const fromRead = dates.parse((cells[9] ?? '').trim());
    const from = dates.seconds;
    if (value !== value || !toRead || !fromRead || to <= from)
      return this.book.reject(line, 'no quantity between two dated meter readings');
    // I = into the grid, E = out of it, seen from the grid.
    const direction = cells[7]?.trim().toUpperCase() === 'I' ? 'export' : 'import';
    const register = this.registerOf(
      cells[1]?.trim() ?? '',
      cells[4]?.trim() ?? '',
      direction,
      cells[19] ?? '',
    );
    register?.add(from, false, to - from, value, methodQuality((cells[15] ?? '').trim()), line);
  }
}

/** Cells after the date until the quality method. */
function valueCount(cells: Row): number {
  let at = 2;
  while (at < cells.length && !/^[A-Za-z]/.test(cells[at]!.trim())) at++;
  return at - 2;
}

function suffixDirection(suffix: string): 'import' | 'export' | undefined {
  const letter = suffix.charAt(0).toUpperCase();
  return letter === 'E' ? 'import' : letter === 'B' ? 'export' : undefined;
}

function methodQuality(method: string): number {
  const letter = method.charAt(0).toUpperCase();
  if (letter === 'N') return NULL;
  if (letter === 'V') return QUALITY.estimated;
  return qualityCode(method);
}
