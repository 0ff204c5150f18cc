/** Australian plans, as their retailers publish them. */

const EVERY_DAY = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const WORKDAYS = EVERY_DAY.slice(0, 5);
const WEEKEND = EVERY_DAY.slice(5);

const window = (days: readonly string[], startTime: string, endTime: string): object => ({
  days,
  startTime,
  endTime,
});
const rate = (type: string, cents: string, timeOfUse: readonly object[]): object => ({
  type,
  rates: [{ unitPrice: cents }],
  timeOfUse,
});

interface Offer {
  readonly planId: string;
  readonly brand: string;
  readonly name: string;
  readonly distributor: string;
  /** Day of the offer. */
  readonly from: string;
  /** Cents a day. */
  readonly supply: string;
  readonly prices: object;
  /** Cents per kWh given to the grid. */
  readonly feedIn: string;
  /** Dollars a year. */
  readonly membership?: string;
}

/** A price at every hour: one, or a first step by the month and what comes after it. */
const allDay = (cents: string, after?: string): object => ({
  rateBlockUType: 'singleRate',
  singleRate: {
    period: after === undefined ? 'P1Y' : 'P1M',
    rates:
      after === undefined
        ? [{ unitPrice: cents }]
        : [{ unitPrice: cents, volume: FIRST_STEP }, { unitPrice: after }],
  },
});

/** GloBird's first step: 25 kWh a day, as kWh a month. */
const FIRST_STEP = 760.42;

/** Two free hours at noon, steps at all others. */
const freeLunch = (cents: string, after: string): object => ({
  rateBlockUType: 'timeOfUseRates',
  timeOfUseRates: [
    {
      type: 'PEAK',
      period: 'P1M',
      rates: [{ unitPrice: cents, volume: FIRST_STEP }, { unitPrice: after }],
      timeOfUse: [window(EVERY_DAY, '14:00', '23:59'), window(EVERY_DAY, '00:00', '11:59')],
    },
    rate('OFF_PEAK', '0.00', [window(EVERY_DAY, '12:00', '13:59')]),
  ],
});

const offer = ({
  planId,
  brand,
  name,
  distributor,
  from,
  supply,
  prices,
  feedIn,
  membership,
}: Offer): object => ({
  planId,
  brandName: brand,
  displayName: name,
  type: 'MARKET',
  fuelType: 'ELECTRICITY',
  customerType: 'RESIDENTIAL',
  lastUpdated: `${from}T00:00:00Z`,
  effectiveFrom: `${from}T00:00:00Z`,
  geography: { distributors: [distributor] },
  electricityContract: {
    isFixed: false,
    timeZone: 'LOCAL',
    pricingModel:
      'rateBlockUType' in prices && prices.rateBlockUType === 'singleRate' ? 'SINGLE_RATE' : 'TIME_OF_USE',
    tariffPeriod: [{ startDate: '01-01', endDate: '12-31', dailySupplyCharges: supply, ...prices }],
    solarFeedInTariff: [
      {
        payerType: 'RETAILER',
        scheme: 'OTHER',
        tariffUType: 'singleTariff',
        singleTariff: { rates: [{ unitPrice: feedIn }] },
      },
    ],
    fees:
      membership === undefined
        ? []
        : [
            {
              type: 'MEMBERSHIP',
              term: 'ANNUAL',
              amount: membership,
              description: 'Membership, paid monthly',
            },
          ],
    onExpiryDescription: 'No fixed contract.',
  },
});

const OFFERS: readonly Offer[] = [
  {
    planId: 'GLO848147MRE1@EME',
    brand: 'GloBird Energy',
    name: 'FREELUNCH Residential (Two Rate)',
    distributor: 'SA Power Networks',
    from: '2024-10-07',
    supply: '88.00',
    prices: freeLunch('43.4', '48.9'),
    feedIn: '1.50',
  },
  {
    planId: 'IND820217MRE1@EME',
    brand: 'Indigo Power',
    name: 'Community Energy hub plan',
    distributor: 'Ausgrid',
    from: '2024-08-14',
    supply: '130.52',
    prices: allDay('28.9'),
    feedIn: '6.00',
  },
  {
    planId: 'GLO848374MRE1@EME',
    brand: 'GloBird Energy',
    name: 'FREELUNCH Residential (Two Rate)',
    distributor: 'Ausgrid',
    from: '2024-10-07',
    supply: '65.00',
    prices: freeLunch('29.5', '40.3'),
    feedIn: '4.00',
  },
  {
    planId: 'AMP522155MRE23@EME',
    brand: 'Ampol Energy',
    name: 'Powering On',
    distributor: 'Energex',
    from: '2024-09-18',
    supply: '85.90',
    prices: allDay('23.8'),
    feedIn: '5.00',
  },
  {
    planId: 'GLO848286MRE2@EME',
    brand: 'GloBird Energy',
    name: 'GREENMAX Residential (Flat Rate)',
    distributor: 'Energex',
    from: '2024-10-07',
    supply: '89.00',
    prices: allDay('29.4', '35.8'),
    feedIn: '3.00',
  },
  {
    planId: 'LCL833125MRE2@EME',
    brand: 'Energy Locals',
    name: 'Local Rewards',
    distributor: 'Energex',
    from: '2024-09-09',
    supply: '81.82',
    prices: {
      rateBlockUType: 'timeOfUseRates',
      timeOfUseRates: [
        rate('PEAK', '33.6364', [window(EVERY_DAY, '16:00', '20:59')]),
        rate('OFF_PEAK', '21.8182', [window(EVERY_DAY, '09:00', '15:59')]),
        rate('SHOULDER', '20.00', [window(EVERY_DAY, '21:00', '08:59')]),
      ],
    },
    feedIn: '2.00',
    membership: '197.88',
  },
];

