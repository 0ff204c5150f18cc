/** The common table: a stamp (or date and time, or from and to), then one column per register. */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, type Register, type RegisterSpec } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily, RowsHead } from '../reader.js';
import { addCell, rejectUndated, whenOf, type When, type WhenColumns } from './row-cells.js';
import { labelUnit, plainLabel } from './column-words.js';
import { cellAt, type Columns } from './header.js';
import { headedFamily, type HeadedContext, type HeadedLayout, type HeadedRows } from './headed-family.js';
import { TotalsFilter } from './totals-filter.js';

export interface ValueColumn extends Partial<Omit<RegisterSpec, 'unit' | 'direction' | 'meter'>> {
  /** Which columns (plain labels, group title in front where there is one). The first rule that matches a column claims it. */
  readonly label: RegExp;
  /** 'skip' claims a column that must not be read. */
  readonly direction: RegisterSpec['direction'] | 'skip';
  /** Unit where the label names none. */
  readonly unit?: string;
}

export interface StampedLayout extends Omit<HeadedLayout, 'open'> {
  readonly when: { start: RegExp; startTime?: RegExp; end?: RegExp; endTime?: RegExp };
  /** Rules for the value columns, or how to make them from the columns at hand. */
  readonly values: readonly ValueColumn[] | ((columns: Columns, head: RowsHead) => readonly ValueColumn[]);
  readonly meter?: RegExp;
  /** Quality columns; with several, each speaks for the value columns on its left. */
  readonly quality?: RegExp;
  readonly qualityOf?: (text: string) => number;
  /** A column with the sum of the row, returns subtracted: it tells blank from missing. */
  readonly rowTotal?: RegExp;
  /** Group titles stand in the row above the heading: "Stroom [kWh] | meterstand laagtarief". */
  readonly groupTitles?: boolean;
}

/** The columns that feed one register: several where each row fills one of them, or where phases are printed apart. */
interface RegisterColumns {
  readonly indexes: number[];
  readonly quality: number;
  readonly rule: ValueColumn;
  readonly name: string;
  readonly unit: string | undefined;
}

export function stampedFamily(layout: StampedLayout): RowsFamily {
  return headedFamily({ ...layout, open: (context) => openStamped(layout, context) });
}

function whenColumns({ when }: StampedLayout, columns: Columns): WhenColumns {
  return {
    start: columns.find(when.start),
    startTime: when.startTime && columns.find(when.startTime),
    end: when.end && columns.find(when.end),
    endTime: when.endTime && columns.find(when.endTime),
  };
}

function registerColumns(
  layout: StampedLayout,
  { columns, above, head, book }: HeadedContext,
): RegisterColumns[] {
  const titles = layout.groupTitles ? groupTitles(above, columns.cells.length) : [];
  const rules = typeof layout.values === 'function' ? layout.values(columns, head) : layout.values;
  const qualities = layout.quality ? columns.all(layout.quality) : [];
  const claimed = new Set<number>([...Object.values(whenColumns(layout, columns)), ...qualities]);
  if (layout.meter) claimed.add(columns.find(layout.meter));
  const found = new Map<string, RegisterColumns>();
  columns.labels.forEach((label, index) => {
    if (claimed.has(index) || label === '') return;
    const title = titles[index] ?? '';
    const titled = title === '' ? label : `${plainLabel(title)} | ${label}`;
    const rule = rules.find((candidate) => candidate.label.test(titled));
    if (!rule && labelUnit(columns.cells[index]!))
      book.note(
        `The column ${JSON.stringify(columns.cells[index]!.trim())} is none that this format has; it is left out.`,
      );
    if (!rule || rule.direction === 'skip') return;
    const unit = labelUnit(columns.cells[index]!) ?? labelUnit(title) ?? rule.unit;
    const name = rule.register ?? columns.cells[index]!.trim();
    const key = `${rule.direction} ${name} ${unit}`;
    const shared = found.get(key);
    if (shared) shared.indexes.push(index);
    else {
      const quality = qualities.find((at) => at > index) ?? qualities.at(-1) ?? -1;
      found.set(key, { indexes: [index], quality, rule, name, unit });
    }
  });
  return [...found.values()];
}

