/** A day per row and a column per interval: "00:00 - 00:30", "00:30", "H1", "1" … "48". */
import { QUALITY, type Direction } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit, unitInTitle, type SourceUnit } from '../parse/units.js';
import type { Row, RowSink, RowsHead } from '../reader.js';
import { CellReader } from './cells.js';
import { meterId } from './row-registers.js';
import type { TableHabits } from './table-habits.js';
import * as words from './words.js';

const DAY = 86_400;
const RANGE_TITLE = /(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(?:-|–|to)\s*(\d{1,2})[:.h](\d{2})/;
const TIME_TITLE =
  /^(?:kwh|val(?:ue)?|usage|at|h)?[\s_]*(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap]m)?(?:\s*\(?kwh\)?)?$/i;
const NUMBER_TITLE =
  /^(?:h|hr|he|hour|hora|uur|interval|period|int|q|v|value|p|tp|slot)?[\s_.-]*(\d{1,3})(?:\s*\(?kwh\)?)?$/i;
const SLOTS_PER_DAY = new Set([24, 48, 96, 288]);

export interface WideLayout {
  readonly headerRow: number;
  readonly titles: readonly string[];
  /** Column → seconds after local midnight at which the interval starts. */
  readonly slots: readonly { readonly column: number; readonly second: number }[];
  readonly interval: number;
  readonly date: number;
  readonly meter: number;
  readonly quality: number;
  readonly unit: number;
  readonly labels: readonly number[];
}

/** The layout of a wide table, or undefined when the file is none. */
export function findWideLayout(head: RowsHead): WideLayout | undefined {
  const reader = new CellReader(head.delimiter === ';' || head.delimiter === '\t');
  for (let row = 0; row < head.rows.length; row++) {
    const titles = head.rows[row]!.map((title) => title.trim());
    if (titles.length < 24) continue;
    const found = timeColumns(titles) ?? numberColumns(titles);
    if (!found) continue;
    const taken = new Set(found.slots.map(({ column }) => column));
    const named = titles.map(words.plain);
    const rest = titles.map((_, column) => column).filter((column) => !taken.has(column));
    const date =
      rest.find((column) =>
        /date|datum|fecha|giorno|\bday\b|\bdata\b|jour|dia|\btag\b/.test(named[column]!),
      ) ??
      rest.find((column) => reader.content(head.rows[row + 1]?.[column] ?? '') === 'date') ??
      -1;
    if (date < 0) continue;
    const pick = (test: RegExp): number =>
      rest.find((column) => column !== date && test.test(named[column]!)) ?? -1;
    return {
      headerRow: row, titles, ...found, date,
      meter: pick(words.METER_TITLE), quality: pick(/estimat|quality|status|stima/), unit: pick(words.UNIT_TITLE),
      labels: rest.filter((column) => column !== date && words.REGISTER_TITLE.test(named[column]!)),
    }; // prettier-ignore
  }
  return undefined;
}

type Slots = Pick<WideLayout, 'slots' | 'interval'>;

/** Titles that are clock times. Single times that begin at 00:30 and end at 24:00 or 00:00 are ends. */
function timeColumns(titles: readonly string[]): Slots | undefined {
  const slots: { column: number; second: number }[] = [];
  let ends = false;
  titles.forEach((title, column) => {
    const range = RANGE_TITLE.exec(title);
    if (range) return slots.push({ column, second: Number(range[1]) * 3600 + Number(range[2]) * 60 });
    const time = TIME_TITLE.exec(title);
    if (!time) return;
    let hour = Number(time[1]);
    if (time[3]) hour = (hour % 12) + (/p/i.test(time[3]) ? 12 : 0);
    slots.push({ column, second: hour * 3600 + Number(time[2]) * 60 });
  });
  if (slots.length < 23) return undefined;
  const interval = slots[1]!.second - slots[0]!.second;
  if (interval <= 0 || DAY % interval !== 0) return undefined;
  const last = slots[slots.length - 1]!.second;
  ends = slots[0]!.second === interval && (last === DAY || last === 0);
  // The columns run on through the day, also where a title repeats the autumn hour.
  return {
    interval,
    slots: ends ? slots.map(({ column }, i) => ({ column, second: i * interval })) : slots,
  };
}

