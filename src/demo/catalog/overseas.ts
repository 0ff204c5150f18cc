/** Two Australian plans and an Irish one, as their sources publish them. */

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

/**
 * Consumer Data Right product reference data (retailers, through the Australian Energy Regulator; not endorsed by it), August and October
 * 2024: cents without GST, the last minute of a window named.
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
];

const hours = (...spans: readonly (readonly [cent: number, count: number])[]): number[] =>
  spans.flatMap(([cent, count]) => Array.from({ length: count }, () => cent));

/** Bord Gáis Energy's price list of March 2024, VAT and sign-up discount included (collected by the comparetout project, Apache-2.0). */
export const IRISH_PLANS: readonly object[] = [
  {
    Supplier: 'Bord Gáis Energy',
    Plan: 'S-EV Smart (Mar24, 7%)',
    'Standing charges': 325.52,
    Feed: 18.5,
    'Bonus cash': 0,
    LastUpdate: '2024-02-16',
    Reference: 'https://www.bordgaisenergy.ie/home/residential-smart-meters',
    Rates: [
      {
        Days: [0, 1, 2, 3, 4, 5, 6],
        startDate: '01/01',
        endDate: '12/31',
        Hours: hours([25.62, 2], [8.65, 3], [25.62, 3], [31.16, 9], [47.37, 2], [31.16, 4], [25.62, 1]),
      },
    ],
  },
];
