import { describe, expect, it } from '@jest/globals';
import { appraise } from './appraise.js';
import { importCatalog } from './import-catalog.js';

const STRUCTURE = {
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone: 'America/Chicago',
  components: [{ kind: 'energy', id: 'energy', periods: [{ name: 'all', price: '0.12' }] }],
};
const run = (json: unknown, name = 'mine.json') =>
  importCatalog([{ name, json }], { timezone: 'America/Denver' });

describe('own plans', () => {
  it('reads a bare structure under the name of its file', () => {
    expect(run(STRUCTURE).plans[0]).toMatchObject({
      id: 'mine',
      country: 'US',
      exitFee: { kind: 'unknown' },
      structure: STRUCTURE,
    });
  });

  it('reads plans with their terms', () => {
    const plan = {
      id: 'p1',
      name: 'Plan one',
      supplier: 'Us',
      networks: ['tdu:ONCOR'],
      contractMonths: 12,
      exitFee: { kind: 'flat', amount: '100' },
      renewablePercent: 50,
      structure: STRUCTURE,
    };
    expect(run({ plans: [plan] }).plans[0]).toMatchObject({ ...plan, source: { catalog: 'own' } });
  });

  it.each([
    ['fixed', { type: 'fixed', rate_per_kwh: 12.5 }, 'fixed'],
    [
      'tiered',
      { type: 'tiered', tiers: [{ up_to_kwh: 500, rate_per_kwh: 10 }, { rate_per_kwh: 14 }] },
      'tiered',
    ],
    [
      'time of use',
      { type: 'time_of_use', peak_rate: 15, off_peak_rate: 8, peak_hours: [14, 15], peak_days: 'weekdays' },
      'time_of_use',
    ],
    ['variable', { type: 'variable', base_rate: 11 }, 'variable'],
  ])('expands the short form %s, bare or inside a plan', (_, form, planType) => {
    const bare = run(form);
    expect(bare.plans[0]).toMatchObject({ planType, structure: { timezone: 'America/Denver' } });
    expect(appraise(bare)).toMatchObject([{ status: 'priced' }]);
    expect(run([{ id: 'a', name: 'A', supplier: 'S', rateStructure: form }]).plans[0]).toMatchObject({
      id: 'a',
      planType,
    });
  });

  it.each<[string, object, string, string | undefined]>([
    ['an unknown key', { type: 'fixed', rate_per_kwh: 12.5, bonus: 1 }, 'unknown_key', '/bonus'],
    ['a misspelt price', { type: 'fixed', rate_per_kw: 12.5, tiers: [] }, 'unknown_key', undefined],
    [
      'a missing price',
      { type: 'time_of_use', peak_rate: 15, peak_hours: [14] },
      'missing_price',
      '/off_peak_rate',
    ],
    [
      'a structure without a price',
      { ...STRUCTURE, components: [{ kind: 'energy', id: 'e', periods: [{ name: 'all' }] }] },
      'missing_price',
      undefined,
    ],
  ])('refuses %s by name and pointer', (_, json, reason, pointer) => {
    const [refused] = run(json).refused;
    expect(refused?.reason).toMatch(reason === 'unknown_key' ? /unknown_key|missing_price/ : reason);
    if (pointer) expect(refused?.pointer).toBe(pointer);
  });
});

it.each([
  [{ kind: 'flat' }],
  [{ kind: 'flat', amount: 'a lot' }],
  [{ kind: 'declining', steps: [] }],
  [{ kind: 'by the moon', amount: '10' }],
  ['150'],
])('refuses the exit fee %j', (exitFee) => {
  expect(run({ id: 'p', name: 'P', structure: STRUCTURE, exitFee }).refused[0]).toMatchObject({
    reason: 'malformed',
    pointer: '/exitFee',
  });
});