/** Group titles stand above the first of their columns; they hold until the next title. */
function groupTitles(above: Row, width: number): string[] {
  let title = '';
  return Array.from({ length: width }, (_, index) => (title = above[index]?.trim() || title));
}

function openStamped(layout: StampedLayout, context: HeadedContext): HeadedRows {
  const { columns, book } = context;
  const when = whenColumns(layout, columns);
  const values = registerColumns(layout, context);
  if (values.length === 0)
    book.note('No column of the heading says that it holds energy taken from or given to the grid.');
  const meterColumn = layout.meter ? columns.find(layout.meter) : -1;
  const qualityOf = layout.qualityOf ?? qualityCode;
  const registersByMeter = new Map<string, (Register | undefined)[]>();

  const registersOf = (meter: string): (Register | undefined)[] => {
    let registers = registersByMeter.get(meter);
    if (!registers) {
      registers = values.map((value) => openRegister(book, layout, value, meter));
      registersByMeter.set(meter, registers);
    }
    return registers;
  };
  const rowTotal = layout.rowTotal ? columns.find(layout.rowTotal) : -1;
  const whenOfRow = (cells: Row): When | undefined => whenOf(book, cells, when);
  const totals = new TotalsFilter<Row>(book, whenOfRow, (cells, line, at) => {
    const registers = registersOf(cellAt(cells, meterColumn));
    let texts = values.map(({ indexes }) => joinedCells(book, cells, indexes));
    if (rowTotal >= 0) texts = filledByTotal(book, texts, cellAt(cells, rowTotal));
    values.forEach((value, i) => {
      const register = registers[i];
      const quality = value.quality < 0 ? QUALITY.unknown : qualityOf(cellAt(cells, value.quality));
      if (register) addCell(book, register, at, texts[i]!, quality, line);
    });
  });
  return {
    row(cells, line) {
      const at = whenOfRow(cells);
      if (at) totals.take(cells, line, at);
      else rejectUndated(book, cells, when.start, line);
    },
    end: () => totals.end(),
  };
}

/** The text of one register's cells: the filled ones of a row are parts of one reading. */
function joinedCells(book: Book, cells: Row, indexes: readonly number[]): string {
  if (indexes.length === 1) return cellAt(cells, indexes[0]!);
  const filled = indexes.map((index) => cellAt(cells, index)).filter((text) => !isBlank(text));
  if (filled.length <= 1) return filled[0] ?? '';
  const sum = filled.reduce((total, text) => total + book.numbers.parse(text), 0);
  return Number.isNaN(sum) ? filled.join(' ') : String(sum);
}

/** Blank cells are 0 where the row's own total is the sum of the others; else they stay missing. */
function filledByTotal(book: Book, texts: string[], total: string): string[] {
  if (!texts.some(isBlank) || isBlank(total)) return texts;
  const sum = texts.reduce((so, text) => so + (isBlank(text) ? 0 : book.numbers.parse(text)), 0);
  return Math.abs(sum - book.numbers.parse(total)) < 1e-6
    ? texts.map((text) => (isBlank(text) ? '0' : text))
    : texts;
}

function openRegister(
  book: Book,
  layout: StampedLayout,
  { rule, name, unit: unitText }: RegisterColumns,
  meter: string,
): Register | undefined {
  const unit = sourceUnit(unitText ?? book.options.unit ?? '');
  if (unit === undefined) {
    book.note(`Column "${name}" names no unit of energy and was left out; say its unit.`);
    return undefined;
  }
  const { label: _label, unit: _unit, direction, ...rest } = rule;
  return book.register({
    stamp: layout.stamp === 'end' ? 'end' : 'start',
    ...rest,
    meter,
    register: name,
    direction: direction as RegisterSpec['direction'],
    unit,
  });
}
