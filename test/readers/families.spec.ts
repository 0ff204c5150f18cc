import { describe, expect, it } from '@jest/globals';
import { readUsage } from '../../src/readers/read-usage.js';
import { SAMPLES } from './samples.js';

describe('families of usage files', () => {
  it.each(SAMPLES.map((sample) => [sample.name, sample] as const))('reads %s', async (name, sample) => {
    const readout = await readUsage(sample.bytes, { fileName: name, ...sample.options });
    expect(readout.ok ? [] : readout.refusal).toEqual([]);
    const { report } = readout as Extract<typeof readout, { ok: true }>;
    expect({
      format: report.format,
      totals: report.totals,
      readings: report.readings,
      intervalMinutes: report.intervalMinutes,
      first: report.first,
      last: report.last,
      commodity: report.commodity,
    }).toEqual({
      format: sample.format,
      totals: sample.totals,
      readings: sample.readings,
      intervalMinutes: sample.intervalMinutes,
      first: sample.first,
      last: sample.last,
      commodity: sample.commodity ?? 'electricity',
    });
  });

  it('reads a file the same in chunks of any size', async () => {
    for (const { name, bytes, options } of SAMPLES) {
      const whole = await readUsage(bytes, { fileName: name, ...options });
      for (const size of [1, 7, 1000]) {
        if (bytes.length / size > 40_000) continue;
        const pieces = await readUsage(inPieces(bytes, size), { fileName: name, ...options });
        expect({ name, size, pieces }).toEqual({ name, size, pieces: whole });
      }
    }
  });
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
