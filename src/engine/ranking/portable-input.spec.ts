import { describe, expect, it } from '@jest/globals';
import { demoCatalog } from '../../demo/catalog.js';
import { DEMO_TIMEZONE, householdReadings } from '../../demo/household.js';
import { PRESETS, type Preferences } from './preferences.js';
import { fromPortable, portableInput } from './portable-input.js';
import { recommend, type RecommendInput } from './recommend.js';
import { recommendationJson } from './recommendation-json.js';

const { plans, delivery } = demoCatalog();
const { starts, ends, quantities } = householdReadings();
const home: RecommendInput = {
  plans,
  usage: { timeline: { starts, ends }, registers: { general: quantities } },
  timezone: DEMO_TIMEZONE,
  asOf: '2026-01-15',
  delivery,
};

const WISHES: readonly Preferences[] = [
  { weights: PRESETS.default, vetoes: {} },
  { weights: PRESETS.eco, vetoes: { maxContractMonths: 12 } },
  { weights: PRESETS.flexible, vetoes: { minRenewablePercent: 50, noPrepaid: true } },
];

const HOMES: readonly (readonly [name: string, over: Partial<RecommendInput>])[] = [
  ['a home on a network', { network: 'tdu:ONCOR' }],
  ['a home whose network nobody knows', { country: 'US' }],
  ['a home with a current plan', { currentPlan: { plan: plans[3]!, contractEnd: '2026-06-30' } }],
  ['a home without a country', { plans: plans.filter(({ country }) => country !== 'US') }],
  [
    'the same plan in two versions',
    { network: 'tdu:ONCOR', plans: [...plans, { ...plans[0]!, version: '0' }], quality: undefined },
  ],
];

describe('portableInput', () => {
  it.each(HOMES)('answers the same elsewhere, whatever is wished: %s', (_, over) => {
    const input = { ...home, ...over };
    const sent = JSON.stringify(portableInput(input));
    const received = fromPortable(JSON.parse(sent));
    for (const preferences of WISHES) {
      const here = recommend({ ...input, preferences });
      const there = recommend({ ...received, preferences });
      if (!here.ok || !there.ok) throw new Error('not answered');
      expect(recommendationJson(there.value)).toEqual(recommendationJson(here.value));
    }
  });

  it('leaves behind what the home cannot have', () => {
    const sent = portableInput({ ...home, network: 'tdu:ONCOR' });
    expect(sent.plans.length).toBeLessThan(plans.length);
    expect(sent.plans.length + sent.refused!.length).toBe(plans.length);
  });

  it('keeps the holes of a price series', () => {
    const series = { hub: { start: 0, stepSeconds: 3600, prices: ['0.1', undefined, '-0.02'] } };
    const back = fromPortable(JSON.parse(JSON.stringify(portableInput({ ...home, series }))));
    expect(back.series).toEqual(series);
  });
});
