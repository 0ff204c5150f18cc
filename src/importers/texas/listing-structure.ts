/** A listing that has been understood, as a rate structure with its three averages as self-checks. */
import type { RateStructure } from '../../engine/tariff/structure.js';
import { exact, plain, validStructure } from '../record.js';
import type { Averages, Inverted } from './inversion.js';
import type { UsageBand } from './listing-terms.js';

export type ListingClass = 'flat' | 'credit_or_tier' | 'time_of_use';

/** What kind of offer a row describes, and the price that its averages give. */
export interface Reading {
  readonly kind: ListingClass;
  readonly inverted: Inverted;
  readonly bands: readonly UsageBand[];
  readonly flags: readonly string[];
}

/** @param delivery charges in force on the day of the listing; apart from the price where they fit it */
export function listingStructure(
  averages: Averages,
  { inverted, bands }: Reading,
  ref: string,
  delivery: { perMonth: string; perKwh: string } | undefined,
): RateStructure {
  const perKwh = delivery ? inverted.perKwh.minus(delivery.perKwh) : inverted.perKwh;
  const perMonth = delivery ? inverted.perMonth.minus(delivery.perMonth) : inverted.perMonth;
  // Where the known charges do not fit the listing, delivery stays inside the price.
  const apart = delivery !== undefined && perKwh.gt(0) && perMonth.gt(-1);
  const energy = apart ? perKwh : inverted.perKwh;
  const base = apart ? perMonth : inverted.perMonth;
  const printed = apart ? { delivery: { perMonth: delivery.perMonth, perKwh: delivery.perKwh } } : {};
  const published: readonly (readonly [string, Averages[keyof Averages]])[] = [
    ['500', averages.at500],
    ['1000', averages.at1000],
    ['2000', averages.at2000],
  ];
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    pricesIncludeTax: false,
    coverage: 'average_only',
    components: [
      {
        kind: 'fixed',
        id: 'base',
        name: 'Fixed charge (inferred)',
        layer: apart ? 'supply' : 'bundled',
        amount: plain(base),
        per: 'month',
      },
      {
        kind: 'energy',
        id: 'energy',
        name: 'Energy (inferred)',
        layer: apart ? 'supply' : 'bundled',
        periods: [{ name: 'all', price: plain(energy) }],
      },
      {
        kind: 'delivery',
        id: 'delivery',
        name: 'Delivery',
        layer: 'delivery',
        ref,
        ...(apart ? {} : { included: true }),
      },
      ...bands.map((band, index) => ({
        kind: 'usage_band',
        id: `band-${index + 1}`,
        name: band.amount.lt(0) ? 'Usage credit' : 'Minimum usage fee',
        layer: band.amount.lt(0) ? 'credit' : 'supply',
        from: String(band.from),
        ...(band.below === undefined ? {} : { below: String(band.below) }),
        amount: plain(band.amount),
      })),
    ],
    selfChecks: published.map(([kwh, value]) => ({
      kind: 'average_price',
      kwh,
      value: plain(value),
      tolerance: kwh === '2000' ? plain(exact('0.0035')) : '0.0005',
      assume: { days: 30, ...printed },
    })),
  });
}
