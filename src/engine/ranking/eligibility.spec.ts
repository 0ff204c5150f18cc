import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../plan.js';
import { exclusion, type EligibilityFacts } from './eligibility.js';
import { flat, makePlan, structureOf } from './ranking.fixture.js';

const FACTS: EligibilityFacts = {
  country: 'US',
  currency: 'USD',
  network: 'tdu:ONCOR',
  catalogNetworks: ['tdu:ONCOR', 'tdu:TNMP'],
  customer: 'residential',
  controlledLoad: false,
  asOf: '2026-01-15',
  vetoes: {},
};
const plan = (rest: Partial<Plan>): Plan => makePlan('p', [flat('0.1')], rest);

describe('eligibility', () => {
  it.each<[string, Partial<Plan>, Partial<EligibilityFacts>, string | undefined]>([
    ['a plain plan', {}, {}, undefined],
    ['gas', { commodity: 'gas' }, {}, 'other_commodity'],
    ['another country', { country: 'AU' }, {}, 'other_country'],
    ['any country when the home is nowhere', { country: 'AU' }, { country: undefined }, undefined],
    ['another currency', { structure: structureOf([flat('0.1')], { currency: 'EUR' }) }, {}, 'other_currency'],
    ['for shops', { customer: 'business' }, {}, 'other_customer'],
    ['for anybody', { customer: 'any' }, {}, undefined],
    ['supply alone', { structure: structureOf([flat('0.1')], { coverage: 'supply_only' }) }, {}, 'other_coverage'],
    ['no price for the controlled load', {}, { controlledLoad: true }, 'no_controlled_load_price'],
    ['a price for the controlled load', { structure: structureOf([flat('0.1'), { kind: 'energy', id: 'cl', register: 'controlled_load', periods: [{ name: 'all', price: '0.2' }] }]) }, { controlledLoad: true }, undefined],
    ['the home network', { networks: ['tdu:TNMP', 'tdu:ONCOR'] }, {}, undefined],
    ['another network', { networks: ['tdu:TNMP'] }, {}, 'other_network'],
    ['a network, and the home is not known', { networks: ['tdu:TNMP'] }, { network: undefined }, 'network_unknown'],
    ['the only network of the catalog', { networks: ['tdu:TNMP'] }, { network: undefined, catalogNetworks: ['tdu:TNMP'] }, undefined],
    ['the first day of the offer', { effectiveFrom: '2026-01-15' }, {}, undefined],
    ['the day before it', { effectiveFrom: '2026-01-16' }, {}, 'not_offered'],
    ['the last day', { effectiveTo: '2026-01-15' }, {}, undefined],
    ['the day after it', { effectiveTo: '2026-01-14' }, {}, 'not_offered'],
    ['green enough', { renewablePercent: 50 }, { vetoes: { minRenewablePercent: 50 } }, undefined],
    ['not green enough', { renewablePercent: 49.9 }, { vetoes: { minRenewablePercent: 50 } }, 'veto_renewable'],
    ['green share not published', {}, { vetoes: { minRenewablePercent: 50 } }, 'veto_renewable'],
    ['too long', { contractMonths: 24 }, { vetoes: { maxContractMonths: 12 } }, 'veto_contract'],
    ['a moving price', { planType: 'indexed' }, { vetoes: { noVariablePrice: true } }, 'veto_variable'],
    ['paid in advance', { prepaid: true }, { vetoes: { noPrepaid: true } }, 'veto_prepaid'],
    ['badly rated', { supplierRating: 2.9 }, { vetoes: { minSupplierRating: 3 } }, 'veto_rating'],
    ['not rated', {}, { vetoes: { minSupplierRating: 3 } }, 'veto_rating'],
  ])('%s', (_, rest, facts, reason) => {
    const excluded = exclusion(plan(rest), { ...FACTS, ...facts });
    expect(excluded?.reason).toBe(reason);
    if (excluded) expect(excluded.detail).toMatch(/^\S.{10,}/);
  }); // prettier-ignore
});
