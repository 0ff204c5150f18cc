import { describe, expect, it } from '@jest/globals';
import { isoInstant } from '../../engine/calendar/zone.js';
import { sourceUnit } from '../parse/units.js';
import { StampParser } from '../parse/stamps.js';
import { LocalClock } from './local-clock.js';
import { Register, type RegisterSpec } from './register.js';
import { settle } from './settle.js';

type Line = readonly [stamp: string, value: number, end?: string];

/** Settles rows of wall-clock stamps; the readings as `UTC start → minutes = kWh`. */
function run(
  zone: string,
  lines: readonly Line[],
  spec: Partial<RegisterSpec> = {},
  keep?: 'first' | 'last',
) {
  const register = new Register({
    meter: '',
    register: '',
    direction: 'import',
    unit: sourceUnit('kwh')!,
    ...spec,
  });
  const dates = new StampParser(() => undefined, 'dmy');
  lines.forEach(([stamp, value, end], i) => {
    dates.parse(stamp);
    const start = dates.seconds;
    const span = end !== undefined && dates.parse(end) ? dates.seconds - start : 0;
    register.add(start, false, span, value, 0, i + 1);
  });
  const rejected: string[] = [];
  const settled = settle(register, new LocalClock(zone), keep, (line, reason) =>
    rejected.push(`${line}: ${reason}`),
  );
  const readings = [...settled.starts].map(
    (start, i) =>
      `${isoInstant(start).slice(5, 16)} ${(settled.ends[i]! - start) / 60} ${settled.quantities[i]! / 1e6}`,
  );
  return { settled, readings, rejected };
}

const LONDON = 'Europe/London';

