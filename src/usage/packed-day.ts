/**
 * A register's readings of one day as bytes, and back without losing a digit: a home-year is 365 rows instead of 35,040.
 *
 * Layout: four bytes (version, bytes per value, flags, 0) · one value per slot, little-endian: 32-bit integers, or doubles for
 * a day with a reading beyond them · bitmap of the slots that have a reading, when some have none · one quality code per slot,
 * when some are not `actual`. A day that is one single `actual` or `estimated` reading needs no bytes: its total says it all.
 */
import { dayText, parseDay, type CivilDay } from '../engine/calendar/civil.js';
import { startOfDay, wallClock } from '../engine/calendar/zone.js';
import { QUALITY, type Channel } from '../engine/series/usage.js';

const VERSION = 1;
const HEADER = 4;
const HAS_GAPS = 1;
const HAS_QUALITY = 2;
const INT32_MAX = 2_147_483_647;

export type DayQuality = 'complete' | 'estimated' | 'partial';

export interface PackedDay {
  /** YYYY-MM-DD in the site's zone. */
  readonly date: string;
  /** Epoch seconds of the day's first instant. */
  readonly start: number;
  /** Length of the day: 82,800, 86,400 or 90,000 where clocks change by an hour. */
  readonly seconds: number;
  readonly interval: number;
  readonly readings: Uint8Array | null;
  /** Sum in millionths of the unit. */
  readonly total: number;
  readonly quality: DayQuality;
}

/** One value per slot of a day; NaN where there is no reading. */
export interface DaySlots {
  readonly start: number;
  readonly interval: number;
  readonly values: Float64Array;
  readonly quality: Uint8Array;
}

/** Readings that fit no grid of their day, in the columns of a channel. */
export type Loose = Pick<Channel, 'starts' | 'ends' | 'quantities' | 'quality'>;

/** Whether the file says that a reading was not measured. */
export const isEstimate = (code: number): boolean =>
  code === QUALITY.estimated || code === QUALITY.substituted;

/** Packs the slots of a day. */
export function packDay(date: string, seconds: number, slots: DaySlots): PackedDay {
  const { start, interval, values, quality } = slots;
  let total = 0;
  let gaps = false;
  let marked = false;
  let estimated = false;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      gaps = true;
      continue;
    }
    total += value;
    largest = Math.max(largest, Math.abs(value));
    if (quality[i] !== QUALITY.actual) marked = true;
    if (isEstimate(quality[i]!)) estimated = true;
  }
  const dayQuality: DayQuality = gaps ? 'partial' : estimated ? 'estimated' : 'complete';
  const day = { date, start, seconds, interval, total, quality: dayQuality };
  if (values.length === 1 && quality[0]! <= QUALITY.estimated) return { ...day, readings: null };
  return { ...day, readings: packed(values, quality, gaps, marked, largest <= INT32_MAX ? 4 : 8) };
}

function packed(
  values: Float64Array,
  quality: Uint8Array,
  gaps: boolean,
  marked: boolean,
  width: 4 | 8,
): Uint8Array {
  const count = values.length;
  const bitmap = gaps ? Math.ceil(count / 8) : 0;
  const bytes = new Uint8Array(HEADER + count * width + bitmap + (marked ? count : 0));
  bytes.set([VERSION, width, (gaps ? HAS_GAPS : 0) | (marked ? HAS_QUALITY : 0), 0]);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (width === 4) view.setInt32(HEADER + i * 4, value, true);
    else view.setFloat64(HEADER + i * 8, value, true);
    if (gaps) bytes[HEADER + count * width + (i >> 3)]! |= 1 << (i & 7);
  }
  if (marked) bytes.set(quality, HEADER + count * width + bitmap);
  return bytes;
}

/** The slots of a packed day. @throws RangeError when the bytes are none of ours */
export function unpackDay(
  day: Pick<PackedDay, 'start' | 'seconds' | 'interval' | 'readings' | 'total' | 'quality'>,
): DaySlots {
  const { start, interval, readings } = day;
  const count = day.seconds / interval;
  if (!readings) {
    const quality = Uint8Array.of(day.quality === 'complete' ? QUALITY.actual : QUALITY.estimated);
    return { start, interval, values: Float64Array.of(day.total), quality };
  }
  const [version, width, flags] = readings;
  const bitmap = flags! & HAS_GAPS ? Math.ceil(count / 8) : 0;
  const length = HEADER + count * width! + bitmap + (flags! & HAS_QUALITY ? count : 0);
  if (version !== VERSION || readings.length !== length) throw new RangeError('not a packed day');
  const view = new DataView(readings.buffer, readings.byteOffset, readings.byteLength);
  const values = new Float64Array(count);
  const present = HEADER + count * width!;
  for (let i = 0; i < count; i++) {
    if (bitmap && !(readings[present + (i >> 3)]! & (1 << (i & 7)))) values[i] = NaN;
    else
      values[i] = width === 4 ? view.getInt32(HEADER + i * 4, true) : view.getFloat64(HEADER + i * 8, true);
  }
  const quality = new Uint8Array(count);
  if (flags! & HAS_QUALITY) quality.set(readings.subarray(present + bitmap));
  return { start, interval, values, quality };
}

/**
 * Cuts a channel into days of a zone. Readings that share no even grid within their day (a monthly bill, a change of interval
 * at noon) are given back as they are.
 */
export function packChannel(channel: Channel, zone: string): { days: PackedDay[]; loose: Loose } {
  const days: PackedDay[] = [];
  const looseAt: number[] = [];
  const { starts } = channel;
  let i = 0;
  while (i < starts.length) {
    const day = wallClock(zone, starts[i]!).day;
    const from = startOfDay(zone, day);
    const to = startOfDay(zone, day + 1);
    let next = i + 1;
    while (next < starts.length && starts[next]! < to) next++;
    const slots = gridOf(channel, i, next, from, to);
    if (slots) days.push(packDay(dayText(day), to - from, slots));
    else for (let at = i; at < next; at++) looseAt.push(at);
    i = next;
  }
  const take = (column: Float64Array): Float64Array => Float64Array.from(looseAt, (at) => column[at]!);
  return {
    days,
    loose: {
      starts: take(starts),
      ends: take(channel.ends),
      quantities: take(channel.quantities),
      quality: Uint8Array.from(looseAt, (at) => channel.quality[at]!),
    },
  };
}

function gridOf(
  channel: Channel,
  first: number,
  end: number,
  from: number,
  to: number,
): DaySlots | undefined {
  const { starts, ends, quantities } = channel;
  const interval = ends[first]! - starts[first]!;
  const count = (to - from) / interval;
  if (!Number.isInteger(count)) return undefined;
  const values = new Float64Array(count).fill(NaN);
  const quality = new Uint8Array(count);
  for (let i = first; i < end; i++) {
    const slot = (starts[i]! - from) / interval;
    if (!Number.isInteger(slot) || slot >= count || ends[i]! - starts[i]! !== interval) return undefined;
    values[slot] = quantities[i]!;
    quality[slot] = channel.quality[i]!;
  }
  return { start: from, interval, values, quality };
}

/** Length of a civil day and its first instant, for readings that are typed in day by day. */
export function daySpan(date: string, zone: string): { start: number; seconds: number } {
  const day: CivilDay | undefined = parseDay(date);
  if (day === undefined) throw new RangeError(`not a day: ${date}`);
  const start = startOfDay(zone, day);
  return { start, seconds: startOfDay(zone, day + 1) - start };
}
