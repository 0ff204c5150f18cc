/** Three rate structures: flat, time of use with seasons and holidays, tiers with demand. Prices are made up. */
import type { RateStructure } from '../engine/tariff/structure.js';

const header = {
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone: 'America/Chicago',
} as const;

export const FLAT: RateStructure = {
  ...header,
  components: [
    { id: 'base', kind: 'fixed', amount: '9.95', per: 'month' },
    { id: 'energy', kind: 'energy', periods: [{ name: 'all', price: '0.1234' }] },
  ],
};

export const TIME_OF_USE: RateStructure = {
  ...header,
  holidays: { dates: ['2025-01-01', '2025-07-04', '2025-11-27', '2025-12-25'], countAs: 'weekend' },
  components: [
    { id: 'base', kind: 'fixed', amount: '0.32854', per: 'day' },
    {
      id: 'energy',
      kind: 'energy',
      periods: [
        { name: 'summer-peak', price: '0.43293' },
        { name: 'summer', price: '0.35736' },
        { name: 'winter-peak', price: '0.33089' },
        { name: 'winter', price: '0.31209' },
      ],
      schedule: {
        windows: [
          { period: 'summer-peak', months: [6, 7, 8, 9], days: ['weekday'], from: '15:00', to: '20:00' },
          { period: 'summer', months: [6, 7, 8, 9] },
          { period: 'winter-peak', days: ['weekday'], from: '15:00', to: '20:00' },
        ],
        otherwise: 'winter',
      },
    },
  ],
};

export const TIERS_AND_DEMAND: RateStructure = {
  ...header,
  components: [
    { id: 'base', kind: 'fixed', amount: '25', per: 'month' },
    {
      id: 'energy',
      kind: 'energy',
      tierRule: 'shared',
      periods: [
        {
          name: 'peak',
          tiers: [{ upTo: '300', price: '0.12' }, { upTo: '900', price: '0.15' }, { price: '0.19' }],
        },
        {
          name: 'rest',
          tiers: [{ upTo: '300', price: '0.08' }, { upTo: '900', price: '0.1' }, { price: '0.13' }],
        },
      ],
      schedule: {
        windows: [{ period: 'peak', days: ['weekday'], from: '14:00', to: '19:00' }],
        otherwise: 'rest',
      },
    },
    {
      id: 'demand',
      kind: 'demand',
      periods: [
        { name: 'peak', price: '7.5' },
        { name: 'rest', price: '2.25' },
      ],
      schedule: {
        windows: [{ period: 'peak', days: ['weekday'], from: '14:00', to: '19:00' }],
        otherwise: 'rest',
      },
    },
  ],
};
