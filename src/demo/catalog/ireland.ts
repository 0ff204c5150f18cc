/** Irish price lists of March 2024, VAT and sign-up discount included (collected by the comparetout project, Apache-2.0). */

const hours = (...spans: readonly (readonly [cent: number, count: number])[]): number[] =>
  spans.flatMap(([cent, count]) => Array.from({ length: count }, () => cent));

interface PriceList {
  readonly supplier: string;
  readonly plan: string;
  /** EUR a year. */
  readonly standing: number;
  /** Cent per kWh given to the grid. */
  readonly feed: number;
  readonly reference: string;
  /** Cent per kWh of each hour of every day. */
  readonly hours: readonly number[];
}

const priceList = ({ supplier, plan, standing, feed, reference, hours: cents }: PriceList): object => ({
  Supplier: supplier,
  Plan: plan,
  'Standing charges': standing,
  Feed: feed,
  'Bonus cash': 0,
  LastUpdate: '2024-02-16',
  Reference: reference,
  Rates: [{ Days: [0, 1, 2, 3, 4, 5, 6], startDate: '01/01', endDate: '12/31', Hours: cents }],
});

const ELECTRIC_IRELAND = 'https://www.electricireland.ie/switch/new-customer/price-plans?priceType=E';
const ENERGIA = 'https://switchto.energia.ie/ChooseMyPlan?Type=Smart';

const PRICE_LISTS: readonly PriceList[] = [
  {
    supplier: 'Bord Gáis Energy',
    plan: 'S-EV Smart (Mar24, 7%)',
    standing: 325.52,
    feed: 18.5,
    reference: 'https://www.bordgaisenergy.ie/home/residential-smart-meters',
    hours: hours([25.62, 2], [8.65, 3], [25.62, 3], [31.16, 9], [47.37, 2], [31.16, 4], [25.62, 1]),
  },
  {
    supplier: 'Electric Ireland',
    plan: 'HE+ Night boost (Mar24, 5.5%)',
    standing: 328.58,
    feed: 21,
    reference: ELECTRIC_IRELAND,
    hours: hours([17.83, 2], [10.47, 2], [17.83, 4], [36.15, 15], [17.83, 1]),
  },
  {
    supplier: 'Electric Ireland',
    plan: 'HE+ Saver (Mar24, 24%)',
    standing: 250.77,
    feed: 21,
    reference: ELECTRIC_IRELAND,
    hours: hours([21.55, 2], [12.65, 2], [21.55, 4], [43.68, 15], [21.55, 1]),
  },
  {
    supplier: 'Energia',
    plan: 'S-24Hr 13%',
    standing: 236.62,
    feed: 24,
    reference: ENERGIA,
    hours: hours([33.71, 24]),
  },
  {
    supplier: 'Energia',
    plan: 'S-EV Smart 15%',
    standing: 236.62,
    feed: 24,
    reference: ENERGIA,
    hours: hours([36.61, 2], [8.15, 4], [36.61, 18]),
  },
  {
    supplier: 'Pinergy',
    plan: 'S-Lifestyle EV Drive Time',
    standing: 283.47,
    feed: 27,
    reference: 'https://pinergy.ie/terms-conditions/tariffs/',
    hours: hours([41.39, 2], [5.45, 3], [41.39, 19]),
  },
  {
    supplier: 'SSE Airtricity',
    plan: 'Night boost (Mar24, 15%)',
    standing: 305.72,
    feed: 24,
    reference: 'https://www.sseairtricity.com/ie/home/products/switch-to-sse-airtricity',
    hours: hours([20.98, 2], [8.1, 3], [20.98, 3], [37.06, 9], [49.81, 2], [37.06, 4], [20.98, 1]),
  },
];

export const IRISH_PLANS: readonly object[] = PRICE_LISTS.map(priceList);
