import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byUtility, type Ordered } from './order.js';
import { flat, makePlan } from './ranking.fixture.js';

const PLAN = makePlan('p', [flat('0.1')]);
const RUNS = process.env['LONG'] ? 100_000 : 5_000;

const ordered = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }),
    utility: fc.integer({ min: 900, max: 910 }),
    range: fc.boolean(),
  })
  .map(({ id, utility, range }): Ordered => ({
    utility,
    cost: {
      plan: { ...PLAN, id: `p${id}` },
      basis: range ? 'range' : 'exact',
      expected: range ? null : utility,
      low: utility,
      high: utility,
      p10: utility,
      p90: utility,
      responses: [],
      scenarioCosts: new Float64Array(0),
    },
  }));
const catalog = fc.uniqueArray(ordered, { selector: ({ cost }) => cost.plan.id, maxLength: 12 });
const ids = (list: readonly Ordered[]): string[] => [...list].sort(byUtility).map(({ cost }) => cost.plan.id);

describe('the full order', () => {
  it('is the same for every permutation, and of the others when plans come or go', () => {
    fc.assert(
      fc.property(
        catalog.chain((plans) => fc.tuple(fc.constant(plans), fc.shuffledSubarray([...plans]))),
        ([plans, some]) => {
          const kept = new Set(some);
          const whole = [...plans].sort(byUtility).filter((plan) => kept.has(plan));
          expect(ids(some)).toEqual(whole.map(({ cost }) => cost.plan.id));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('puts every priced plan before every range', () => {
    fc.assert(
      fc.property(catalog, (plans) => {
        const bases = [...plans].sort(byUtility).map(({ cost }) => cost.basis === 'range');
        expect(bases).toEqual([...bases].sort((a, b) => Number(a) - Number(b)));
      }),
      { numRuns: 500 },
    );
  });
});
