/** The end of a file: settle the registers, choose among them, and write the report. */
import { dayText } from '../../engine/calendar/civil.js';
import { isoInstant, nextOffsetChange, startOfDay, wallClock } from '../../engine/calendar/zone.js';
import { kwhText } from '../../engine/money.js';
import { QUALITY, type Channel, type Direction } from '../../engine/series/usage.js';
import type { ChannelReport, Conflict, QualityReport, UsageReport } from '../report.js';
import { LIMITS } from '../limits.js';
import type { Book, ZoneChoice } from './book.js';
import { chooseRegisters } from './choose.js';
import { decideDateOrder } from './date-order.js';
import { direct, type Directed } from './directions.js';
import { suspicions } from './guards.js';
import { inferZone } from './infer-zone.js';
import { joinTariffs } from './join-tariffs.js';
import { LocalClock } from './local-clock.js';
import { settle } from './settle.js';
import type { Settled } from './settled.js';

export interface Finished {
  readonly report: UsageReport;
  readonly channels: readonly Channel[];
}

/** Closes the book. The report always tells what was found, also when there are no readings or a conflict. */
export function finish(book: Book, format: string, encoding: string): Finished {
  decideDateOrder(book);
  const zone = chooseZone(book);
  const clock = new LocalClock(zone.name);
  const settled = book.registers.map((register) =>
    settle(register, clock, book.options.keep, (line, reason) => book.reject(line, reason)),
  );
  const flows = joinTariffs(settled, clock);
  const wanted = book.options.meter ? flows.filter(({ spec }) => spec.meter === book.options.meter) : flows;
  const chosen = chooseRegisters(wanted, (sentence) => book.note(sentence)).filter((one) =>
    hasKnownLength(one, book),
  );
  const directed: Directed[] = [];
  let negative = 0;
  for (const one of chosen) {
    const result = direct(one);
    directed.push(...result.channels);
    negative += result.negative;
    noteSigns(book, one, result.negative, result.flipped);
  }
  const report = describe(book, format, encoding, zone, wanted, chosen, directed, negative);
  const channels = report.conflicts.length > 0 ? [] : directed.map(({ channel }) => channel);
  return { report, channels };
}

/** Mean power is energy only over a known time. */
function hasKnownLength({ spec, starts, intervalProved }: Settled, book: Book): boolean {
  if (!spec.unit.power || intervalProved || starts.length === 0) return true;
  book.note(
    'The values are mean power, and neither the file nor the spacing of its rows shows how long each lasts: no energy can be stated.',
  );
  return false;
}

function chooseZone(book: Book): ZoneChoice {
  if (book.zone !== undefined) return { name: book.zone, from: 'file' };
  const wall = book.registers.some((register) => register.length > 0 && !register.isInstant(0));
  if (book.options.timezone !== undefined) return { name: book.options.timezone, from: 'option' };
  if (!wall && book.registers.some((register) => register.length > 0))
    return { name: book.homeZone ?? 'UTC', from: 'file' };
  if (book.homeZone !== undefined) return { name: book.homeZone, from: 'assumed' };
  const inferred = inferZone(book);
  if (inferred !== undefined) {
    book.note(
      `The clock changes in the file are those of ${inferred}; that zone is assumed. Name the right one if it is another.`,
    );
    return { name: inferred, from: 'assumed' };
  }
  if (wall)
    book.note(
      'The file names no time zone; UTC is assumed. Name the zone of the meter to have the hours right.',
    );
  return { name: 'UTC', from: 'assumed' };
}

function noteSigns(book: Book, { spec }: Settled, negative: number, flipped: boolean): void {
  const name = spec.register || spec.direction;
  if (flipped) book.note(`The values of ${name} are printed negative; they are read as export.`);
  if (negative === 0) return;
  if (spec.direction === 'net')
    book.note(`${name} is import less export within each interval: negative values are export.`);
  else if (spec.direction === 'import')
    book.note(`${negative} negative readings of ${name} are read as export.`);
  else book.note(`${negative} negative readings of ${name} are read as 0.`);
}

function describe(
  book: Book,
  format: string,
  encoding: string,
  zone: ZoneChoice,
  all: readonly Settled[],
  chosen: readonly Settled[],
  directed: readonly Directed[],
  negative: number,
): UsageReport {
  const conflicts: Conflict[] = chosen.flatMap((one) => one.conflicts).slice(0, LIMITS.conflictsListed);
  const electric = directed.filter(({ channel }) => channel.commodity === 'electricity');
  const main = electric.length > 0 ? electric : directed;
  const totals: Partial<Record<Direction, string>> = {};
  if (conflicts.length === 0) {
    const sums = new Map<Direction, number>();
    for (const { channel } of electric)
      sums.set(channel.direction, (sums.get(channel.direction) ?? 0) + total(channel));
    for (const [direction, quantity] of sums) totals[direction] = kwhText(quantity);
  }
  const mainSettled = [...new Set(main.map((one) => one.settled))];
  let suspicious = 0;
  for (const { channel } of electric) {
    const found = suspicions(channel);
    suspicious += found.count;
    found.sentences.forEach((sentence) => book.note(sentence));
  }
  explain(book, chosen);
  const from = Math.min(...mainSettled.map((one) => one.coverFrom));
  const to = Math.max(...mainSettled.map((one) => one.coverTo));
  return {
    format,
    encoding,
    timezone: zone.name,
    timezoneFrom: zone.from,
    stamp: book.stamp,
    readings: main.reduce((sum, { channel }) => sum + channel.starts.length, 0),
    intervalMinutes: mainInterval(main),
    first: Number.isFinite(from) ? isoInstant(from) : null,
    last: Number.isFinite(to) ? isoInstant(to) : null,
    totals,
    channels: directed.map(channelReport),
    commodity: main[0]?.channel.commodity ?? null,
    unit: main[0]?.channel.unit ?? null,
    gaps: Math.max(0, ...mainSettled.map((one) => one.gaps)),
    duplicates: chosen.reduce((sum, one) => sum + one.duplicates, 0),
    conflicts,
    rejected: book.rejected,
    rejectedRows: book.rejectedRows,
    clockChangeDays: clockChangeDays(mainSettled, zone),
    quality: quality(main, all, chosen, negative, suspicious),
    notes: book.notes,
  };
}

