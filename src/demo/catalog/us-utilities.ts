/**
 * Real residential tariffs of United States utilities, in our own rate structure. Prices are those of the utilities' tariff books on the
 * dates given (collected under CC0 by the Ratebook project from the sheets named in `source`); dollars.
 */

const structure = (timezone: string, components: readonly object[], more: object = {}): object => ({
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone,
  pricesIncludeTax: false,
  coverage: 'full',
  components,
  ...more,
});

const fixed = (amount: string, per: 'day' | 'month'): object => ({
  kind: 'fixed',
  id: 'fixed',
  name: 'Customer charge',
  amount,
  per,
});

const energy = (
  periods: readonly object[],
  windows: readonly object[],
  otherwise: string,
  more: object = {},
): object => ({
  kind: 'energy',
  id: 'energy',
  name: 'Energy',
  periods,
  schedule: { windows, otherwise },
  ...more,
});

const price = (name: string, perKwh: string): object => ({ name, price: perKwh });
const baseline = (name: string, upTo: string, below: string, above: string): object => ({
  name,
  tiers: [{ upTo, price: below }, { price: above }],
});

const SUMMER = { from: '06-01', to: '09-30' };
const BASELINE_PER_DAY = { tierRule: 'shared', tierReset: 'billing_period', tierScale: 'per_day' };
const SIX_HOLIDAYS = [
  'new_years_day',
  'memorial_day',
  'independence_day',
  'labor_day',
  'thanksgiving',
  'christmas',
];

interface Utility {
  readonly id: string;
  readonly name: string;
  readonly supplier: string;
  readonly eiaid: number;
  readonly effectiveFrom: string;
  readonly url: string;
  readonly structure: object;
}