describe('settle', () => {
  it('tells the passes of the repeated hour by the n-th occurrence of a stamp, one after the other', () => {
    const { readings, settled } = run(LONDON, [
      ['2024-10-27 00:30', 1], ['2024-10-27 01:00', 2], ['2024-10-27 01:30', 3], ['2024-10-27 01:00', 4], ['2024-10-27 01:30', 5], ['2024-10-27 02:00', 6],
    ]); // prettier-ignore
    expect(readings).toEqual([
      '10-26T23:30 30 1',
      '10-27T00:00 30 2',
      '10-27T00:30 30 3',
      '10-27T01:00 30 4',
      '10-27T01:30 30 5',
      '10-27T02:00 30 6',
    ]);
    expect([settled.repeated, settled.gaps]).toEqual([2, 0]);
  });

  it('and in pairs, and in files that run backwards', () => {
    const pairs: Line[] = [['2024-10-27 01:00', 2], ['2024-10-27 01:00', 4], ['2024-10-27 01:30', 3], ['2024-10-27 01:30', 5], ['2024-10-27 02:00', 6]]; // prettier-ignore
    const expected = [
      '10-27T00:00 30 2',
      '10-27T00:30 30 3',
      '10-27T01:00 30 4',
      '10-27T01:30 30 5',
      '10-27T02:00 30 6',
    ];
    expect(run(LONDON, pairs).readings).toEqual(expected);
    const backwards: Line[] = [['2024-10-27 02:00', 6], ['2024-10-27 01:30', 5], ['2024-10-27 01:00', 4], ['2024-10-27 01:30', 3], ['2024-10-27 01:00', 2]]; // prettier-ignore
    expect(run(LONDON, backwards).readings).toEqual(expected);
  });

  it('keeps equal values of both passes, and drops the copies of an overlapping export', () => {
    const both: Line[] = [['2024-10-27 01:00', 1], ['2024-10-27 01:30', 1], ['2024-10-27 01:00', 1], ['2024-10-27 01:30', 1]]; // prettier-ignore
    expect(run(LONDON, both).readings).toHaveLength(4);
    const { readings, settled } = run(LONDON, [...both, ...both]);
    expect([readings.length, settled.duplicates, settled.conflictCount]).toEqual([4, 4, 0]);
  });

  it('counts no gap where the file does not print the repeated hour at all', () => {
    const { settled } = run(LONDON, [['2024-10-27 00:30', 1], ['2024-10-27 01:00', 1], ['2024-10-27 01:30', 1], ['2024-10-27 02:00', 1]]); // prettier-ignore
    expect(settled.gaps).toBe(0);
  });

  it('moves a reading at a skipped time behind the jump where that place is free', () => {
    const free = run(LONDON, [['2024-03-31 00:30', 1], ['2024-03-31 01:00', 2], ['2024-03-31 02:30', 3]]); // prettier-ignore
    expect(free.readings).toEqual(['03-31T00:30 30 1', '03-31T01:00 30 2', '03-31T01:30 30 3']);
    expect(free.settled.moved).toBe(1);
    const taken = run(LONDON, [['2024-03-31 00:30', 1], ['2024-03-31 01:00', 9], ['2024-03-31 02:00', 2], ['2024-03-31 02:30', 3]]); // prettier-ignore
    expect(taken.readings).toEqual(['03-31T00:30 30 1', '03-31T01:00 30 2', '03-31T01:30 30 3']);
    expect(taken.rejected).toHaveLength(1);
  });

  it('shifts end stamps, also over the clock change', () => {
    const { readings } = run('Europe/Dublin', [['2024-03-31 00:30', 1], ['2024-03-31 02:00', 2], ['2024-03-31 02:30', 3]], { stamp: 'end', interval: 1800 }); // prettier-ignore
    expect(readings).toEqual(['03-31T00:00 30 1', '03-31T00:30 30 2', '03-31T01:00 30 3']);
  });

  it('makes days as long as they are', () => {
    const { readings } = run('America/New_York', [['2024-11-02', 1], ['2024-11-03', 2], ['2024-11-04', 3]]); // prettier-ignore
    expect(readings).toEqual(['11-02T04:00 1440 1', '11-03T04:00 1500 2', '11-04T05:00 1440 3']);
  });

  it('never stretches a reading over a gap', () => {
    const { readings, settled } = run('UTC', [['2024-06-01 00:00', 1], ['2024-06-01 00:15', 1], ['2024-06-01 01:00', 1]]); // prettier-ignore
    expect(readings.map((reading) => reading.split(' ')[1])).toEqual(['15', '15', '15']);
    expect(settled.gaps).toBe(1);
  });

  it('makes inclusive ends and starts of :01 whole', () => {
    const { readings } = run('UTC', [['2024-06-01 00:00:01', 1, '2024-06-01 00:30:00'], ['2024-06-01 00:30:01', 1, '2024-06-01 00:59:59']]); // prettier-ignore
    expect(readings).toEqual(['06-01T00:00 30 1', '06-01T00:30 30 1']);
  });

  it('turns mean power into energy', () => {
    const { readings } = run('UTC', [['2024-06-01 00:00', 400], ['2024-06-01 00:15', 800]], { unit: sourceUnit('W')! }); // prettier-ignore
    expect(readings).toEqual(['06-01T00:00 15 0.1', '06-01T00:15 15 0.2']);
  });

  it('names a contradiction, and keeps what the user says', () => {
    const lines: Line[] = [['2024-06-01 00:00', 1], ['2024-06-01 01:00', 2], ['2024-06-01 01:00', 3]]; // prettier-ignore
    expect(run('UTC', lines).settled.conflicts).toEqual([
      { meter: '', register: '', start: '2024-06-01T01:00:00Z', values: ['2', '3'], lines: [2, 3] },
    ]);
    expect(run('UTC', lines, {}, 'first').readings[1]).toBe('06-01T01:00 60 2');
    expect(run('UTC', lines, {}, 'last').readings[1]).toBe('06-01T01:00 60 3');
  });

  it('leaves a total over other rows out', () => {
    const { readings, settled } = run('UTC', [['2024-06-01 00:00', 1, '2024-06-01 01:00'], ['2024-06-01 01:00', 2, '2024-06-01 02:00'], ['2024-06-01 00:00', 3, '2024-06-01 02:00']]); // prettier-ignore
    expect(readings).toEqual(['06-01T00:00 60 1', '06-01T01:00 60 2']);
    expect(settled.overlapping).toBe(1);
  });

  it('keeps readings in order where several begin within the one before', () => {
    const { settled } = run('UTC', [['2024-06-01 00:00', 1, '2024-06-01 00:15'], ['2024-06-01 00:05', 1], ['2024-06-01 00:10', 1], ['2024-06-01 01:00', 1, '2024-06-01 01:15']]); // prettier-ignore
    settled.starts.forEach((start, i) => {
      expect(settled.ends[i]).toBeGreaterThan(start);
      if (i > 0) expect(start).toBeGreaterThanOrEqual(settled.ends[i - 1]!);
    });
  });

  it('refuses what no meter counts', () => {
    expect(run('UTC', [['2024-06-01 00:00', 1e300], ['2024-06-01 01:00', 1]])).toMatchObject({
      readings: ['06-01T01:00 60 1'],
      rejected: ['1: 1e+300 is more than any meter counts'],
    }); // prettier-ignore
  });
});
