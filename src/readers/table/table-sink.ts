/** Reads the rows of a table by its layout into the book. */
import { QUALITY, type Commodity, type Direction } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, type Register } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit, unitInTitle, type SourceUnit } from '../parse/units.js';
import type { Row, RowSink } from '../reader.js';
import { splitRange, splitTimes } from './cells.js';
import type { TableLayout } from './layout.js';
import type { ValueColumn } from './value-columns.js';
import { toldBeside, USED, type ToldBeside } from './told-beside.js';
import { isTotals } from './totals.js';
import { tellMeterReadings } from './meter-readings.js';
import { wholeDaysSide } from '../book/whole-days.js';
import { includeLastDay } from './bill-periods.js';
import { NumberedSlots } from './numbered-slots.js';
import { decideUnit } from './unit-by-size.js';
import * as words from './words.js';

const DAY = 86_400;

/** What a named format knows beyond what its columns say. */
export interface TableHabits {
  /** Zone that the format proves. */
  readonly zone?: string;
  /** Zone of the format's home, where the user names none. */
  readonly homeZone?: string;
  readonly homeOrder?: 'dmy' | 'mdy';
  /** What the (only) stamp marks. */
  readonly stamp?: 'start' | 'end';
  /** Seconds of an interval, where rows do not show it. */
  readonly interval?: number;
  /** Unit where neither title nor unit column names one. */
  readonly unit?: string;
  /** Quality where the file has no column for it. */
  readonly quality?: keyof typeof QUALITY;
  /** A single signed column is import less export. */
  readonly net?: true;
  /** A utility's meter sees only what goes to the grid: what it calls generation is export. */
  readonly metered?: true;
  /** Titles of columns that hold no readings although they look so. */
  readonly ignore?: RegExp;
  /** The values are energy of an interval for certain, never readings of the meter's register. */
  readonly deltas?: true;
  /** What the user should know about every such file. */
  readonly note?: string;
  /** Direction, register and commodity that the label cells of a row stand for; undefined = the general rule. */
  readonly label?: (text: string) => Labelled | 'skip' | undefined;
}

export interface Labelled {
  readonly direction?: Direction | 'net';
  readonly commodity?: Commodity;
  readonly unit?: string;
  readonly role?: 'general' | 'controlled_load';
  readonly register?: string;
}

export class TableSink implements RowSink {
  private rows = 0;
  /** Lines before the first row of data. */
  private readonly above: string[] = [];
  private told: ToldBeside | undefined;
  private readonly registers = new Map<string, Register | undefined>();
  private readonly lastRegisters = new Map<ValueColumn, { cells: Row; register: Register | undefined }>();
  private readonly numbered: NumberedSlots | undefined;
  private readonly unknownQuality: number;
  private readonly headerText: string;
  private unitAssumed = false;

  constructor(
    private readonly layout: TableLayout,
    private readonly book: Book,
    private readonly habits: TableHabits,
  ) {
    book.zone = habits.zone ?? layout.zone;
    book.homeZone = habits.homeZone;
    book.homeOrder = habits.homeOrder;
    this.unknownQuality = QUALITY[habits.quality ?? 'unknown'];
    if (habits.note) book.note(habits.note);
    if (layout.unclear.length > 0) book.note(unclearColumns(layout));
    this.headerText = layout.titles.join('\u0000');
    if (this.endStamped) book.stamp = 'end';
    if (layout.hour >= 0 || layout.slot >= 0)
      this.numbered = new NumberedSlots(
        layout.hour >= 0,
        /end|\bhe\b/.test(words.plain(layout.titles[layout.hour] ?? '')),
      );
  }

  private get endStamped(): boolean {
    return this.habits.stamp === 'end' || this.layout.billDates || this.layout.endOnly;
  }

