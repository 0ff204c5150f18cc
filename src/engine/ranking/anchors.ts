/**
 * Fixed anchors of the money metric, per currency: nothing is converted and nothing depends on the plans of the pool. They are
 * what a usual household is thought to give up for each quality at the default weights; weights scale them.
 */
export interface Anchors {
  /** A middling price per kWh, all in: the cost score is 50 for a year at this price. */
  readonly pricePerKwh: number;
  /** Worth of one renewable kWh. */
  readonly renewablePerKwh: number;
  /** Cost of being bound for one month. */
  readonly perContractMonth: number;
  /** Worth of one star of the supplier's rating over a year. */
  readonly perStar: number;
}

const ANCHORS: Readonly<Record<string, Anchors>> = {
  USD: { pricePerKwh: 0.17, renewablePerKwh: 0.005, perContractMonth: 1, perStar: 5 },
  CAD: { pricePerKwh: 0.17, renewablePerKwh: 0.007, perContractMonth: 1.3, perStar: 7 },
  AUD: { pricePerKwh: 0.35, renewablePerKwh: 0.01, perContractMonth: 1.5, perStar: 8 },
  NZD: { pricePerKwh: 0.33, renewablePerKwh: 0.01, perContractMonth: 1.6, perStar: 8 },
  GBP: { pricePerKwh: 0.28, renewablePerKwh: 0.005, perContractMonth: 0.8, perStar: 4 },
  EUR: { pricePerKwh: 0.32, renewablePerKwh: 0.006, perContractMonth: 1, perStar: 5 },
};

/** For a currency without anchors of its own the dollar's are taken as plain numbers; the order by cost alone is not touched. */
export const anchorsOf = (currency: string): Anchors => ANCHORS[currency] ?? ANCHORS['USD']!;

const CURRENCY_OF_COUNTRY: Readonly<Record<string, string>> = {
  US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', GB: 'GBP', IE: 'EUR', NL: 'EUR', BE: 'EUR', DE: 'EUR', FR: 'EUR', ES: 'EUR',
  IT: 'EUR', PT: 'EUR', AT: 'EUR', FI: 'EUR',
}; // prettier-ignore

export const currencyOf = (country: string | undefined): string | undefined =>
  country === undefined ? undefined : CURRENCY_OF_COUNTRY[country];
