/**
 * Residential tariffs of utilities in Georgia, Florida and Michigan. Prices are those of the utilities' tariff books on the dates given (collected under
 * CC0 by the Ratebook project from the sheets named in `url`); dollars.
 */
import {
  BASELINE_PER_DAY,
  SIX_HOLIDAYS,
  SUMMER,
  baseline,
  energy,
  fixed,
  price,
  structure,
  type UtilityTariff,
} from './us-tariff.js';

/** June to October. */
const WARM = [6, 7, 8, 9, 10];

export const EASTERN_TARIFFS: readonly UtilityTariff[] = [
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
  {
    id: 'dte-d1',
    name: 'D1 Residential service',
    supplier: 'DTE Electric',
    eiaid: 5109,
    effectiveFrom: '2026-04-01',
    url: 'https://www.michigan.gov/-/media/Project/Websites/mpsc/consumer/rate-books/electric/dte/dtee1cur.pdf',
    structure: structure('America/New_York', [
      fixed('9.75', 'month'),
      energy([baseline('all', '17', '0.215256', '0.228246')], [], 'all', BASELINE_PER_DAY),
    ]),
  },
  {
    id: 'dte-d1-2',
    name: 'D1.2 Time of day',
    supplier: 'DTE Electric',
    eiaid: 5109,
    effectiveFrom: '2026-04-01',
    url: 'https://www.michigan.gov/-/media/Project/Websites/mpsc/consumer/rate-books/electric/dte/dtee1cur.pdf',
    structure: structure('America/New_York', [
      fixed('9.75', 'month'),
      energy(
        [
          price('summer_peak', '0.289434'),
          price('summer_off_peak', '0.181964'),
          price('winter_peak', '0.264274'),
          price('winter_off_peak', '0.179814'),
        ],
        [
          { period: 'summer_peak', months: WARM, days: ['weekday'], from: '11:00', to: '19:00' },
          { period: 'summer_off_peak', months: WARM },
          { period: 'winter_peak', days: ['weekday'], from: '11:00', to: '19:00' },
        ],
        'winter_off_peak',
      ),
    ]),
  },
];