  row(cells: Row, line: number): void {
    if (this.rows++ < this.layout.dataFrom) {
      this.above.push(cells.join(' '));
      return;
    }
    if (isEmptyRow(cells)) return;
    const { layout, book } = this;
    const { dates } = book;
    const order = dates.order;
    if (layout.startTime >= 0 && (cells[layout.startTime] ?? '').trim() === '')
      return this.untimed(cells, line);
    let span = this.stamps(cells);
    if (span === undefined) {
      if (this.isRepeatedHeader(cells)) return;
      if (isTotals(cells)) return book.note('A row of totals (without a date) was left out.');
      book.reject(line, `no date and time in ${shown(cells)}`);
      return;
    }
    // The end of this row may have shown that the file prints the month first.
    if (dates.order !== order) span = this.stamps(cells)!;
    const stamp = this.stamp;
    const instant = this.stampInstant;
    const quality = layout.quality >= 0 ? this.quality(cells[layout.quality] ?? '') : this.unknownQuality;
    for (const column of layout.values) {
      const register = this.registerFor(column, cells);
      if (!register) continue;
      const text = cells[column.index] ?? '';
      const value = book.numbers.parse(text);
      if (value === value) {
        register.add(stamp, instant, span, value, quality, line);
        if (layout.revision >= 0) register.revise((cells[layout.revision] ?? '').trim());
        continue;
      }
      register.addMissing(stamp, instant);
      if (!isBlank(text)) book.reject(line, `${JSON.stringify(text.slice(0, 40))} is no number`);
    }
  }

  /** Where rows have a time of day, one without it sums up its day or the file. */
  private untimed(cells: Row, line: number): void {
    if (this.layout.values.some(({ index }) => !isBlank(cells[index] ?? '')))
      this.book.note('Rows without a time of day were left out: they are totals.');
    else if (!this.isRepeatedHeader(cells) && !isTotals(cells))
      this.book.reject(line, `no date and time in ${shown(cells)}`);
  }

  private stamp = 0;
  private stampInstant = false;

  /** Reads the moment of a row into `stamp`; the answer is its span in seconds (0 unknown), or undefined when there is none. */
  private stamps(cells: Row): number | undefined {
    const { layout } = this;
    const { dates } = this.book;
    const startText = cells[layout.start] ?? '';
    if (layout.contents[layout.start] === 'range') return this.range(startText);
    const timeContent = layout.contents[layout.startTime];
    const timeText = cells[layout.startTime] ?? '';
    if (timeContent === 'timerange') return this.timeRange(startText, timeText);
    const timed =
      layout.startTime >= 0
        ? dates.parsePair(startText, timeContent === 'number' ? timeText.trim().padStart(4, '0') : timeText)
        : dates.parse(startText);
    if (!timed) return undefined;
    this.stamp = dates.seconds;
    this.stampInstant = dates.instant;
    const day = Math.floor(this.stamp / DAY);
    if (this.numbered) return this.slot(cells[layout.hour >= 0 ? layout.hour : layout.slot] ?? '');
    if (layout.end >= 0) {
      const endText = cells[layout.end] ?? '';
      const read =
        layout.endTime >= 0 ? dates.parsePair(endText, cells[layout.endTime] ?? '') : dates.parse(endText);
      if (!read || dates.instant !== this.stampInstant) return 0;
      return dates.seconds - this.stamp;
    }
    if (layout.endTime >= 0) {
      const time = dates.time(cells[layout.endTime] ?? '');
      return time === time ? day * DAY + time - this.stamp || 0 : 0;
    }
    return 0;
  }

  private range(text: string): number | undefined {
    const { dates } = this.book;
    const parts = splitRange(text);
    if (!parts || !dates.parse(parts[0])) return undefined;
    this.stamp = dates.seconds;
    this.stampInstant = dates.instant;
    return dates.parse(parts[1]) ? dates.seconds - this.stamp : 0;
  }

  private timeRange(date: string, text: string): number | undefined {
    const { dates } = this.book;
    const times = splitTimes(text);
    if (!times || !dates.parsePair(date, times[0])) return undefined;
    this.stamp = dates.seconds;
    this.stampInstant = dates.instant;
    const end = dates.time(times[1]);
    return end === end ? end - (this.stamp - Math.floor(this.stamp / DAY) * DAY) : 0;
  }

