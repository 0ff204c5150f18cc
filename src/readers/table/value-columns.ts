/** The energy columns of a table: which they are, which way the energy flows, and whether they may be added up. */
import type { Commodity, Direction } from '../../engine/series/usage.js';
import { NumberParser } from '../parse/numbers.js';
import { unitInTitle, type SourceUnit } from '../parse/units.js';
import type { Row } from '../reader.js';
import type { Content } from './cells.js';
import * as words from './words.js';

export interface ValueColumn {
  readonly index: number;
  readonly title: string;
  readonly direction: Direction | 'net';
  /** The title says what flows; else import is assumed. */
  readonly flowNamed: boolean;
  /** Undefined where the title names none. */
  readonly unit: SourceUnit | undefined;
  readonly commodity: Commodity | undefined;
  readonly role: 'general' | 'controlled_load';
}

export interface ValueColumns {
  readonly columns: readonly ValueColumn[];
  /** Titles of several columns that could each be the home's: adding them up would be a guess. */
  readonly unclear: readonly string[];
}

/** What the columns of a table say: their titles as printed and plain, what their cells hold, and the first rows. */
export interface TableColumns {
  readonly titles: readonly string[];
  readonly named: readonly string[];
  readonly contents: readonly Content[];
  readonly sample: readonly Row[];
  readonly commaIsDecimal: boolean;
  /** The user says that there are values, and in which unit. */
  readonly unitGiven: boolean;
}

/** The columns that hold energy: those that name a unit, else those with an energy word, else the only numbers there are. */
export function valueColumns(candidates: readonly number[], table: TableColumns): ValueColumns {
  const chosen = energyColumns(candidates, table);
  const { named, titles } = table;
  const hasImport = chosen.some(
    (index) => words.IMPORT_WORDS.test(named[index]!) && !words.EXPORT_WORDS.test(named[index]!),
  );
  const several = chosen.length > 1;
  const columns = chosen.map((index) => {
    const name = named[index]!;
    const unit = unitInTitle(titles[index] ?? '');
    return {
      index,
      title: titles[index] ?? '',
      unit,
      direction: directionOf(name, hasImport, several) ?? 'import',
      flowNamed: directionOf(name, hasImport, several) !== undefined,
      commodity: words.GAS_WORDS.test(name)
        ? 'gas'
        : words.WATER_WORDS.test(name)
          ? 'water'
          : unit?.commodity,
      role: words.CONTROLLED_WORDS.test(name) ? 'controlled_load' : 'general',
    } satisfies ValueColumn;
  });
  const counted = withoutSums(columns, table);
  const imports = counted.filter(
    ({ role, direction, commodity }) =>
      direction === 'import' && (commodity ?? 'electricity') === 'electricity' && role === 'general',
  );
  const open = imports.filter(({ index }) => directionOf(named[index]!, hasImport, several) === undefined);
  // Beside a column that says "import", one that names no flow may be anything: another flow, or the same energy again.
  const whole = open.filter(({ index }) => !words.PART_WORDS.test(named[index]!));
  const unclear = imports.length > 1 && whole.length > 0 && titles.length > 0;
  return { columns: counted, unclear: unclear ? open.map(({ title }) => title) : [] };
}

