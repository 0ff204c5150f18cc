import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, resolveSteps, share, stepReached } from './ladder.js';

const steps = (...upper: number[]) => ({ upper, tier: upper.map((_, i) => i) });

describe('ladders', () => {
  it('fill from where they stand; bounds are inclusive', () => {
    expect([...fill(steps(500, 1000, Infinity), 0, 500)]).toEqual([500, 0, 0]);
    expect([...fill(steps(500, 1000, Infinity), 400, 700)]).toEqual([100, 500, 100]);
    expect(stepReached(steps(100, 200, Infinity), 100)).toBe(0);
    expect(stepReached(steps(100, 200, Infinity), 101)).toBe(1);
  });

  it('hold kWh steps inside a block of kWh per kW', () => {
    // Blocks of 200 and 400 kWh/kW at 10 kW; steps of 300 and 1,500 kWh in the first block, then an open one.
    const { upper, tier } = resolveSteps(
      [2000, 300, 1500, Infinity, 4000, Infinity],
      [true, false, false, false, true, true],
    );
    expect(upper).toEqual([300, 1500, 2000, 4000, Infinity]);
    expect(tier).toEqual([1, 2, 3, 4, 5]);
  });

  it('share steps over periods: whole mWh, nothing lost, nothing negative', () => {
    const quantity = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(
      fc.property(
        fc.array(quantity, { minLength: 1, maxLength: 5 }),
        fc.array(quantity, { maxLength: 3 }),
        (periods, cuts) => {
          const total = periods.reduce((a, b) => a + b, 0);
          const upper = [...new Set(cuts)].sort((a, b) => a - b);
          const amounts = fill(steps(...upper, Infinity), 0, total);
          const rows = share(amounts, periods);
          for (const [s, row] of rows.entries()) {
            expect(row.reduce((a, b) => a + b, 0)).toBe(amounts[s]);
            for (const part of row) expect(part).toBeGreaterThanOrEqual(0);
          }
          for (const [p, q] of periods.entries()) expect(rows.reduce((a, row) => a + row[p]!, 0)).toBe(q);
        },
      ),
    );
  });
});