/** Titles that count the intervals of the day, from 1 (or 0). */
function numberColumns(titles: readonly string[]): Slots | undefined {
  const counted: { column: number; number: number }[] = [];
  titles.forEach((title, column) => {
    const number = NUMBER_TITLE.exec(title)?.[1];
    const expected = counted.length === 0 ? [0, 1] : [counted[counted.length - 1]!.number + 1];
    if (number !== undefined && expected.includes(Number(number)))
      counted.push({ column, number: Number(number) });
  });
  const perDay = [...SLOTS_PER_DAY].find(
    (count) => counted.length >= count && counted.length <= count + count / 12,
  );
  if (!perDay) return undefined;
  const interval = DAY / perDay;
  return {
    interval,
    slots: counted.slice(0, perDay).map(({ column }, i) => ({ column, second: i * interval })),
  };
}

export class WideSink implements RowSink {
  private rows = 0;

  constructor(
    private readonly layout: WideLayout,
    private readonly book: Book,
    private readonly habits: TableHabits,
  ) {
    book.zone = habits.zone;
    book.homeZone = habits.homeZone;
    book.homeOrder = habits.homeOrder;
  }

  row(cells: Row, line: number): void {
    const { layout, book } = this;
    if (this.rows++ <= layout.headerRow || cells.every((cell) => cell.trim() === '')) return;
    const day = book.dates.day(cells[layout.date] ?? '');
    if (Number.isNaN(day))
      return book.reject(line, `${JSON.stringify((cells[layout.date] ?? '').slice(0, 40))} is no date`);
    const register = this.registerFor(cells);
    if (!register) return;
    const quality = layout.quality < 0 ? QUALITY.unknown : qualityCode(cells[layout.quality] ?? '');
    for (const { column, second } of layout.slots) {
      const text = cells[column] ?? '';
      const value = book.numbers.parse(text);
      const stamp = day * DAY + second;
      if (value === value) register.add(stamp, false, layout.interval, value, quality, line);
      else {
        register.addMissing(stamp, false);
        if (!isBlank(text)) book.reject(line, `${JSON.stringify(text.slice(0, 40))} is no number`);
      }
    }
  }

  private registerFor(cells: Row) {
    const { layout, book, habits } = this;
    let direction: Direction | 'net' = 'import';
    let role: 'general' | 'controlled_load' = 'general';
    let unit: SourceUnit | undefined = layout.unit < 0 ? undefined : sourceUnit(cells[layout.unit] ?? '');
    const labels = layout.labels
      .map((column) => (cells[column] ?? '').trim())
      .filter((label) => label !== '');
    for (const label of labels) {
      const special = habits.label?.(label);
      if (special === 'skip') return undefined;
      direction = special?.direction ?? words.labelDirection(label) ?? direction;
      role = special?.role ?? (words.CONTROLLED_WORDS.test(words.plain(label)) ? 'controlled_load' : role);
      unit ??= unitInTitle(label);
    }
    if (layout.unit >= 0 && !unit && (cells[layout.unit] ?? '').trim() !== '') {
      book.note(
        `Values in ${JSON.stringify(cells[layout.unit]!.slice(0, 20))} are no energy and are left out.`,
      );
      return undefined;
    }
    unit ??=
      sourceUnit(book.options.unit ?? '') ??
      unitInTitle(layout.titles[layout.slots[0]!.column]!) ??
      sourceUnit('kwh')!;
    return book.register({
      meter: layout.meter < 0 ? '' : meterId(cells[layout.meter] ?? ''),
      register: labels.join(' '), direction, role, unit, commodity: unit.commodity,
    }); // prettier-ignore
  }
}
