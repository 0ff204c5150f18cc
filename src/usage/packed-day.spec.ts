import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startOfDay } from '../engine/calendar/zone.js';
import { parseDay } from '../engine/calendar/civil.js';
import type { Channel } from '../engine/series/usage.js';
import { laterRevision, mergeDays, type Keep } from './merged-day.js';
import { packChannel, packDay, unpackDay, type PackedDay } from './packed-day.js';

const ZONE = 'America/Chicago';

function channel(starts: number[], seconds: number, quantities: number[], quality?: number[]): Channel {
  return {
    meter: 'm',
    register: '',
    role: 'general',
    direction: 'import',
    commodity: 'electricity',
    unit: 'kWh',
    starts: Float64Array.from(starts),
    ends: Float64Array.from(starts, (start) => start + seconds),
    quantities: Float64Array.from(quantities),
    quality: Uint8Array.from(quality ?? quantities.map(() => 0)),
  };
}

const dayStart = (day: string): number => startOfDay(ZONE, parseDay(day)!);

describe('a packed day', () => {
  it('gives back every value, gap and quality code', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.integer({ min: 0, max: 9_000_000_000 }),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.nat(3)), { minLength: 1, maxLength: 100 }), (slots) => {
        const values = Float64Array.from(slots, ([v]) => v);
        if (values.every(Number.isNaN)) return;
        const quality = Uint8Array.from(slots, ([v, q]) => (Number.isNaN(v) ? 0 : q));
        const day = packDay('2026-01-01', slots.length * 900, { start: 0, interval: 900, values, quality });
        const back = unpackDay(day);
        expect([...back.values]).toEqual([...values]);
        expect([...back.quality]).toEqual([...quality]);
        expect(day.total).toBe(values.reduce((sum, v) => sum + (Number.isNaN(v) ? 0 : v), 0));
      }),
    );
  });

  it('reads bytes that lie anywhere in a larger buffer', () => {
    const values = Float64Array.from([1, 2, 3]);
    const day = packDay('2026-01-01', 3, { start: 0, interval: 1, values, quality: new Uint8Array(3) });
    const shifted = new Uint8Array(day.readings!.length + 1);
    shifted.set(day.readings!, 1);
    expect([...unpackDay({ ...day, readings: shifted.subarray(1) }).values]).toEqual([1, 2, 3]);
  });

  it('refuses bytes of another length', () => {
    const day = { start: 0, seconds: 4, interval: 1, total: 0, quality: 'complete' as const };
    expect(() => unpackDay({ ...day, readings: Uint8Array.of(1, 4, 0, 0, 9) })).toThrow(RangeError);
  });
});

describe('packChannel', () => {
  it('cuts days where the clock of the zone does, with 92 and 100 quarter hours when it changes', () => {
    const start = dayStart('2026-03-07');
    const count = 3 * 96 - 4;
    const starts = Array.from({ length: count }, (_, i) => start + i * 900);
    const { days, loose } = packChannel(
      channel(
        starts,
        900,
        starts.map(() => 250_000),
      ),
      ZONE,
    );
    expect(loose.starts).toHaveLength(0);
    expect(days.map((day) => [day.date, day.seconds / 900, day.total])).toEqual([
      ['2026-03-07', 96, 24_000_000],
      ['2026-03-08', 92, 23_000_000],
      ['2026-03-09', 96, 24_000_000],
    ]);
    const autumn = dayStart('2026-11-01');
    const long = Array.from({ length: 100 }, (_, i) => autumn + i * 900);
    expect(
      packChannel(
        channel(
          long,
          900,
          long.map(() => 1),
        ),
        ZONE,
      ).days,
    ).toMatchObject([{ date: '2026-11-01', seconds: 90_000, quality: 'complete' }]);
  });

  it('calls a day with a hole partial, and one with estimates estimated', () => {
    const start = dayStart('2026-01-10');
    const hours = Array.from({ length: 24 }, (_, i) => start + i * 3600);
    const ones = hours.map(() => 1);
    expect(packChannel(channel(hours.slice(1), 3600, ones.slice(1)), ZONE).days[0]).toMatchObject({
      quality: 'partial',
      total: 23,
    });
    expect(
      packChannel(
        channel(
          hours,
          3600,
          ones,
          hours.map((_, i) => (i === 5 ? 1 : 0)),
        ),
        ZONE,
      ).days[0],
    ).toMatchObject({ quality: 'estimated' });
  });

  it('gives back what fits no grid: a month, a change of interval, a reading across midnight', () => {
    const start = dayStart('2026-01-10');
    const mixed = channel([start, start + 900, start + 7200], 900, [1, 2, 3]);
    mixed.ends[2] = start + 7200 + 3600;
    expect(packChannel(mixed, ZONE)).toMatchObject({
      days: [],
      loose: { quantities: Float64Array.of(1, 2, 3) },
    });
    expect(packChannel(channel([start], 31 * 86_400, [7]), ZONE)).toMatchObject({
      days: [],
      loose: { quantities: Float64Array.of(7) },
    });
    expect(packChannel(channel([start + 86_400 - 900], 1800, [7]), ZONE).days).toEqual([]);
  });
});