const total = (channel: Channel): number => {
  let sum = 0;
  for (const quantity of channel.quantities) sum += quantity;
  return sum;
};

const minutes = (seconds: number): number | null => (Number.isNaN(seconds) ? null : seconds / 60);

function mainInterval(directed: readonly Directed[]): number | null {
  const best = directed.reduce<Directed | undefined>(
    (longest, one) => (one.channel.starts.length > (longest?.channel.starts.length ?? 0) ? one : longest),
    undefined,
  );
  return best ? minutes(best.settled.interval) : null;
}

function channelReport({ channel, settled }: Directed): ChannelReport {
  const count = channel.starts.length;
  return {
    meter: channel.meter,
    register: channel.register,
    role: channel.role,
    direction: channel.direction,
    commodity: channel.commodity,
    readings: count,
    intervalMinutes: minutes(settled.interval),
    first: isoInstant(channel.starts[0]!),
    last: isoInstant(channel.ends[count - 1]!),
    gaps: settled.gaps,
    total: kwhText(total(channel)),
    unit: channel.unit,
  };
}

function quality(
  main: readonly Directed[],
  all: readonly Settled[],
  chosen: readonly Settled[],
  negative: number,
  suspicious: number,
): QualityReport {
  const counts = [0, 0, 0, 0];
  for (const { channel } of main) for (const code of channel.quality) counts[code]!++;
  const sum = (pick: (one: Settled) => number): number => chosen.reduce((so, one) => so + pick(one), 0);
  return {
    actual: counts[QUALITY.actual]!,
    estimated: counts[QUALITY.estimated]!,
    substituted: counts[QUALITY.substituted]!,
    unknown: counts[QUALITY.unknown]!,
    missing: all.reduce((so, one) => so + one.missing, 0),
    movedFromMissingHour: sum((one) => one.moved),
    repeatedHour: sum((one) => one.repeated),
    revised: sum((one) => one.revised),
    negative,
    suspicious,
  };
}

/** Says in words what was adjusted. */
function explain(book: Book, chosen: readonly Settled[]): void {
  const sum = (pick: (one: Settled) => number): number => chosen.reduce((so, one) => so + pick(one), 0);
  const say = (count: number, sentence: (count: number) => string): void => {
    if (count > 0) book.note(sentence(count));
  };
  say(
    sum((one) => one.duplicates),
    (n) => `${n} rows repeat a reading that was already given; each is counted once.`,
  );
  say(
    sum((one) => one.revised),
    (n) => `${n} readings were replaced by a later revision.`,
  );
  say(
    sum((one) => one.repeated),
    (n) => `${n} readings belong to the second pass of the repeated autumn hour.`,
  );
  say(
    sum((one) => one.moved),
    (n) =>
      `${n} readings are printed at a time the clocks skipped in spring; they are placed right after the jump.`,
  );
  say(
    sum((one) => one.overlapping),
    (n) => `${n} rows are totals over other rows, or overlap them, and are left out.`,
  );
  say(
    sum((one) => one.resets),
    (n) => `The meter reading begins anew ${n} times (a new meter or a restart).`,
  );
  say(
    sum((one) => one.strays),
    (n) => `${n} meter readings cannot be right beside their neighbours (zeros, strays) and are left out.`,
  );
  say(
    sum((one) => one.missing),
    (n) => `${n} stamped rows have no value: they are missing, not zero.`,
  );
  const conflicts = sum((one) => one.conflictCount);
  if (conflicts > 0)
    book.note(
      `${conflicts} readings are given twice with different values; choose which to keep. No total is stated until then.`,
    );
  if (chosen.some((one) => one.intervalAssumed))
    book.note('One reading alone does not show its length; an hour is assumed.');
}

/** Days on which the clocks change, with the hours they have and the hours the file gives. */
function clockChangeDays(settled: readonly Settled[], zone: ZoneChoice): UsageReport['clockChangeDays'] {
  const longest = settled.reduce<Settled | undefined>(
    (best, one) => (one.starts.length > (best?.starts.length ?? 0) ? one : best),
    undefined,
  );
  if (!longest || !(longest.interval <= 7200)) return [];
  const { starts, ends } = longest;
  const found: { day: string; expected: number; found: number }[] = [];
  const last = ends[ends.length - 1]!;
  for (let at = starts[0]!; ;) {
    at = nextOffsetChange(zone.name, at);
    if (!(at < last)) return found;
    const { day } = wallClock(zone.name, at - 1);
    const from = startOfDay(zone.name, day);
    const to = startOfDay(zone.name, day + 1);
    let seconds = 0;
    for (let i = lowerBound(starts, from); i < starts.length && starts[i]! < to; i++)
      seconds += ends[i]! - starts[i]!;
    found.push({ day: dayText(day), expected: hours(to - from), found: hours(seconds) });
  }
}

const hours = (seconds: number): number => Math.round(seconds / 36) / 100;

/** First index whose value is not below `wanted`. */
function lowerBound(column: Float64Array, wanted: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
