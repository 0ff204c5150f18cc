/**
 * Residential tariffs of utilities in California and Arizona. Prices are those of the utilities' tariff books on the dates given (collected under
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

/** Edison's hours: a peak of summer workdays, a middle of its weekends and of winter evenings, and noon in winter for less. */
const edison = (prices: Readonly<Record<string, string>>): object =>
  structure(
    'America/Los_Angeles',
    [
      fixed('0.794', 'day'),
      energy(
        Object.entries(prices).map(([name, perKwh]) => price(name, perKwh)),
        [
          { period: 'summerPeak', season: SUMMER, days: ['weekday'], from: '16:00', to: '21:00' },
          { period: 'summerMid', season: SUMMER, from: '16:00', to: '21:00' },
          { period: 'summerOff', season: SUMMER },
          { period: 'winterMid', from: '16:00', to: '21:00' },
          { period: 'winterNoon', from: '08:00', to: '16:00' },
        ],
        'winterOff',
      ),
    ],
    {
      holidays: {
        named: [...SIX_HOLIDAYS, 'washingtons_birthday', 'veterans_day'],
        observance: 'actual_day',
        countAs: 'weekend',
      },
    },
  );

export const WESTERN_TARIFFS: readonly UtilityTariff[] = [
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
    id: 'sce-tou-d-4-9pm',
    name: 'TOU-D-4-9PM',
    supplier: 'Southern California Edison Co',
    eiaid: 17609,
    effectiveFrom: '2026-06-01',
    url: 'https://www.sce.com/regulatory/tariff-books/rates-pricing-choices',
    structure: edison({
      summerPeak: '0.59319',
      summerMid: '0.47324',
      summerOff: '0.35508',
      winterMid: '0.51954',
      winterOff: '0.38357',
      winterNoon: '0.34447',
    }),
  },
  {
    id: 'sce-tou-d-prime',
    name: 'TOU-D-PRIME',
    supplier: 'Southern California Edison Co',
    eiaid: 17609,
    effectiveFrom: '2026-06-01',
    url: 'https://www.sce.com/regulatory/tariff-books/rates-pricing-choices',
    structure: edison({
      summerPeak: '0.60133',
      summerMid: '0.41024',
      summerOff: '0.2754',
      winterMid: '0.57488',
      winterOff: '0.25475',
      winterNoon: '0.25475',
    }),
  },
];
