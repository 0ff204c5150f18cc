/** The report of a file: what `inspect` shows. */
import { isoInstant } from '../../engine/calendar/zone.js';
import { kwhText } from '../../engine/money.js';
import { QUALITY, type Channel, type Direction } from '../../engine/series/usage.js';
import { LIMITS } from '../limits.js';
import type { ChannelReport, Conflict, DroppedRow, QualityReport, UsageReport } from '../report.js';
import type { Book, ZoneChoice } from './book.js';
import { clockChangeDays } from './clock-change-days.js';
import type { Directed } from './directions.js';
import { explain } from './explain.js';
import { suspicions } from './guards.js';
import type { Settled } from './settled.js';

export function describe(
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
    dropped: directed.flatMap(droppedRows).slice(0, LIMITS.droppedListed),
    conflicts,
    rejected: book.rejected,
    rejectedRows: book.rejectedRows,
    clockChangeDays: clockChangeDays(mainSettled, zone.name),
    quality: quality(main, all, chosen, negative, suspicious),
    notes: book.notes,
  };
}

const total = (channel: Channel): number => {
  const { quantities } = channel;
  let sum = 0;
  for (let i = 0; i < quantities.length; i++) sum += quantities[i]!;
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

/** A register of both signs is two channels; each has the repeats of its own sign. */
function droppedRows({ channel, settled }: Directed): DroppedRow[] {
  const own = channel.netted
    ? settled.dropped.filter(({ quantity }) => quantity < 0 === (channel.direction === 'export'))
    : settled.dropped;
  return own.map(({ line, start, quantity }) => ({
    line,
    start: isoInstant(start),
    direction: channel.direction,
    quantity: kwhText(Math.abs(quantity)),
    unit: channel.unit,
  }));
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
