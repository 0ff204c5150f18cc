import { describe, expect, it } from '@jest/globals';
import { soundReadings } from './sound-readings.js';

describe('soundReadings', () => {
  it.each([
    ['a growing meter', [1, 2, 2, 3], [1, 1, 1, 1], []],
    ['zeros of a lost connection', [100, 101, 0, 0, 102], [1, 1, 0, 0, 1], []],
    ['the end of the day printed at its start', [100, 110, 100.4, 100.8], [1, 0, 1, 1], []],
    ['a display that slips back', [100, 100.5, 100.3, 100.4, 100.9], [1, 0, 1, 1, 1], []],
    ['a slip below the reading before', [100, 100.1, 99.9, 100, 100.4], [1, 1, 0, 0, 1], []],
    ['a new meter', [874, 880, 5, 12], [1, 1, 1, 1], [2]],
    ['a counter of the day', [0, 2, 5, 0, 3, 6, 1], [1, 1, 1, 1, 1, 1, 1], [3, 6]],
    ['nothing', [], [], []],
  ])('%s', (_name, values, kept, restarts) => {
    const sound = soundReadings(Float64Array.from(values));
    expect([...sound.kept]).toEqual(kept);
    expect([...sound.restarts.entries()].filter(([, one]) => one === 1).map(([at]) => at)).toEqual(restarts);
  });
});
