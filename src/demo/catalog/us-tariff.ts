/** How the tariffs of United States utilities are written down here. */

export const structure = (timezone: string, components: readonly object[], more: object = {}): object => ({
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone,
  pricesIncludeTax: false,
  coverage: 'full',
  components,
  ...more,
});

export const fixed = (amount: string, per: 'day' | 'month'): object => ({
  kind: 'fixed',
  id: 'fixed',
  name: 'Customer charge',
  amount,
  per,
});

export const energy = (
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

export const price = (name: string, perKwh: string): object => ({ name, price: perKwh });
export const baseline = (name: string, upTo: string, below: string, above: string): object => ({
  name,
  tiers: [{ upTo, price: below }, { price: above }],
});

export const SUMMER = { from: '06-01', to: '09-30' };
export const BASELINE_PER_DAY = { tierRule: 'shared', tierReset: 'billing_period', tierScale: 'per_day' };
export const SIX_HOLIDAYS = [
  'new_years_day',
  'memorial_day',
  'independence_day',
  'labor_day',
  'thanksgiving',
  'christmas',
];

export interface UtilityTariff {
  readonly id: string;
  readonly name: string;
  readonly supplier: string;
  readonly eiaid: number;
  readonly effectiveFrom: string;
  readonly url: string;
  readonly structure: object;
}
