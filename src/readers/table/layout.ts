/** Finds the table in the first rows of a file: where it begins, and what each column is for. */
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsHead } from '../reader.js';
import { isTimeZone } from '../../engine/calendar/zone.js';
import { CellReader, columnContents, isMoment, type Content } from './cells.js';
import { isTotals } from './totals.js';
import { valueColumns, type ValueColumn } from './value-columns.js';
import * as words from './words.js';

export interface TableLayout {
  /** Rows before the first row of data. */
  readonly dataFrom: number;
  /** Titles as printed; empty where the file has none. */
  readonly titles: readonly string[];
  readonly contents: readonly Content[];
  /** Column of the date or of date and time, and of the time beside it. */
  readonly start: number;
  readonly startTime: number;
  readonly end: number;
  readonly endTime: number;
  /** Hour or slot number beside a date. */
  readonly hour: number;
  readonly slot: number;
  readonly values: readonly ValueColumn[];
  /** Titles of value columns of which only one can be the home's. */
  readonly unclear: readonly string[];
  readonly unit: number;
  readonly quality: number;
  readonly meter: number;
  /** Columns whose cells name a register, a direction or a commodity. */
  readonly labels: readonly number[];
  readonly revision: number;
  /** The only date is the end of a billing period. */
  readonly billDates: boolean;
  /** The title of the only moment says that it is the end of the interval. */
  readonly endOnly: boolean;
  /** The zone that a title names. */
  readonly zone: string | undefined;
}

const SAMPLE = 50;
const DOTTED_TIME = /^\s*([01]?\d|2[0-4])\.[0-5]\d\s*$/;

const layouts = new WeakMap<RowsHead, TableLayout | undefined>();

/** The layout of the table, or undefined when there is no date column with numbers beside it. */
export function findLayout(head: RowsHead, ignore?: RegExp): TableLayout | undefined {
  if (ignore) return searchLayout(head, ignore);
  if (!layouts.has(head)) layouts.set(head, searchLayout(head, undefined));
  return layouts.get(head);
}

function searchLayout(head: RowsHead, ignore: RegExp | undefined): TableLayout | undefined {
  const commaIsDecimal = head.delimiter === ';' || head.delimiter === '\t';
  const reader = new CellReader(commaIsDecimal);
  const dataFrom = firstDataRow(head.rows, reader);
  if (dataFrom < 0) return undefined;
  const sample = head.rows
    .slice(dataFrom, dataFrom + SAMPLE)
    .filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = sample.reduce((widest, row) => Math.max(widest, row.length), 0);
  const contents = columnContents(sample, width, reader);
  const titleRow = titlesAbove(head.rows, dataFrom, reader);
  return assignColumns(
    titleRow.map((title) => title.trim()),
    contents,
    dataFrom,
    sample,
    commaIsDecimal,
    head.options.unit !== undefined,
    ignore,
  );
}

/** The first row with a date and a number, followed by more of them. */
function firstDataRow(rows: readonly Row[], reader: CellReader): number {
  const looksLikeData = rows.map((row) => isData(row, reader));
  for (let i = 0; i < rows.length; i++) {
    if (!looksLikeData[i]) continue;
    const next = looksLikeData
      .slice(i + 1, i + 9)
      .filter((_, k) => rows[i + 1 + k]!.some((cell) => cell.trim() !== ''));
    if (next.length === 0 || next.filter(Boolean).length * 3 >= next.length) return i;
  }
  return -1;
}

function isData(row: Row, reader: CellReader): boolean {
  let moment = false;
  let number = false;
  for (let i = 0; i < row.length && i < 40; i++) {
    const content = reader.content(row[i]!);
    if (isMoment(content)) moment = true;
    else if (content === 'number') number = true;
    if (moment && number) return true;
  }
  return false;
}

/** The nearest row above that has titles: text, and no dates. */
function titlesAbove(rows: readonly Row[], dataFrom: number, reader: CellReader): Row {
  for (let i = dataFrom - 1; i >= 0 && i >= dataFrom - 30; i--) {
    const row = rows[i]!;
    if (isTotals(row)) continue;
    const contents = row.map((cell) => reader.content(cell));
    const texts = contents.filter((content) => content === 'text').length;
    if (
      texts >= 1 &&
      texts + contents.filter((c) => c === 'number' || c === 'time').length >= 2 &&
      !contents.some((c) => c === 'datetime' || c === 'date')
    )
      return row;
  }
  return [];
}

