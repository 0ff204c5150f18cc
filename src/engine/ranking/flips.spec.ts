import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, parseDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import { amountNumber } from '../money.js';
import type { Usage } from '../series/usage.js';
import { priceUsage } from '../tariff/tariff.js';
import { tariffOf } from './compiled.js';
import { FLIP_EPSILON } from './flips.js';
import { catalog, household } from './market.fixture.js';
import { recommend, type Recommendation } from './recommend.js';
import { ZONE } from './ranking.fixture.js';

const long = process.env['LONG'] !== undefined;

/** The priced year with what is taken between two instants multiplied. */
function scaled({ timeline, registers }: Usage, factor: number, from: number, to: number): Usage {
  const general = registers.general.map((quantity, i) =>
    timeline.starts[i]! >= from && timeline.starts[i]! < to ? Math.round(quantity * factor) : quantity,
  );
  return { timeline, registers: { ...registers, general } };
}

/** Exact cost of a plan on a use of `value` kWh, of the year or of the month that begins on `of`. */
function costAt({ order, priced, profile }: Recommendation, id: string, value: number, of?: string): number {
  const month = profile.projectedMonthlyKwh.find(({ start }) => start === of);
  const factor = value / (month ?? profile.projectedAnnualKwh).value;
  const first = of === undefined ? -Infinity : startOfDay(ZONE, parseDay(of)!);
  const last = of === undefined ? Infinity : startOfDay(ZONE, addMonths(parseDay(of)!, 1));
  const tariff = tariffOf(order.find(({ plan }) => plan.id === id)!.plan.structure);
  const bill =
    tariff.ok && priceUsage(tariff.value, scaled(priced.usage, factor, first, last), priced.options);
  if (!bill || !bill.ok) throw new Error(`${id} is not priced`);
  return amountNumber(bill.value.total);
}

describe('flip points', () => {
  it(
    'are where the exact bills of two plans change places: one is cheaper just below, the other just above',
    () => {
      let found = 0;
      fc.assert(
        fc.property(household, catalog, (home, plans) => {
          const outcome = recommend({ ...home, plans });
          if (!outcome.ok) throw new Error(outcome.refusal.detail);
          for (const { plan, flips } of outcome.value.plans) {
            for (const { subject, of, value, rivalId, sentence } of flips) {
              expect(sentence).toMatch(/^\S.*\.$/);
              if (subject === 'weight') continue;
              found++;
              const gap = (at: number): number =>
                costAt(outcome.value, plan.id, at, of) - costAt(outcome.value, rivalId, at, of);
              const [below, above] = [gap(value * (1 - FLIP_EPSILON)), gap(value * (1 + FLIP_EPSILON))];
              expect([Math.sign(below), Math.sign(above)].sort()).toEqual([-1, 1]);
            }
          }
        }),
        { numRuns: long ? 10_000 : 100 },
      );
      expect(found).toBeGreaterThan(20);
    },
    long ? 7_200_000 : 60_000,
  );
});
