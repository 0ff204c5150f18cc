/** The energy charges of a Texas label: one price, bands of hours, tiers, or an included amount. */
import {
  type Decimal,
  decimalOf,
  exact,
  giveUp,
  idFrom,
  type Json,
  objectsOf,
  plain,
  priceOf,
  textOf,
} from '../record.js';
import { dollars } from './tdu.js';
import { bandWindows } from './label-hours.js';

export type Draft = Record<string, unknown>;

export function energy(label: Json): Draft[] {
  const bandsOfDay = objectsOf(label['energy']);
  const tiers = objectsOf(label['tiers']);
  const common = { kind: 'energy', id: 'energy', name: 'Energy', layer: 'supply' };
  if (tiers.length > 0) {
    if (bandsOfDay.length > 0) giveUp('unsupported', 'tiers and hours on one label', '/tiers');
    return [
      {
        ...common,
        periods: [{ name: 'all', tiers: tiersOf(tiers) }],
        tierReset: 'billing_period',
        tierMode: 'marginal',
      },
    ];
  }
  if (bandsOfDay.length === 0) return giveUp('missing_price', 'the label has no energy charge', '/energy');
  const quota = decimalOf(label['energy_applies_above_kwh']);
  if (bandsOfDay.length > 1) {
    if (quota?.gt(0))
      giveUp(
        'unsupported',
        'an included amount of energy beside prices by hour',
        '/energy_applies_above_kwh',
      );
    return [{ ...common, ...bandTable(bandsOfDay) }];
  }
  const price = plain(
    dollars(priceOf(bandsOfDay[0]!['cents_kwh'], 'the energy charge', '/energy/0/cents_kwh')),
  );
  return [
    quota?.gt(0)
      ? {
          ...common,
          periods: [{ name: 'all', tiers: [{ upTo: plain(quota), price: '0' }, { price }] }],
          tierReset: 'billing_period',
        }
      : { ...common, periods: [{ name: 'all', price }] },
  ];
}

function tiersOf(tiers: readonly Json[]): Draft[] {
  let last: Decimal = exact(0);
  return tiers.map((tier, index) => {
    const pointer = `/tiers/${index}`;
    const price = plain(dollars(priceOf(tier['cents_kwh'], 'a tier', pointer)));
    const bound = decimalOf(tier['up_to_kwh_incl']);
    if (index === tiers.length - 1) return { price };
    if (!bound || bound.lte(last)) return giveUp('overlapping_tiers', 'the tiers do not rise', pointer);
    last = bound;
    return { upTo: plain(bound), price };
  });
}

function bandTable(bandsOfDay: readonly Json[]): Draft {
  const taken = new Set<string>();
  const named = bandsOfDay.map((band, index) => ({
    id: idFrom(textOf(band['band']) ?? `band ${index + 1}`, taken),
    price: plain(dollars(priceOf(band['cents_kwh'], 'an energy charge', `/energy/${index}/cents_kwh`))),
    windows: bandWindows(band, `/energy/${index}`),
  }));
  const open = named.filter(({ windows }) => windows.length === 0);
  if (open.length > 1)
    giveUp('uncovered_hours', `${open.length} energy charges and no hours for each of them`, '/energy');
  return {
    periods: named.map(({ id, price }) => ({ name: id, price })),
    schedule: {
      windows: named.flatMap(({ id, windows }) => windows.map((window) => ({ period: id, ...window }))),
      ...(open[0] ? { otherwise: open[0].id } : {}),
    },
  };
}
