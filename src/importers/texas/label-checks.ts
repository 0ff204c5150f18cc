/** Solar buyback, and the averages a Texas label prints of itself. */
import {
  type Decimal,
  decimalOf,
  idFrom,
  isJson,
  type Json,
  plain,
  priceOf,
  objectsOf,
  wordOf,
} from '../record.js';
import { conditional } from './label-charges.js';
import { printedDelivery } from './label-delivery.js';
import type { Draft } from './label-energy.js';
import { dollars } from './tdu.js';

export function exportCredit(label: Json, flags: string[]): Draft[] {
  const sale = label['export'];
  if (!isJson(sale)) return [];
  const common = { kind: 'export', id: 'buyback', name: 'Solar buyback', layer: 'credit', mode: 'feed_in' };
  if (wordOf(sale['kind']) === 'FIXED')
    return [
      {
        ...common,
        periods: [
          {
            name: 'all',
            price: plain(dollars(priceOf(sale['cents_kwh'], 'the buyback', '/export/cents_kwh'))),
          },
        ],
        ...capped(sale),
      },
    ];
  flags.push('export_by_market_price');
  return [];
}

/** A label whose averages assume an export caps the buyback at its energy charge; it pays for nothing else. */
const capped = (sale: Json): Draft => (printedExport(sale) ? { offsets: ['energy'], carry: 'lost' } : {});

/** kWh of export that the label's averages assume, where it prints them: its one quantity that is neither price nor limit. */
function printedExport(sale: unknown): Decimal | undefined {
  if (!isJson(sale)) return undefined;
  const [, value] =
    Object.entries(sale).find(([key]) => /kwh/i.test(key) && !/cents|usd|per_kwh|cap|max|limit/i.test(key)) ??
    [];
  return decimalOf(value);
}

/** Averages are printed to a tenth of a cent. */
const HALF_A_TENTH_OF_A_CENT = '0.0005';

export function selfChecks(label: Json): Draft[] {
  const averages = isJson(label['published_avg_cents_kwh']) ? label['published_avg_cents_kwh'] : {};
  const mix = isJson(label['tou_usage_mix']) ? label['tou_usage_mix'] : undefined;
  const taken = new Set<string>();
  const shares =
    mix &&
    Object.fromEntries(
      Object.entries(mix)
        .filter(([, share]) => share !== null)
        .map(([band, share]) => [
          idFrom(band, taken),
          plain(priceOf(share, 'a share of the usage', '/tou_usage_mix')),
        ]),
    );
  const exported = printedExport(label['export']);
  const conditions = [...objectsOf(label['enrollment_credits']), ...objectsOf(label['bill_credits'])].flatMap(
    (credit) => Object.values(conditional(credit)),
  );
  return Object.entries(averages).flatMap(([kwh, cents]) => {
    const value = decimalOf(cents);
    if (!value || !decimalOf(kwh)) return [];
    return [
      {
        kind: 'average_price',
        kwh,
        value: plain(dollars(value)),
        tolerance: HALF_A_TENTH_OF_A_CENT,
        assume: {
          days: 30,
          ...(shares ? { mix: shares } : {}),
          ...(exported ? { exportKwh: plain(exported) } : {}),
          ...(label['tdu_bundled'] === true ? {} : { delivery: printedDelivery(label) }),
          ...(conditions.length > 0 ? { conditions: [...new Set(conditions)] } : {}),
        },
      },
    ];
  });
}
