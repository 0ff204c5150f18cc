import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Usage } from '../series/usage.js';
import { packedUsageSchema, packUsage, unpackUsage } from './packed-usage.js';

const column = (values: readonly number[]): Float64Array => Float64Array.from(values);

const usageOf = (
  steps: readonly (readonly [gap: number, length: number, general: number, sold: number])[],
): Usage => {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 1_700_000_000;
  for (const [gap, length] of steps) {
    starts.push(at + gap);
    ends.push((at += gap + length));
  }
  return {
    timeline: { starts: column(starts), ends: column(ends) },
    registers: {
      general: column(steps.map((step) => step[2])),
      export: column(steps.map((step) => step[3])),
    },
  };
};

describe('packed usage', () => {
  it('gives back every reading', () => {
    const step = fc.tuple(
      fc.constantFrom(0, 0, 900),
      fc.constantFrom(900, 1800, 86_400),
      fc.nat(2 ** 31),
      fc.maxSafeNat(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const usage = usageOf(steps);
        const packed = packedUsageSchema.parse(JSON.parse(JSON.stringify(packUsage(usage))));
        expect(unpackUsage(packed)).toEqual(usage);
      }),
    );
  });

  it('keeps a stretch of equal intervals as one run', () => {
    const packed = packUsage(usageOf([[0, 900, 1000, 0], [0, 900, 3000, 0], [900, 900, 5000, 0]])); // prettier-ignore
    expect(packed.runs).toEqual([
      [1_700_000_000, 900, 2],
      [1_700_002_700, 900, 1],
    ]);
    expect(packed.registers.general?.unit).toBe(1000);
  });

  it.each([
    ['too few readings', { data: 'AQ==' }, 'end too early'],
    ['too many readings', { data: 'AQIDBA==' }, 'more readings'],
    ['something else', { data: '!!!' }, 'not base64'],
  ])('refuses data with %s', (_what, general, problem) => {
    const packed = packUsage(usageOf([[0, 900, 1, 0], [0, 900, 2, 0]])); // prettier-ignore
    expect(() => unpackUsage({ ...packed, registers: { general: { unit: 1, ...general } } })).toThrow(
      problem,
    );
  });

  it('refuses runs that do not add up to the readings', () => {
    const packed = packUsage(usageOf([[0, 900, 1, 0], [0, 900, 2, 0]])); // prettier-ignore
    expect(() => unpackUsage({ ...packed, readings: 3 })).toThrow('timeline');
    expect(() => unpackUsage({ ...packed, readings: 1 })).toThrow('timeline');
  });
});
