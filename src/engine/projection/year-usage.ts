/** Writes a year of readings: what was read as it was read, and copies of like days where nothing was. */
import type { CivilDay } from '../calendar/civil.js';
import { offsetAt, startOfDay } from '../calendar/zone.js';
import type { Register, Usage } from '../series/usage.js';
import type { DayTable } from './day-table.js';

const DAY = 86_400;

/** How a day without readings is made: a like day, and the factors on its use and on its sun. */
export interface StandIn {
  /** Index of the like day in the table. */
  readonly donor: number;
  readonly use: number;
  readonly sun: number;
}

const SUN: ReadonlySet<Register> = new Set(['export', 'production']);

/** Grows columns of a year of readings. */
class YearWriter {
  private size = 0;
  private starts: Float64Array;
  private ends: Float64Array;
  private readonly columns: Map<Register, Float64Array>;

  constructor(
    private readonly source: Usage,
    capacity: number,
  ) {
    this.starts = new Float64Array(capacity);
    this.ends = new Float64Array(capacity);
    const names = Object.keys(source.registers) as Register[];
    this.columns = new Map(names.map((name) => [name, new Float64Array(capacity)]));
  }

  private grow(extra: number): void {
    if (this.size + extra <= this.starts.length) return;
    const larger = (column: Float64Array): Float64Array => {
      const copy = new Float64Array(2 * (this.size + extra));
      copy.set(column);
      return copy;
    };
    this.starts = larger(this.starts);
    this.ends = larger(this.ends);
    for (const [name, column] of this.columns) this.columns.set(name, larger(column));
  }

  copy(from: number, to: number): void {
    this.grow(to - from);
    const { timeline, registers } = this.source;
    this.starts.set(timeline.starts.subarray(from, to), this.size);
    this.ends.set(timeline.ends.subarray(from, to), this.size);
    for (const [name, column] of this.columns) column.set(registers[name]!.subarray(from, to), this.size);
    this.size += to - from;
  }

  add(start: number, end: number, value: (register: Register) => number): void {
    this.grow(1);
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    for (const [name, column] of this.columns) column[this.size] = Math.max(0, Math.round(value(name)));
    this.size++;
  }

  usage(): Usage {
    const registers = Object.fromEntries(
      [...this.columns].map(([name, column]) => [name, column.slice(0, this.size)]),
    ) as unknown as Usage['registers'];
    return {
      timeline: { starts: this.starts.slice(0, this.size), ends: this.ends.slice(0, this.size) },
      registers,
    };
  }
}

/**
 * @param days [first, end) of the year, in the home's zone
 * @param standIn asked for every day that readings do not cover wholly
 */
export function writeYear(
  usage: Usage,
  table: DayTable,
  zone: string,
  days: { readonly first: CivilDay; readonly end: CivilDay },
  standIn: (day: CivilDay) => StandIn,
): Usage {
  const perDay = Math.ceil(DAY / Math.min(table.intervalSeconds, DAY)) + 8;
  const writer = new YearWriter(usage, perDay * (days.end - days.first));
  for (let day = days.first; day < days.end; day++) {
    const index = day - table.first;
    const inside = index >= 0 && index < table.count;
    if (table.resolution === 'monthly') writeSpreadDay(writer, usage, table, zone, day, standIn);
    else if (inside && table.coverage[index]! >= 0.999) writer.copy(table.from[index]!, table.to[index]!);
    else writeFilledDay(writer, usage, table, zone, day, standIn(day));
  }
  return writer.usage();
}

/** A day within readings of a month or so: one reading of its share. */
function writeSpreadDay(
  writer: YearWriter,
  usage: Usage,
  table: DayTable,
  zone: string,
  day: CivilDay,
  standIn: (day: CivilDay) => StandIn,
): void {
  const index = day - table.first;
  const read = index >= 0 && index < table.count && table.coverage[index]! >= 0.999;
  const from = read ? { donor: index, use: 1, sun: 1 } : standIn(day);
  const general = table.kwh[from.donor]! * 1e6;
  const middle = startOfDay(zone, table.first + from.donor) + DAY / 2;
  const reading = lastStartingBy(usage.timeline.starts, middle);
  const whole = usage.registers.general[reading]!;
  writer.add(startOfDay(zone, day), startOfDay(zone, day + 1), (register) => {
    if (register === 'general') return general * from.use;
    const share = whole > 0 ? general / whole : 0;
    return usage.registers[register]![reading]! * share * (SUN.has(register) ? from.sun : from.use);
  });
}

function lastStartingBy(starts: Float64Array, instant: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A day with holes, or without readings: every missing slot of the wall clock is taken from the like day. */
function writeFilledDay(
  writer: YearWriter,
  usage: Usage,
  table: DayTable,
  zone: string,
  day: CivilDay,
  { donor, use, sun }: StandIn,
): void {
  const { timeline, registers } = usage;
  const begin = startOfDay(zone, day);
  const finish = startOfDay(zone, day + 1);
  const step = Math.min(table.intervalSeconds, finish - begin);
  const wholeDay = step >= 0.9 * DAY;

  const slots = new Map<number, number>();
  for (let i = table.from[donor]!; i < table.to[donor]!; i++) {
    const at = timeline.starts[i]!;
    const second = at + offsetAt(zone, at) - (table.first + donor) * DAY;
    slots.set(wholeDay ? 0 : Math.floor(second / step), i);
  }
  const index = day - table.first;
  const inside = index >= 0 && index < table.count;
  let next = inside ? table.from[index]! : 0;
  const last = inside ? table.to[index]! : 0;
  for (let at = begin; at < finish;) {
    if (next < last && timeline.starts[next]! < at + step) {
      writer.copy(next, next + 1);
      at = Math.max(at + 1, timeline.ends[next]!);
      next++;
      continue;
    }
    const end = wholeDay ? finish : Math.min(at + step, finish);
    const slot = wholeDay ? 0 : Math.floor((at + offsetAt(zone, at) - day * DAY) / step);
    const reading = slots.get(slot) ?? slots.get(slot - 1) ?? slots.get(slot + 1);
    writer.add(at, end, (register) =>
      reading === undefined ? 0 : registers[register]![reading]! * (SUN.has(register) ? sun : use),
    );
    at = end;
  }
}
