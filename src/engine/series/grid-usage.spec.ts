import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gridUsage } from './grid-usage.js';
import type { Channel } from './usage.js';

const HOUR = 3600;

function channel(
  part: Partial<Channel> & { readings: readonly (readonly [number, number, number])[] },
): Channel {
  const { readings, ...rest } = part;
  return {
    meter: 'm', register: '', role: 'general', direction: 'import', commodity: 'electricity', unit: 'kWh', ...rest,
    starts: Float64Array.from(readings, ([start]) => start * HOUR),
    ends: Float64Array.from(readings, ([, end]) => end * HOUR),
    quantities: Float64Array.from(readings, ([, , quantity]) => quantity),
    quality: new Uint8Array(readings.length),
  }; // prettier-ignore
}

const usageOf = (channels: Channel[], meter?: string) => {
  const outcome = gridUsage(channels, { meter });
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return outcome.value;
};

describe('gridUsage', () => {
  it('adds day and night registers that never run at the same time', () => {
    const usage = usageOf([
      channel({ register: 'T1', readings: [[0, 1, 100], [2, 3, 50]] }),
      channel({ register: 'T2', readings: [[1, 2, 70]] }),
    ]); // prettier-ignore
    expect([...usage.registers.general]).toEqual([100, 70, 50]);
    expect([...usage.timeline.starts]).toEqual([0, HOUR, 2 * HOUR]);
  });

  it('keeps controlled load and export apart on the same timeline', () => {
    const usage = usageOf([
      channel({ register: 'E1', readings: [[0, 1, 10], [1, 2, 20]] }),
      channel({ register: 'E2', role: 'controlled_load', readings: [[1, 2, 5]] }),
      channel({ register: 'B1', direction: 'export', readings: [[0, 1, 3]] }),
    ]); // prettier-ignore
    expect([...usage.registers.general]).toEqual([10, 20]);
    expect([...usage.registers.controlled_load!]).toEqual([0, 5]);
    expect([...usage.registers.export!]).toEqual([3, 0]);
  });

  it('leaves a gap of the import register out, also where export goes on', () => {
    const usage = usageOf([
      channel({ readings: [[0, 1, 10], [2, 3, 20]] }),
      channel({ direction: 'export', readings: [[0, 1, 1], [1, 2, 1], [2, 3, 1]] }),
    ]); // prettier-ignore
    expect([...usage.timeline.starts]).toEqual([0, 2 * HOUR]);
    expect([...usage.registers.export!]).toEqual([1, 1]);
  });

  it('knows that the two sides of a net register fill each other', () => {
    const usage = usageOf([
      channel({ netted: true, readings: [[0, 1, 10]] }),
      channel({ netted: true, direction: 'export', readings: [[1, 2, 4]] }),
    ]);
    expect([...usage.registers.general]).toEqual([10, 0]);
    expect([...usage.registers.export!]).toEqual([0, 4]);
  });

  it('spreads a longer reading without losing a milliwatt-hour', () => {
    const usage = usageOf([
      channel({ readings: [[0, 3, 100]] }),
      channel({ direction: 'export', readings: [[0, 1, 1], [1, 2, 1], [2, 3, 1]] }),
    ]); // prettier-ignore
    expect([...usage.registers.general]).toEqual([33, 34, 33]);
  });

  it('nets house use against production where there is no grid register', () => {
    const usage = usageOf([
      channel({ direction: 'house', readings: [[0, 1, 10], [1, 2, 10]] }),
      channel({ direction: 'production', readings: [[0, 1, 4], [1, 2, 25]] }),
    ]); // prettier-ignore
    expect([...usage.registers.general]).toEqual([6, 0]);
    expect([...usage.registers.export!]).toEqual([0, 15]);
  });

  it('takes monthly reads as they are', () => {
    const usage = usageOf([channel({ readings: [[0, 744, 350_000_000], [744, 1416, 310_000_000]] })]); // prettier-ignore
    expect([...usage.timeline.ends]).toEqual([744 * HOUR, 1416 * HOUR]);
  });

  it('refuses production alone, gas, and a meter that is not there', () => {
    expect(gridUsage([channel({ direction: 'production', readings: [[0, 1, 1]] })])).toMatchObject({
      ok: false,
    });
    expect(gridUsage([channel({ commodity: 'gas', readings: [[0, 1, 1]] })])).toMatchObject({
      ok: false, refusal: { reason: 'no_usage', detail: 'The readings are of gas, not electricity.' },
    }); // prettier-ignore
    expect(gridUsage([channel({ readings: [[0, 1, 1]] })], { meter: 'x' })).toMatchObject({ ok: false });
  });

  it('preserves the energy of every channel when all are import', () => {
    const readings = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.integer({ min: 0, max: 1e7 })), {
        minLength: 1,
        maxLength: 30,
      })
      .map((steps) => {
        let at = 0;
        const found: [number, number, number][] = [];
        for (const [hours, gap, quantity] of steps) {
          if (!gap) found.push([at, at + hours, quantity]);
          at += hours;
        }
        return found.length > 0 ? found : [[0, 1, 1] as [number, number, number]];
      });
    fc.assert(
      fc.property(readings, readings, (one, two) => {
        const usage = usageOf([channel({ readings: one }), channel({ register: '2', readings: two })]);
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(sum([...usage.registers.general])).toBe(
          sum([...one, ...two].map(([, , quantity]) => quantity)),
        );
        usage.timeline.starts.forEach(
          (start, i) => i > 0 && expect(start).toBeGreaterThanOrEqual(usage.timeline.ends[i - 1]!),
        );
      }),
    );
  });
});