  private slot(text: string): number | undefined {
    const stamp = this.numbered!.stamp(this.stamp, this.book.numbers.parse(text));
    if (stamp === undefined) return undefined;
    this.stamp = stamp;
    return 0;
  }

  private quality(text: string): number {
    const code = qualityCode(text);
    return code === QUALITY.unknown && text.trim() === '' ? this.unknownQuality : code;
  }

  /** The register of a value column in a row, by what the label, unit and meter cells say; undefined when it does not count. */
  private registerFor(column: ValueColumn, cells: Row): Register | undefined {
    const { layout } = this;
    const last = this.lastRegisters.get(column);
    if (last && this.sameLabels(last.cells, cells)) return last.register;
    let key = `${column.index}`;
    for (const index of layout.labels) key += `\u0000${cells[index] ?? ''}`;
    if (layout.unit >= 0) key += `\u0000${cells[layout.unit] ?? ''}`;
    if (layout.meter >= 0) key += `\u0000${cells[layout.meter] ?? ''}`;
    const known = this.registers.has(key);
    const register = known ? this.registers.get(key) : this.newRegister(column, cells);
    if (!known && this.registers.size < 10_000) this.registers.set(key, register);
    this.lastRegisters.set(column, { cells, register });
    return register;
  }

  /** Whether two rows name the same register; most rows name that of the row before. */
  private sameLabels(a: Row, b: Row): boolean {
    const { labels, unit, meter } = this.layout;
    for (const index of labels) if (a[index] !== b[index]) return false;
    return (unit < 0 || a[unit] === b[unit]) && (meter < 0 || a[meter] === b[meter]);
  }

  private newRegister(column: ValueColumn, cells: Row): Register | undefined {
    const { layout, book, habits } = this;
    if (layout.unclear.includes(column.title)) return undefined;
    const labels = layout.labels.map((index) => (cells[index] ?? '').trim());
    const unitCell = layout.unit >= 0 ? (cells[layout.unit] ?? '').trim() : '';
    let direction: Direction | 'net' = habits.net && layout.values.length === 1 ? 'net' : column.direction;
    if (habits.metered && direction === 'production') direction = 'export';
    let commodity = column.commodity;
    let unit = column.unit;
    let role = column.role;
    let labelledFlow = false;
    let register = layout.values.length > 1 ? column.title : '';
    for (const label of labels) {
      if (label === '') continue;
      const special = habits.label?.(label);
      if (special === 'skip') return undefined;
      if (!special && words.NO_ENERGY_LABEL.test(words.plain(label))) {
        book.note(`${JSON.stringify(label.slice(0, 40))} is no energy taken or given and is left out.`);
        return undefined;
      }
      const labelled = special ?? {
        direction: words.labelDirection(label),
        commodity: words.labelCommodity(label),
      };
      if (layout.values.length === 1) direction = labelled.direction ?? direction;
      labelledFlow ||= labelled.direction !== undefined;
      commodity = labelled.commodity ?? commodity;
      unit = (labelled.unit === undefined ? unitInTitle(label) : sourceUnit(labelled.unit)) ?? unit;
      if (labelled.role) role = labelled.role;
      else if (words.CONTROLLED_WORDS.test(words.plain(label))) role = 'controlled_load';
      register = [register, labelled.register ?? label].filter((part) => part !== '').join(' ');
    }
    if (unitCell !== '') {
      unit = sourceUnit(unitCell);
      if (!unit) {
        book.note(`Values in ${JSON.stringify(unitCell.slice(0, 20))} are no energy and are left out.`);
        return undefined;
      }
    }
    unit ??= this.assumedUnit();
    if (unit.commodity)
      commodity = unit.commodity === 'gas' && commodity === 'water' ? 'water' : unit.commodity;
    const told = this.toldBeside();
    if (commodity === undefined && unit.unit === 'kWh' && told.commodity) {
      commodity = told.commodity;
      book.note(`The name of the file or the lines above the table say that this is ${commodity}.`);
    }
    const open = !column.flowNamed && !labelledFlow && (commodity ?? 'electricity') === 'electricity';
    if (told.direction && open && (told.certain || !USED.test(words.plain(column.title)))) {
      direction = told.direction;
      book.note(`The name of the file or the lines above the table say that this is ${direction}.`);
    }
    const meter = layout.meter >= 0 ? meterId(cells[layout.meter] ?? '') : '';
    const oneOfSeveralGrains = labels.some((label) => words.GRAIN_WORDS.test(words.plain(label)));
    return book.register({
      meter,
      register,
      direction,
      group: oneOfSeveralGrains ? `${meter}|${direction}|${commodity ?? 'electricity'}` : undefined,
      unit,
      role,
      commodity: commodity ?? 'electricity',
      stamp: this.endStamped ? 'end' : 'start',
      interval: habits.interval,
    });
  }