function assignColumns(
  titles: readonly string[],
  contents: readonly Content[],
  dataFrom: number,
  sample: readonly Row[],
  commaIsDecimal: boolean,
  unitGiven: boolean,
  ignore: RegExp | undefined,
): TableLayout | undefined {
  const named = contents.map((_, i) => words.plain(titles[i] ?? ''));
  const columns = contents.map((_, index) => index);
  const taken = new Set<number>();
  const take = (index: number): number => {
    if (index >= 0) taken.add(index);
    return index;
  };
  const first = (test: (index: number) => boolean): number =>
    take(columns.find((i) => !taken.has(i) && test(i)) ?? -1);

  const revision = first((i) => isMoment(contents[i]!) && words.REVISION_WORDS.test(named[i]!));
  const isId = (i: number): boolean =>
    words.PERSON_TITLE.test(named[i]!) || (words.METER_TITLE.test(named[i]!) && !/date|time/.test(named[i]!));
  const moments = mostVaried(
    columns.filter(
      (i) => !taken.has(i) && isMoment(contents[i]!) && !words.OTHER_DATE_WORDS.test(named[i]!) && !isId(i),
    ),
    contents,
    sample,
  );
  if (moments.length === 0) return undefined;
  const isEnd = (i: number): boolean => words.END_WORDS.test(named[i]!) && !words.START_WORDS.test(named[i]!);
  const start = take(
    moments.find((i) => words.START_WORDS.test(named[i]!)) ?? moments.find((i) => !isEnd(i)) ?? moments[0]!,
  );
  const end = take(moments.find((i) => i !== start && isEnd(i)) ?? -1);
  const isTimed = (i: number): boolean => !words.OTHER_TIME_WORDS.test(named[i]!);
  /** 0, 30, 100 … 2330, or 0.30: a clock without its colon. */
  const isClockNumber = (i: number): boolean => {
    if (contents[i] !== 'number' || !isTimed(i) || !words.TIME_TITLE.test(named[i]!)) return false;
    if (sample.every((row) => DOTTED_TIME.test(row[i] ?? ''))) return true;
    return (
      sample.some((row) => Number(row[i]) >= 100) &&
      sample.every(
        (row) => /^\s*\d{0,4}\s*$/.test(row[i] ?? '') && Number(row[i]) <= 2400 && Number(row[i]) % 100 < 60,
      )
    );
  };
  const times = columns.filter(
    (i) => ((contents[i] === 'time' || contents[i] === 'timerange') && isTimed(i)) || isClockNumber(i),
  );
  const startTime = contents[start] === 'date' ? take(times.find((i) => !isEnd(i)) ?? times[0] ?? -1) : -1;
  const endTime =
    contents[start] === 'date'
      ? take(times.find((i) => i !== startTime && (isEnd(i) || i > startTime)) ?? -1)
      : -1;
  const numeric = (i: number): boolean => contents[i] === 'number';
  const beside = contents[start] === 'date' && startTime < 0;
  const hour = beside ? first((i) => numeric(i) && words.HOUR_TITLE.test(named[i]!)) : -1;
  const slot = beside && hour < 0 ? first((i) => numeric(i) && words.SLOT_TITLE.test(named[i]!)) : -1;
  const unit = first(
    (i) =>
      contents[i] === 'text' &&
      (words.UNIT_TITLE.test(named[i]!) || (!words.QUALITY_TITLE.test(named[i]!) && allUnits(sample, i))),
  );
  const quality = first(
    (i) =>
      (contents[i] === 'text' || contents[i] === 'empty') &&
      words.QUALITY_TITLE.test(named[i]!) &&
      !words.REGISTER_TITLE.test(named[i]!),
  );
  const labels = columns.filter(
    (i) =>
      !taken.has(i) &&
      contents[i] === 'text' &&
      words.REGISTER_TITLE.test(named[i]!) &&
      !words.PERSON_TITLE.test(named[i]!),
  );
  labels.forEach(take);
  const meter = first(
    (i) =>
      contents[i] !== 'empty' &&
      words.METER_TITLE.test(named[i]!) &&
      !words.ENERGY.test(named[i]!.replace(/meter|energy/g, '')),
  );
  const { columns: values, unclear } = valueColumns(
    columns.filter(
      (i) => !taken.has(i) && (numeric(i) || contents[i] === 'empty') && !ignore?.test(named[i]!),
    ),
    { titles, named, contents, sample, commaIsDecimal, unitGiven },
  );
  // A numbered slot and a number of unknown meaning are too little to go by.
  if (
    slot >= 0 &&
    values.every((value) => value.unit === undefined && !words.ENERGY.test(words.plain(value.title)))
  )
    return undefined;
  if (values.length === 0) return undefined;
  return {
    dataFrom, titles, contents, start, startTime, end, endTime, hour, slot, values, unclear, unit, quality, meter, labels, revision,
    endOnly: end < 0 && endTime < 0 && isEnd(start),
    zone: titles[start] === undefined ? undefined : zoneInTitle(titles[start]),
    billDates: end < 0 && contents[start] !== 'range' && words.BILL_DATE_WORDS.test(named[start]!) && /\b(bill|billing|invoice|statement|factura|rechnung|factuur)\b/.test(named[start]!),
  }; // prettier-ignore
}

/** Dates that stand still while others go on (a billing month, the day a contract began) are not those of the readings. */
function mostVaried(
  moments: readonly number[],
  contents: readonly Content[],
  sample: readonly Row[],
): readonly number[] {
  const days = moments.some((i) => contents[i] !== 'month')
    ? moments.filter((i) => contents[i] !== 'month')
    : moments;
  const counts = new Map(days.map((i) => [i, new Set(sample.map((row) => row[i] ?? '')).size]));
  const most = Math.max(...counts.values());
  return days.filter((i) => counts.get(i)! * 2 > most || counts.get(i) === most);
}

/** "timestamp (UTC)", "Time Bucket (America/New_York)". */
function zoneInTitle(title: string): string | undefined {
  const named = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/.exec(title)?.[0];
  if (named && isTimeZone(named)) return named;
  return /\b(UTC|GMT|Zulu)\b/i.test(title.replaceAll('_', ' ')) ? 'UTC' : undefined;
}

const allUnits = (sample: readonly Row[], index: number): boolean => {
  let units = 0;
  for (const row of sample) {
    const cell = (row[index] ?? '').trim();
    if (cell === '') continue;
    // A lone letter may be anything: only a title makes it a unit.
    if (cell.length < 2 || !sourceUnit(cell)) return false;
    units++;
  }
  return units > 0;
};
