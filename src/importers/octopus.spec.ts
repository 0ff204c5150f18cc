import { describe, expect, it } from '@jest/globals';
import { appraise } from './appraise.js';
import { importCatalog } from './import-catalog.js';
import { ratesSeries } from './octopus-rates.js';

const PRODUCT = {
  code: 'VAR-1',
  display_name: 'Flexible',
  is_variable: true,
  available_from: '2023-03-28T10:35:00+01:00',
  single_register_electricity_tariffs: {
    _A: { varying: { code: 'E-1R-VAR-1-A', standing_charge_inc_vat: 50, standard_unit_rate_inc_vat: 25 } },
    _B: {
      direct_debit_monthly: {
        code: 'E-1R-VAR-1-B',
        standing_charge_inc_vat: 45,
        standard_unit_rate_inc_vat: 24,
      },
    },
  },
  dual_register_electricity_tariffs: {
    _A: {
      varying: {
        code: 'E-2R-VAR-1-A',
        standing_charge_inc_vat: 55,
        day_unit_rate_inc_vat: 38,
        night_unit_rate_inc_vat: 10,
      },
    },
  },
};

/** Half hours, newest first, in UTC; pence. */
const half = (from: string, to: string | null, pence: number) => ({
  valid_from: from,
  valid_to: to,
  value_exc_vat: pence / 1.05,
  value_inc_vat: pence,
});

describe('octopus', () => {
  it('makes a plan per region and register, in pounds with VAT', () => {
    const { plans } = importCatalog([{ name: 'product.json', json: PRODUCT }]);
    expect(plans.map(({ id, networks }) => [id, networks])).toEqual([
      ['E-1R-VAR-1-A', ['gsp:A']],
      ['E-1R-VAR-1-B', ['gsp:B']],
      ['E-2R-VAR-1-A', ['gsp:A']],
    ]);
    expect(plans[0]!.structure.components).toMatchObject([
      { amount: '0.5', per: 'day' },
      { periods: [{ price: '0.25' }] },
    ]);
    expect(plans[2]!.structure.components[1]).toMatchObject({
      periods: [
        { name: 'night', price: '0.1' },
        { name: 'day', price: '0.38' },
      ],
    });
  });

  it('refuses a tariff that pays for export', () => {
    const { refused } = importCatalog([
      { name: 'p.json', json: { ...PRODUCT, display_name: 'Smart Export Guarantee' } },
    ]);
    expect(refused.map(({ reason }) => reason)).toEqual(['unsupported', 'unsupported', 'unsupported']);
  });

  it('follows the half-hourly list of its tariff code, and refuses without it', () => {
    const agile = {
      code: 'AGILE-1',
      display_name: 'Agile',
      single_register_electricity_tariffs: {
        _C: { varying: { code: 'E-1R-AGILE-1-C', standing_charge_inc_vat: 40 } },
      },
    };
    const list = { results: [half('2024-12-01T00:00:00Z', null, 20)] };
    const priced = importCatalog([
      { name: 'agile.json', json: agile },
      { name: 'E-1R-AGILE-1-C.json', json: list },
    ]);
    expect(priced.plans[0]).toMatchObject({ planType: 'indexed' });
    expect(Object.keys(priced.series)).toEqual(['octopus:E-1R-AGILE-1-C']);
    const alone = importCatalog([{ name: 'agile.json', json: agile }]);
    expect(appraise(alone)).toMatchObject([{ status: 'refused', reason: 'needs_price_series' }]);
  });
});

describe('ratesSeries', () => {
  it('puts half hours in order across the change of the clock, in UTC', () => {
    const series = ratesSeries([
      half('2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z', 12),
      half('2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z', 10.5),
      half('2026-03-29T00:00:00+00:00', '2026-03-29T00:30:00Z', -2),
    ]);
    expect(series).toEqual({ start: 1774742400, stepSeconds: 1800, prices: ['-0.02', '0.105', '0.12'] });
  });

  it('leaves a gap open and refuses an overlap', () => {
    expect(
      ratesSeries([
        half('2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', 1),
        half('2026-01-01T01:00:00Z', '2026-01-01T01:30:00Z', 2),
      ]).prices,
    ).toEqual(['0.01', undefined, '0.02']);
    expect(() =>
      ratesSeries([
        half('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z', 1),
        half('2026-01-01T00:30:00Z', '2026-01-01T01:00:00Z', 2),
      ]),
    ).toThrow('two rates');
  });
});

describe('octopus lists of rates', () => {
  const DAY = half('2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', 20);
  const list = (name: string, results: object[], more: object = {}) => ({ name, json: { results, ...more } });

  it('never takes a standing charge for a price per kWh', () => {
    const address =
      'https://api.octopus.energy/v1/products/X/electricity-tariffs/E-1R-X-A/standing-charges/?page=2';
    for (const file of [
      list('E-1R-X-A-standing-charges.json', [DAY]),
      list('E-1R-X-A.json', [DAY], { next: address }),
    ]) {
      const result = importCatalog([file]);
      expect(result.series).toEqual({});
      expect(result.skipped[0]!.detail).toContain('standing charges');
    }
  });

  it('takes the rate of those who pay by direct debit', () => {
    const both = [
      { ...DAY, payment_method: 'DIRECT_DEBIT' },
      { ...DAY, value_inc_vat: 22, payment_method: 'NON_DIRECT_DEBIT' },
    ];
    expect(ratesSeries(both).prices).toEqual(['0.2']);
  });

  it('puts pages of a list together, and refuses two that differ', () => {
    const later = half('2026-01-01T01:00:00Z', '2026-01-01T01:30:00Z', 30);
    const pages = importCatalog([list('E-1R-X-A.json', [later]), list('b/E-1R-X-A.json', [DAY])]);
    expect(pages.series['octopus:E-1R-X-A']!.prices).toEqual(['0.2', undefined, '0.3']);
    const other = importCatalog([
      list('E-1R-X-A.json', [DAY]),
      list('b/E-1R-X-A.json', [{ ...DAY, value_inc_vat: 25 }]),
    ]);
    expect(other.refused[0]).toMatchObject({ reason: 'malformed' });
  });

  it('prices a half-hourly product by its list, not by the one rate of its details', () => {
    const agile = {
      ...PRODUCT,
      code: 'AGILE-24-10-01',
      display_name: 'Agile Octopus',
      dual_register_electricity_tariffs: {},
    };
    const { plans } = importCatalog([{ name: 'agile.json', json: agile }]);
    expect(plans[0]!.structure.components[1]).toMatchObject({ kind: 'indexed' });
  });
});
