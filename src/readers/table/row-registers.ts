/** Which registers the rows of a table belong to, by what their label, unit and meter cells say. */
import type { Direction } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { sourceUnit, unitInTitle, type SourceUnit } from '../parse/units.js';
import type { Row } from '../reader.js';
import type { TableLayout } from './layout.js';
import { stampsEnds, type TableHabits } from './table-habits.js';
import { toldBeside, USED, type ToldBeside } from './told-beside.js';
import type { ValueColumn } from './value-columns.js';
import * as words from './words.js';

export class RowRegisters {
  /** No unit was named for some of the values: kWh until their size is seen. */
  unitAssumed = false;
  private told: ToldBeside | undefined;
  private readonly registers = new Map<string, Register | undefined>();
  private readonly lastRegisters = new Map<ValueColumn, { cells: Row; register: Register | undefined }>();

  /** @param above lines before the first row of data */
  constructor(
    private readonly layout: TableLayout,
    private readonly book: Book,
    private readonly habits: TableHabits,
    private readonly above: readonly string[],
  ) {}

  /** The register of a value column in a row, by what the label, unit and meter cells say; undefined when it does not count. */
  of(column: ValueColumn, cells: Row): Register | undefined {
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
      stamp: stampsEnds(layout, habits) ? 'end' : 'start',
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
}

/** A meter id without the signs that keep Excel from changing it. */
export const meterId = (cell: string): string => cell.trim().replace(/^['"=]+|["']+$/g, '');
