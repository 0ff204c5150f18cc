import { describe, expect, it } from '@jest/globals';
import { amountNumber } from '../money.js';
import type { Usage } from '../series/usage.js';
import type { Component } from '../tariff/structure.js';
import { compileTariff, priceUsage } from '../tariff/tariff.js';
import { respond, responsesOf } from './month-response.js';
import { base, coolingYear, credit, evening, flat, structureOf, tiers } from './ranking.fixture.js';

const YEAR = coolingYear();
const OPTIONS = { from: '2025-01-01', to: '2026-01-01' };
const MINIMUM: Component = { id: 'minimum', kind: 'minimum', amount: '90', per: 'month' };
const TAX: Component = { id: 'tax', kind: 'tax', percent: '8.25' };
const PER_PERIOD: Component = {
  id: 'energy',
  kind: 'energy',
  periods: [
    { name: 'off_peak', tiers: [{ upTo: '300', price: '0.08' }, { price: '0.14' }] },
    { name: 'peak', tiers: [{ upTo: '100', price: '0.2' }, { price: '0.3' }] },
  ],
  tierRule: 'per_period',
  schedule: { windows: [{ period: 'peak', from: '16:00', to: '20:00' }], otherwise: 'off_peak' },
};
const SHARED: Component = { ...PER_PERIOD, tierRule: 'shared' };
const SLAB: Component = { ...tiers('700', '0.10', '0.13'), tierMode: 'slab' } as Component;
const BY_DAY: Component = { ...tiers('15', '0.08', '0.15'), tierScale: 'per_day' } as Component;

const scaled = (factor: number): Usage => ({
  timeline: YEAR.timeline,
  registers: { general: YEAR.registers.general.map((quantity) => Math.round(quantity * factor)) },
});

describe('how a bill answers to use', () => {
  it.each<[string, readonly Component[], number]>([
    ['flat', [base('9.95'), flat('0.1')], 0.001],
    ['time of use', [base('9.95'), evening('0.08', '0.25')], 0.001],
    ['tiers', [tiers('500', '0.09', '0.17')], 0.001],
    ['tiers that get cheaper', [tiers('800', '0.17', '0.09')], 0.001],
    ['tiers by the day', [BY_DAY], 0.001],
    ['a slab', [SLAB], 0.001],
    ['a ladder for every period', [PER_PERIOD], 0.001],
    ['a ladder shared over periods', [SHARED], 0.01],
    ['a credit', [flat('0.16'), credit('1000', '60')], 0.001],
    [
      'a credit on whole kWh',
      [flat('0.16'), { ...credit('1000', '60'), wholeKwh: true } as Component],
      0.001,
    ],
    ['a minimum', [flat('0.1'), MINIMUM], 0.001],
    ['a tax on all of it', [base('5'), tiers('500', '0.09', '0.17'), TAX], 0.001],
    ['a minimum, a credit and a tax', [flat('0.12'), credit('900', '40'), MINIMUM, TAX], 0.01],
  ])('%s: as the engine prices scaled readings', (_, components, tolerance) => {
    const structure = structureOf(components);
    const tariff = compileTariff(structure);
    if (!tariff.ok) throw new Error(tariff.refusal.detail);
    const exact = (factor: number): number[] => {
      const bill = priceUsage(tariff.value, scaled(factor), OPTIONS);
      if (!bill.ok) throw new Error(bill.refusal.detail);
      return bill.value.months.map((month) => amountNumber(month.total));
    };
    const bill = priceUsage(tariff.value, YEAR, OPTIONS);
    if (!bill.ok) throw new Error(bill.refusal.detail);
    const responses = responsesOf(structure, bill.value, '2025-01');
    for (const factor of [1, 0.5, 0.83, 0.97, 1.04, 1.31, 1.9]) {
      exact(factor).forEach((cost, month) => {
        expect(Math.abs(respond(responses[month]!, factor) - cost)).toBeLessThanOrEqual(tolerance);
      });
    }
  });

  it('ignores a credit whose condition is not met', () => {
    const structure = structureOf([
      flat('0.1'),
      { ...credit('1000', '60'), requires: 'autopay' } as Component,
    ]);
    const tariff = compileTariff(structure);
    const bill = tariff.ok && priceUsage(tariff.value, YEAR, OPTIONS);
    if (!bill || !bill.ok) throw new Error('not priced');
    const [january] = responsesOf(structure, bill.value, '2025-01');
    expect(january!.bands).toEqual([]);
    expect(responsesOf(structure, bill.value, '2025-01', ['autopay'])[0]!.bands).toHaveLength(1);
  });
});