function energyColumns(
  candidates: readonly number[],
  { titles, named, contents, sample, unitGiven }: TableColumns,
): readonly number[] {
  const possible = candidates.filter(
    (i) =>
      !words.NOT_ENERGY.test(named[i]!) &&
      (!words.PERSON_TITLE.test(named[i]!) || unitInTitle(titles[i] ?? '') !== undefined),
  );
  const units = new Map(possible.map((i) => [i, unitInTitle(titles[i] ?? '')]));
  let chosen = possible.filter((i) => units.get(i) !== undefined);
  const energies = chosen.filter((i) => !units.get(i)!.power);
  if (energies.length > 0) chosen = energies;
  if (chosen.length === 0)
    chosen = possible.filter((i) => contents[i] === 'number' && words.ENERGY.test(named[i]!));
  if (chosen.length === 0) {
    const numbers = possible.filter((i) => contents[i] === 'number');
    // A title that says nothing of energy is a bank balance or a count of steps as well: the user's word is needed.
    const untitled = numbers.every((i) => named[i] === '');
    // Of columns without titles, ids and counts of rows stand still or go on by one.
    const varied = untitled ? numbers.filter((i) => isVaried(sample.map((row) => row[i] ?? ''))) : numbers;
    if (varied.length === 1 && (untitled || unitGiven)) chosen = varied;
    else if (numbers.length === 1 && untitled) chosen = numbers;
  }
  chosen = chosen.filter((i) => contents[i] === 'number' || units.get(i) !== undefined);
  const running = chosen.filter((i) => words.RUNNING_WORDS.test(named[i]!));
  return running.length < chosen.length ? chosen.filter((i) => !running.includes(i)) : chosen;
}

function isVaried(cells: readonly string[]): boolean {
  const steps = new Set(cells.slice(1).map((cell, row) => Number(cell) - Number(cells[row])));
  return steps.size > 1 || !(steps.has(0) || steps.has(1));
}

/** The flow that a title names; undefined when it names none. */
function directionOf(name: string, hasImport: boolean, several: boolean): Direction | 'net' | undefined {
  if (words.EXPORT_WORDS.test(name)) return 'export';
  if (words.IMPORT_WORDS.test(name)) return 'import';
  if (words.PRODUCTION_WORDS.test(name) && !/consum|usage|used/.test(name)) return 'production';
  if (several && words.NET_WORDS.test(name)) return 'net';
  if (/\bnet\b/.test(name)) return 'net';
  if (hasImport && words.HOUSE_WORDS.test(name)) return 'house';
  return undefined;
}

/** Parts and their sum are rounded apart, small values most. */
const ROUNDING = 0.02;

/** Leaves out a column that is the sum of others of its flow, repeats one, or adds one up row by row. */
function withoutSums(columns: readonly ValueColumn[], table: TableColumns): ValueColumn[] {
  const numbers = new NumberParser(table.commaIsDecimal);
  const values = new Map(
    columns.map(({ index }) => [
      index,
      table.sample.map((row) => {
        const value = numbers.parse(row[index] ?? '');
        return Number.isNaN(value) ? 0 : value;
      }),
    ]),
  );
  const kept = [...columns];
  for (const column of columns) {
    const others = kept.filter(
      (one) =>
        one !== column &&
        one.direction === column.direction &&
        one.commodity === column.commodity &&
        one.unit === column.unit,
    );
    const own = values.get(column.index)!;
    const isSum =
      others.length > 0 &&
      own.filter((value) => value !== 0).length >= 2 &&
      own.every(
        (value, row) =>
          Math.abs(others.reduce((sum, { index }) => sum + values.get(index)![row]!, 0) - value) <=
          Math.max(ROUNDING * Math.abs(value), 1e-6),
      );
    if (isSum || others.some(({ index }) => runsUp(own, values.get(index)!)))
      kept.splice(kept.indexOf(column), 1);
  }
  return kept;
}

/** Of a counter printed to hundredths. */
const COUNTER_ROUNDING = 0.0101;

/** True where each step of a counter is what the other column says was used, in either order of time. */
function runsUp(counter: readonly number[], used: readonly number[]): boolean {
  const steps = counter.slice(1).map((value, row) => value - counter[row]!);
  if (steps.length < 3 || used.reduce((sum, value) => sum + Math.abs(value), 0) < 50 * COUNTER_ROUNDING)
    return false;
  const agree = (at: (row: number) => number): boolean =>
    steps.every((step, row) => Math.abs(step - at(row)) <= COUNTER_ROUNDING);
  return agree((row) => used[row + 1]!) || agree((row) => used[row]!) || agree((row) => -used[row]!);
}