describe('mergeDays', () => {
  const day = (values: number[], quality = values.map(() => 0), interval = 3600): PackedDay =>
    packDay('2026-01-01', values.length * interval, {
      start: 0,
      interval,
      values: Float64Array.from(values),
      quality: Uint8Array.from(quality),
    });
  const values = (merged: PackedDay): number[] => [...unpackDay(merged).values];

  it.each<[string, PackedDay, PackedDay, Keep | undefined, number[], number[]]>([
    ['equal readings are one', day([1, 2]), day([1, 2]), undefined, [1, 2], []],
    ['different ones contradict each other', day([1, 2]), day([1, 3]), undefined, [1, 2], [3]],
    ['the new one stands when told', day([1, 2]), day([1, 3]), 'new', [1, 3], []],
    ['the old one stands when told', day([1, 2]), day([1, 3]), 'old', [1, 2], []],
    ['holes are filled from either file', day([1, 2, NaN]), day([NaN, 2, 3]), undefined, [1, 2, 3], []],
    ['an estimate does not replace a reading', day([1, 2]), day([3, 2], [1, 0]), undefined, [1, 2], []],
    ['a reading replaces an estimate', day([1, 2], [1, 0]), day([3, 2]), undefined, [3, 2], []],
    [
      'two estimates contradict each other',
      day([1, 2], [1, 1]),
      day([3, 4], [1, 1]),
      undefined,
      [1, 2],
      [3, 4],
    ],
    [
      'the fuller day stands on another grid',
      day([1, 2]),
      day([5, NaN, 6, 7], undefined, 1800),
      'new',
      [1, 2],
      [],
    ],
    [
      'the finer day stands when both sum up to the same',
      day([3, 9]),
      day([1, 2, 4, 5], undefined, 1800),
      undefined,
      [1, 2, 4, 5],
      [],
    ],
    [
      'full days of different sums contradict each other',
      day([1, 2]),
      day([5, 5, 6, 7], undefined, 1800),
      undefined,
      [5, 5, 6, 7],
      [23],
    ],
  ])('%s', (_, earlier, later, keep, expected, contradicting) => {
    const merged = mergeDays(earlier, later, keep);
    expect(values(merged.day)).toEqual(expected);
    expect(merged.contradictions.map(({ given }) => given)).toEqual(contradicting);
  });

  it.each([
    [0, 5, undefined],
    [5, 5, undefined],
    [5, 6, 'new'],
    [6, 5, 'old'],
  ])('revision %s against %s: %s', (stored, given, stands) => {
    expect(laterRevision(stored, given)).toBe(stands);
  });

  it('changes nothing when the same day comes again', () => {
    const twice = day([1, NaN, 3], [0, 0, 1]);
    expect(mergeDays(twice, twice)).toEqual({ day: twice, contradictions: [] });
  });
});
