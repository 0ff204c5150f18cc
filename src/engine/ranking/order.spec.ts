import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '../plan.js';
import type { Usage } from '../series/usage.js';
import { catalog, household, plan } from './market.fixture.js';
import { prepareHome, rankPlans, type Home, type Ranking } from './rank-plans.js';
import { recommend, type RecommendInput } from './recommend.js';
import { recommendationJson } from './recommendation-json.js';

const long = process.env['LONG'] !== undefined;
const runs = (few: number, many: number): { numRuns: number } => ({ numRuns: long ? many : few });
const PATIENCE = long ? 7_200_000 : 60_000;

/** Nothing of a home depends on the plans, so each is prepared once. */
const prepared = new Map<Usage, Home>();
function ranked(input: RecommendInput): Ranking {
  let home = prepared.get(input.usage);
  if (!home) prepared.set(input.usage, (home = prepareHome(input)!));
  return rankPlans(input, home);
}
const ids = ({ order }: Ranking): string[] => order.map(({ cost }) => cost.plan.id);
/** All of a market's plans, in any order. */
const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...all], { minLength: all.length });
/** Some of the plans by place. */
const picks = fc.array(fc.nat(), { maxLength: 6 });

describe('the full order', () => {
  it(
    'of the others never changes when plans that do not win are added, removed or doubled',
    () => {
      let crowded = 0;
      fc.assert(
        fc.property(
          household,
          catalog,
          picks,
          fc.array(plan, { maxLength: 3 }),
          (home, plans, gone, added) => {
            const whole = ranked({ ...home, plans });
            if (whole.order.length > 2) crowded++;
            const winner = ids(whole)[0];
            const removed = new Set(
              gone.map((at) => plans[at % plans.length]!.id).filter((id) => id !== winner),
            );
            const kept = plans.filter(({ id }) => !removed.has(id));
            const newcomers = added.map((one, i): Plan => ({ ...one, id: `new${i}` }));
            const changed = ranked({ ...home, plans: [...newcomers, ...kept, ...kept.slice(0, 2)] });
            expect(ids(changed).filter((id) => !id.startsWith('new'))).toEqual(
              ids(whole).filter((id) => !removed.has(id)),
            );
            // Nor does what a plan is worth.
            const worth = new Map(whole.order.map(({ cost, utility }) => [cost.plan.id, utility]));
            for (const { cost, utility } of changed.order)
              expect(utility).toBe(worth.get(cost.plan.id) ?? utility);
          },
        ),
        runs(1000, 100_000),
      );
      // A market in which nothing can be ranked shows nothing.
      expect(crowded).toBeGreaterThan(runs(1000, 100_000).numRuns / 4);
    },
    PATIENCE,
  );

  it(
    'is the same for the same plans in any order, also where two records share an id',
    () => {
      fc.assert(
        fc.property(
          household,
          catalog.chain((plans) => {
            const impostor = { ...plans[0]!, id: plans[plans.length - 1]!.id };
            return fc.tuple(fc.constant([...plans, impostor]), shuffled([...plans, impostor]));
          }),
          (home, [plans, other]) => {
            const say = (list: readonly Plan[]): unknown => {
              const { order, excluded } = ranked({ ...home, plans: list });
              return [order.map(({ cost, utility }) => [cost.plan, utility]), excluded];
            };
            expect(say(other)).toEqual(say(plans));
          },
        ),
        runs(1000, 100_000),
      );
    },
    PATIENCE,
  );

  it(
    'puts every plan of which only a range is known behind all that are priced, and ties by id',
    () => {
      fc.assert(
        fc.property(household, catalog, (home, plans) => {
          const { order } = ranked({ ...home, plans });
          const keys = order.map(
            ({ utility, cost }) => [Number(cost.basis === 'range'), utility, cost.plan.id] as const,
          );
          const sorted = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
          expect(keys).toEqual(sorted);
          for (const { cost } of order) expect(cost.expected === null).toBe(cost.basis === 'range');
        }),
        runs(500, 20_000),
      );
    },
    PATIENCE,
  );

  it(
    'is whole: every plan is ranked or left out with a reason, once',
    () => {
      fc.assert(
        fc.property(household, catalog, (home, plans) => {
          const ranking = ranked({ ...home, plans });
          const all = [...ids(ranking), ...ranking.excluded.map(({ id }) => id)];
          expect(all.sort()).toEqual(plans.map(({ id }) => id).sort());
          for (const { reason, detail } of ranking.excluded) {
            expect(reason).not.toBe('');
            expect(detail.length).toBeGreaterThan(10);
          }
        }),
        runs(500, 20_000),
      );
    },
    PATIENCE,
  );

  it(
    'stands in an answer that is the same to the letter for the same plans in any order',
    () => {
      fc.assert(
        fc.property(
          household,
          catalog.chain((plans) => fc.tuple(fc.constant(plans), shuffled(plans))),
          (home, [plans, other]) => {
            const say = (list: readonly Plan[]): unknown => {
              const outcome = recommend({ ...home, plans: list });
              return outcome.ok ? JSON.stringify(recommendationJson(outcome.value)) : outcome;
            };
            expect(say(other)).toEqual(say(plans));
          },
        ),
        runs(100, 10_000),
      );
    },
    PATIENCE,
  );
});
