import { describe, expect, it } from '@jest/globals';
import type { Component } from '../tariff/structure.js';
import { comingStructure } from './coming-structure.js';
import { recommend } from './recommend.js';
import { coolingYear, flat, makePlan, structureOf, ZONE } from './ranking.fixture.js';

const discount = (validity: Partial<Component>): Component =>
  ({ id: 'discount', kind: 'discount', amount: '1', per: 'day', ...validity }) as Component;

describe('a dated part of a plan in the year ahead', () => {
  it.each([
    ['over', { validTo: '2026-01-14' }, undefined],
    ['not yet within the year', { validFrom: '2027-01-15' }, undefined],
    ['all the year', { validFrom: '2020-01-01', validTo: '2030-12-31' }, {}],
    ['until summer', { validTo: '2026-06-30' }, { season: { from: '01-15', to: '06-30' } }],
    ['from summer on', { validFrom: '2026-07-01' }, { season: { from: '07-01', to: '01-14' } }],
  ] as const)('%s', (_, validity, expected) => {
    const coming = comingStructure(structureOf([flat('0.1'), discount(validity)]), '2026-01-15');
    expect(coming.components.find(({ id }) => id === 'discount')).toEqual(
      expected && { id: 'discount', kind: 'discount', amount: '1', per: 'day', ...expected },
    );
  });

  it('leaves a plan without dates as it is', () => {
    const structure = structureOf([flat('0.1')]);
    expect(comingStructure(structure, '2026-01-15')).toBe(structure);
  });

  it('does not make a plan free whose price began after the readings', () => {
    const plan = makePlan('new', [{ ...flat('0.1'), validFrom: '2026-01-01' } as Component]);
    const outcome = recommend({
      plans: [plan],
      usage: coolingYear(),
      timezone: ZONE,
      country: 'US',
      asOf: '2026-01-15',
    });
    if (!outcome.ok) throw new Error(outcome.refusal.detail);
    expect(outcome.value.order[0]!.lastYearCost).toBeGreaterThan(900);
  });
});