/**
 * Consumer Data Right product reference data (retailers, through the Australian Energy Regulator; not endorsed by it), August to October
 * 2024: cents without GST, the last minute of a window named. Discounts for paying on time are left out.
 */
export const AUSTRALIAN_PLANS: readonly object[] = [
  {
    planId: 'AUR23718RRE15@EME',
    brandName: 'Aurora Energy',
    displayName: 'Residential Peak and Off-Peak',
    type: 'REGULATED',
    fuelType: 'ELECTRICITY',
    customerType: 'RESIDENTIAL',
    lastUpdated: '2024-08-07T04:57:02Z',
    effectiveFrom: '2024-08-07T00:00:00Z',
    geography: { distributors: ['TasNetworks'] },
    electricityContract: {
      isFixed: true,
      timeZone: 'AEST',
      pricingModel: 'TIME_OF_USE',
      tariffPeriod: [
        {
          startDate: '07-01',
          endDate: '06-30',
          rateBlockUType: 'timeOfUseRates',
          dailySupplyCharges: '122.71',
          timeOfUseRates: [
            rate('PEAK', '32.578', [window(WORKDAYS, '07:00', '09:59'), window(WORKDAYS, '16:00', '20:59')]),
            rate('OFF_PEAK', '15.169', [
              window(WORKDAYS, '10:00', '15:59'),
              window(WORKDAYS, '21:00', '06:59'),
              window(WEEKEND, '00:00', '23:59'),
            ]),
          ],
        },
      ],
      solarFeedInTariff: [
        {
          payerType: 'RETAILER',
          scheme: 'OTHER',
          tariffUType: 'singleTariff',
          singleTariff: { rates: [{ unitPrice: '8.925' }] },
        },
      ],
      fees: [{ type: 'LATE_PAYMENT', term: 'FIXED', amount: '5.00', description: 'Late payment' }],
    },
  },
  {
    planId: 'RAA854722MRE1@EME',
    brandName: 'RAA Energy',
    displayName: 'RAA Everyday Smart',
    type: 'MARKET',
    fuelType: 'ELECTRICITY',
    customerType: 'RESIDENTIAL',
    lastUpdated: '2024-10-23T14:05:21Z',
    effectiveFrom: '2024-10-24T00:00:00Z',
    geography: { distributors: ['SA Power Networks'] },
    electricityContract: {
      isFixed: false,
      timeZone: 'LOCAL',
      pricingModel: 'TIME_OF_USE',
      tariffPeriod: [
        {
          startDate: '01-01',
          endDate: '12-31',
          rateBlockUType: 'timeOfUseRates',
          dailySupplyCharges: '98.13',
          timeOfUseRates: [
            rate('PEAK', '37.881818', [
              window(EVERY_DAY, '06:00', '09:59'),
              window(EVERY_DAY, '15:00', '00:59'),
            ]),
            rate('OFF_PEAK', '26.654545', [window(EVERY_DAY, '01:00', '05:59')]),
            rate('SHOULDER', '22.9', [window(EVERY_DAY, '10:00', '14:59')]),
          ],
        },
      ],
      solarFeedInTariff: [
        {
          payerType: 'RETAILER',
          scheme: 'OTHER',
          tariffUType: 'singleTariff',
          description: '0-8 kWh',
          singleTariff: { rates: [{ unitPrice: '4.00', volume: 8 }] },
        },
        {
          payerType: 'RETAILER',
          scheme: 'OTHER',
          tariffUType: 'singleTariff',
          description: 'above 8 kWh',
          singleTariff: { rates: [{ unitPrice: '2.00' }] },
        },
      ],
      fees: [
        {
          type: 'MEMBERSHIP',
          term: 'ANNUAL',
          amount: '299.4',
          description: 'Subscription of $24.95 a month',
        },
        { type: 'LATE_PAYMENT', term: 'FIXED', amount: '16.00', description: 'Late payment' },
      ],
      onExpiryDescription: 'No fixed contract.',
    },
  },
  ...OFFERS.map(offer),
];