  /** A bare word in a title counts less than what the format knows. */
  private toldBeside(): ToldBeside {
    const { book, habits, above } = this;
    if (habits.net || habits.metered || habits.label) return {};
    this.told ??= toldBeside(
      above.slice(0, -1),
      book.options.fileName ?? '',
      book.options.oneOfSeveral ?? false,
    );
    return this.told;
  }

  private assumedUnit(): SourceUnit {
    const named = this.book.options.unit ?? this.habits.unit;
    const unit = named === undefined ? undefined : sourceUnit(named);
    if (unit) return unit;
    this.unitAssumed = true;
    return sourceUnit('kwh')!;
  }

  /** Nothing says what the only stamp of a row marks. */
  private get loneStamps(): boolean {
    const { layout, habits, numbered, endStamped } = this;
    const lone =
      ['date', 'datetime'].includes(layout.contents[layout.start]!) &&
      layout.contents[layout.startTime] !== 'timerange';
    return (
      lone && layout.end < 0 && layout.endTime < 0 && !numbered && !endStamped && habits.stamp === undefined
    );
  }

  private tellEnds(): void {
    const { book } = this;
    const deltas = book.registers.filter(({ spec, length }) => length > 0 && spec.measures !== 'index');
    if (deltas.length === 0 || deltas.some((register) => wholeDaysSide(register) !== 'end')) return;
    for (const register of deltas) register.spec = { ...register.spec, stamp: 'end' };
    book.stamp = 'end';
    book.note(
      'The first time is one interval after midnight and the last one is midnight: the times are read as the ends of the readings.',
    );
  }

  private isRepeatedHeader(cells: Row): boolean {
    return this.headerText !== '' && cells.map((cell) => cell.trim()).join('\u0000') === this.headerText;
  }

  end(): void {
    const { book, layout, habits } = this;
    book.whenDated(() => {
      this.numbered?.settle(book);
      if (layout.endTime < 0 && (layout.end >= 0 || layout.contents[layout.start] === 'range'))
        for (const register of book.registers) includeLastDay(register);
      if (!habits.deltas) tellMeterReadings(book, layout.values[0]!.title, layout.billDates);
      if (this.loneStamps) this.tellEnds();
      if (this.unitAssumed) decideUnit(book);
    });
  }
}

function unclearColumns({ unclear, values }: TableLayout): string {
  const names = unclear.map((title) => JSON.stringify(title)).join(', ');
  const columns = unclear.length === 1 ? `The column ${names} holds` : `The columns ${names} all hold`;
  return values.length === unclear.length
    ? `${columns} energy, and no title says which is what the home took from the grid. Keep that one, or name it "import", and send the file again.`
    : `${columns} energy, and the title does not say which way it flows: left out. Name it "import" or "export" and send the file again.`;
}

const isEmptyRow = (cells: Row): boolean => {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
};

/** A meter id without the signs that keep Excel from changing it. */
export const meterId = (cell: string): string => cell.trim().replace(/^['"=]+|["']+$/g, '');

const shown = (cells: Row): string => JSON.stringify(cells.slice(0, 6).join(', ').slice(0, 80));
