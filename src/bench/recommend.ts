/** A whole answer: profile, projection, a thousand plans with their scenarios, ranking, flip points, advice. */
import { prepareHome } from '../engine/ranking/rank-plans.js';
import { PRESETS } from '../engine/ranking/preferences.js';
import { recommend, type RecommendInput } from '../engine/ranking/recommend.js';
import { whatIf } from '../engine/whatif/what-if.js';
import { medianTime, type Bench } from './bench.js';
import { benchPlans } from './catalog.js';
import { fresh, HOURS, quarterHours } from './loads.js';

const ZONE = 'America/Chicago';

export const recommendation: Bench = {
  name: 'recommend',
  run: async () => {
    const { catalog, from } = benchPlans();
    const usage = quarterHours(ZONE);
    const common = {
      timezone: ZONE,
      region: 'TX',
      asOf: '2026-02-01',
      delivery: catalog.delivery,
      series: catalog.series,
    };
    const input: RecommendInput = { ...common, plans: catalog.plans, usage };
    const outcome = recommend(input);
    const ranked = outcome.ok ? outcome.value.order.length : 0;
    const home = prepareHome(input);
    const hundred = catalog.plans.slice(0, 100);
    return [
      {
        name: 'whole answer, 1,000 plans × 35,040 readings, new home',
        value: medianTime(
          () => fresh(usage),
          (readings) => recommend({ ...input, usage: readings }),
          { warmUps: 4, runs: 9 },
        ),
        unit: 'ms',
        target: '≤ 200 ms',
        note: `${from}; ${ranked} ranked, 128 scenarios each`,
      },
      {
        name: 'ranked again with other weights, 1,000 plans × 35,040 readings',
        value: medianTime(
          () => undefined,
          () => recommend({ ...input, preferences: { weights: PRESETS.eco, vetoes: {} } }, home),
          { warmUps: 2, runs: 15 },
        ),
        unit: 'ms',
        target: '≤ 300 ms',
        note: 'priced already: what a slider of the page asks for',
      },
      {
        name: 'battery, 100 plans × 8,760 hours',
        value: medianTime(
          () => fresh(HOURS),
          (readings) =>
            whatIf(
              { ...common, plans: hundred, usage: readings },
              { battery: { capacityKwh: 10, powerKw: 5, roundTrip: 0.9 } },
            ),
          { warmUps: 1, runs: 3 },
        ),
        unit: 'ms',
        target: '≤ 3,000 ms',
        note: 'each plan at its own best use',
      },
    ];
  },
};
