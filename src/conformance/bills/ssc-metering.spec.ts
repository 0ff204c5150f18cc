import { expect, it } from '@jest/globals';
import { withMetering } from './ssc-metering.js';

const HOURS = Array.from({ length: 12 }, () => Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0 : 1)));
const rate = (flags: readonly (readonly number[])[]) => ({
  energyratestructure: [[{ rate: 0.1 }]],
  demandratestructure: [[{ rate: 5 }], [{ rate: 9 }]],
  demandweekdayschedule: HOURS,
  demandweekendschedule: HOURS,
  flatdemandstructure: [[{ rate: 3 }]],
  x_ssc: {
    ur_metering_option: 4,
    ur_enable_billing_demand: 1,
    ur_billing_demand_minimum: 0,
    ur_billing_demand_lookback_period: 11,
    ur_billing_demand_lookback_percentages: Array.from({ length: 12 }, () => [80, 1]),
    ur_dc_billing_demand_periods: flags,
  },
});

it.each([
  [[[1, 1], [2, 1]], true],
  [[[1, 0], [2, 1]], ['p1']],
  [[[1, 0], [2, 0]], false],
])('charges the demand periods with the flags %j on billing demand, and flat demand always', (flags, expected) => {
  const { components } = withMetering(rate(flags), 'Etc/UTC', () => []);
  const ratchets = components.flatMap((item) => (item.kind === 'demand' ? [[item.id, item.ratchet]] : []));
  expect(ratchets).toEqual([
    ['demand', expected],
    ['flat-demand', true],
  ]);
}); // prettier-ignore