const UTILITIES: readonly Utility[] = [
  {
    id: 'pge-e-tou-c',
    name: 'E-TOU-C, baseline region P',
    supplier: 'Pacific Gas & Electric Co',
    eiaid: 14328,
    effectiveFrom: '2026-06-01',
    url: 'https://www.pge.com/tariffs/assets/pdf/tariffbook/ELEC_SCHEDS_E-TOU-C.pdf',
    structure: structure('America/Los_Angeles', [
      fixed('0.79343', 'day'),
      energy(
        [
          baseline('summer_peak', '13.5', '0.441', '0.5224'),
          baseline('summer_off_peak', '13.5', '0.318', '0.3994'),
          baseline('winter_peak', '11', '0.31617', '0.39757'),
          baseline('winter_off_peak', '11', '0.28617', '0.36757'),
        ],
        [
          { period: 'summer_peak', season: SUMMER, from: '16:00', to: '21:00' },
          { period: 'summer_off_peak', season: SUMMER },
          { period: 'winter_peak', from: '16:00', to: '21:00' },
        ],
        'winter_off_peak',
        BASELINE_PER_DAY,
      ),
    ]),
  },
  {
    id: 'pge-ev2-a',
    name: 'Home Charging EV2-A',
    supplier: 'Pacific Gas & Electric Co',
    eiaid: 14328,
    effectiveFrom: '2026-06-01',
    url: 'https://www.pge.com/tariffs/assets/pdf/tariffbook/ELEC_SCHEDS_EV2%20(Sch).pdf',
    structure: structure('America/Los_Angeles', [
      fixed('0.79343', 'day'),
      energy(
        [
          price('summer_peak', '0.53809'),
          price('summer_partial_peak', '0.4276'),
          price('off_peak', '0.22558'),
          price('winter_peak', '0.41099'),
          price('winter_partial_peak', '0.39428'),
        ],
        [
          { period: 'summer_peak', season: SUMMER, from: '16:00', to: '21:00' },
          { period: 'summer_partial_peak', season: SUMMER, from: '15:00', to: '24:00' },
          { period: 'off_peak', from: '00:00', to: '15:00' },
          { period: 'winter_peak', from: '16:00', to: '21:00' },
        ],
        'winter_partial_peak',
      ),
    ]),
  },
  {
    id: 'pge-e-1',
    name: 'E-1, baseline region P',
    supplier: 'Pacific Gas & Electric Co',
    eiaid: 14328,
    effectiveFrom: '2026-03-01',
    url: 'https://www.pge.com/tariffs/assets/pdf/tariffbook/ELEC_SCHEDS_E-1.pdf',
    structure: structure('America/Los_Angeles', [
      fixed('0.79343', 'day'),
      energy(
        [baseline('summer', '13.5', '0.32561', '0.40702'), baseline('winter', '11', '0.32561', '0.40702')],
        [{ period: 'summer', season: SUMMER }],
        'winter',
        BASELINE_PER_DAY,
      ),
    ]),
  },
  {
    id: 'srp-e-26',
    name: 'E-26 Time-of-Use',
    supplier: 'Salt River Project',
    eiaid: 16572,
    effectiveFrom: '2026-05-01',
    url: 'https://www.srpnet.com/assets/srpnet/pdf/price-plans/FY26/2025%20Ratebook%20E-26.pdf',
    structure: structure(
      'America/Phoenix',
      [
        fixed('20', 'month'),
        energy(
          [
            price('winter_off_peak', '0.0891'),
            price('winter_on_peak', '0.1209'),
            price('summer_off_peak', '0.0865'),
            price('summer_on_peak', '0.2251'),
            price('summer_peak_off_peak', '0.0888'),
            price('summer_peak_on_peak', '0.2566'),
          ],
          [
            { period: 'summer_peak_on_peak', months: [7, 8], days: ['weekday'], from: '14:00', to: '20:00' },
            { period: 'summer_peak_off_peak', months: [7, 8] },
            {
              period: 'summer_on_peak',
              months: [5, 6, 9, 10],
              days: ['weekday'],
              from: '14:00',
              to: '20:00',
            },
            { period: 'summer_off_peak', months: [5, 6, 9, 10] },
            { period: 'winter_on_peak', days: ['weekday'], from: '05:00', to: '09:00' },
            { period: 'winter_on_peak', days: ['weekday'], from: '17:00', to: '21:00' },
          ],
          'winter_off_peak',
        ),
      ],
      { holidays: { named: SIX_HOLIDAYS, observance: 'actual_day', countAs: 'weekend' } },
    ),
  },
  {
    id: 'georgia-power-r',
    name: 'Schedule R, residential service',
    supplier: 'Georgia Power Co',
    eiaid: 7140,
    effectiveFrom: '2026-06-01',
    url: 'https://www.georgiapower.com/content/dam/georgia-power/pdfs/tariffs/r.pdf',
    structure: structure('America/New_York', [
      fixed('0.4603', 'day'),
      energy(
        [
          price('winter', '0.133939'),
          {
            name: 'summer',
            tiers: [
              { upTo: '650', price: '0.13994' },
              { upTo: '1000', price: '0.20698' },
              { price: '0.212864' },
            ],
          },
        ],
        [{ period: 'summer', season: SUMMER }],
        'winter',
        { tierRule: 'per_period', tierReset: 'billing_period' },
      ),
    ]),
  },
  {
    id: 'fpl-rtr-1',
    name: 'RTR-1 Residential time-of-use',
    supplier: 'Florida Power & Light Co.',
    eiaid: 6452,
    effectiveFrom: '2026-01-01',
    url: 'https://www.fpl.com/rates/pdf/electric-tariff-section8.pdf',
    structure: structure(
      'America/New_York',
      [
        fixed('10.52', 'month'),
        energy(
          [
            baseline('off_peak', '1000', '0.06003', '0.08003'),
            baseline('on_peak', '1000', '0.26894', '0.28894'),
          ],
          [
            {
              period: 'on_peak',
              months: [4, 5, 6, 7, 8, 9, 10],
              days: ['weekday'],
              from: '12:00',
              to: '21:00',
            },
            { period: 'on_peak', months: [1, 2, 3, 11, 12], days: ['weekday'], from: '06:00', to: '10:00' },
            { period: 'on_peak', months: [1, 2, 3, 11, 12], days: ['weekday'], from: '18:00', to: '22:00' },
          ],
          'off_peak',
          { tierRule: 'shared', tierReset: 'billing_period' },
        ),
        { kind: 'minimum', id: 'minimum', name: 'Minimum bill', amount: '30', per: 'month' },
      ],
      { holidays: { named: SIX_HOLIDAYS, observance: 'actual_day', countAs: 'weekend' } },
    ),
  },
];

/** The tariffs as plans in our own writing. */
export const usUtilities = (): object[] =>
  UTILITIES.map(({ id, name, supplier, eiaid, effectiveFrom, url, structure: rates }) => ({
    id,
    name,
    supplier,
    country: 'US',
    version: effectiveFrom,
    effectiveFrom,
    networks: [`eiaid:${eiaid}`],
    contractMonths: 0,
    exitFee: { kind: 'none' },
    source: { url, retrieved: '2026-07-01', licence: 'CC0-1.0' },
    structure: rates,
  }));
