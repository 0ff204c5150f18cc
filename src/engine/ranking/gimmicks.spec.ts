import { describe, expect, it } from '@jest/globals';
import { addMonths, civilDay, yearMonthDay } from '../calendar/civil.js';
import type { Component } from '../tariff/structure.js';
import { compileTariff, priceUsage } from '../tariff/tariff.js';
import { xray } from './gimmicks.js';
import { base, credit, evening, flat, homeUsage, structureOf, tiers } from './ranking.fixture.js';

/** 600 kWh a month, 1,200 in July and August. */
const FROM = civilDay(2025, 1, 1);
const USAGE = homeUsage(FROM, addMonths(FROM, 12), {
  daily: (day) => {
    const { year, month } = yearMonthDay(day);
    const summer = month === 7 || month === 8;
    const first = civilDay(year, month, 1);
    return (summer ? 1200 : 600) / (addMonths(first, 1) - first);
  },
});

function findings(components: readonly Component[]) {
  const structure = structureOf(components);
  const tariff = compileTariff(structure);
  const bill = tariff.ok && priceUsage(tariff.value, USAGE, { from: '2025-01-01', to: '2026-01-01' });
  if (!bill || !bill.ok) throw new Error('not priced');
  return xray(structure, bill.value);
}

const FEE: Component = { id: 'small_use', kind: 'usage_band', from: '0', below: '1000', amount: '9.95' };
const MINIMUM: Component = { id: 'minimum', kind: 'minimum', amount: '100', per: 'month' };

describe('the gimmick X-ray', () => {
  it.each([
    ['a credit missed in ten months', [flat('0.1'), credit('1000', '50')], 'credit', 10, 500],
    ['a credit earned every month', [flat('0.1'), credit('500', '50')], 'credit', 0, 0],
    ['a fee for little use', [flat('0.1'), FEE], 'fee', 10, 99.5],
    ['a minimum bill that is not reached', [flat('0.1'), MINIMUM], 'minimum', 10, 400],
    ['dear upper tiers', [tiers('1000', '0.10', '0.15')], 'tier', 2, 20],
  ] as const)('%s', (_, components, kind, missed, cost) => {
    const [finding] = findings(components);
    expect(finding!.kind).toBe(kind);
    expect(finding!.missedMonths).toHaveLength(missed);
    expect(finding!.costPerYear).toBeCloseTo(cost, 1);
  });

  it('names the months when they are few', () => {
    expect(findings([tiers('1000', '0.10', '0.15')])[0]!.sentence).toBe(
      'In July and August you use more than the first price step; the dearer steps add $20 a year.',
    );
  });

  it('speaks of what is included, of every month and of none', () => {
    const quota: Component = {
      id: 'energy',
      kind: 'energy',
      periods: [{ name: 'all', tiers: [{ upTo: '1000', price: '0' }, { price: '0.14' }] }],
    };
    expect(findings([base('135'), quota])[0]!.sentence).toBe(
      '1,000 kWh a month are in the price. In July and August you use more, which adds $56 a year; in 10 months you would not use them up.',
    );
    expect(findings([tiers('100', '0.10', '0.15')])[0]!.sentence).toMatch(/^Every month you use more than/);
    expect(findings([flat('0.1'), credit('2000', '15')])[0]!.sentence).toBe(
      'The credit of $15 a month needs at least 2,000 kWh; you would never earn it.',
    );
    expect(findings([flat('0.1'), { ...FEE, below: '2000' }])[0]!.sentence).toBe(
      'A fee of $10 is due in months with less than 2,000 kWh; you would pay it every month, $119 a year.',
    );
  });

  it('says how much falls into free hours', () => {
    const [finding] = findings([evening('0.00', '0.30')]);
    expect(finding!.kind).toBe('free_hours');
    expect(finding!.sentence).toContain('83 % of your energy falls into the free hours');
  });

  it('finds nothing in a plain plan', () => {
    expect(findings([base('9.95'), flat('0.1')])).toEqual([]);
    expect(findings([tiers('1000', '0.15', '0.10')])).toEqual([]);
  });
});
