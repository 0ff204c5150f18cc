/** The feed-in tariff of a CDR contract. */
import { decimalOf, type Json, objectsOf, textOf } from '../record.js';
import { blocksOf, type Scale, windowsOf } from './cdr-rates.js';
import type { Block, FeedIn } from './contract.js';

/**
 * A contract lists every scheme its customers may still be on. What a new customer gets is the retailer's own, not a closed premium
 * scheme; where several are left, the lowest is taken and flagged.
 */
export function feedIn(value: unknown, scale: Scale, flags: string[]): FeedIn | undefined {
  const open = objectsOf(value).filter(
    (offer) =>
      textOf(offer['payerType']) !== 'GOVERNMENT' &&
      textOf(offer['scheme']) !== 'PREMIUM' &&
      !/closed|premium/i.test(textOf(offer['displayName']) ?? ''),
  );
  const timed = open.find((offer) => objectsOf(offer['timeVaryingTariffs']).length > 0);
  const flat = open.flatMap((offer) => {
    const single = objectsOf(offer['singleTariff'])[0];
    if (!single) return [];
    const rates = single['rates'] ? objectsOf(single['rates']) : [{ unitPrice: single['amount'] }];
    return [
      { blocks: blocksOf(rates, scale, '/solarFeedInTariff'), words: textOf(offer['description']) ?? '' },
    ];
  });
  if (flat.length === 0) return timed ? timedFeedIn(timed, scale, flags) : undefined;
  return { rates: [{ name: 'feed-in', windows: [], blocks: flatFeedIn(flat, flags) }] };
}

function flatFeedIn(offers: readonly { blocks: Block[]; words: string }[], flags: string[]): Block[] {
  const [first, second] = offers;
  if (offers.length === 1 && first!.blocks.length > 0)
    return first!.blocks.length > 1 ? first!.blocks : [{ priceExGst: first!.blocks[0]!.priceExGst }];
  const width =
    first!.blocks[0]!.width ??
    decimalOf(
      /first ([\d.]+) ?kwh per day|limit of ([\d.]+) ?kwh/i.exec(first!.words)?.slice(1).find(Boolean),
    );
  const rest = second!.blocks[0]!;
  const continues = !rest.width && /above|thereafter|any amount|rest|remaining/i.test(second!.words);
  if (offers.length === 2 && width?.gt(0) && continues)
    return [{ ...first!.blocks[0]!, width }, { priceExGst: rest.priceExGst }];
  flags.push('feed_in_alternatives');
  const lowest = offers
    .map(({ blocks }) => blocks[blocks.length - 1]!.priceExGst)
    .reduce((low, price) => (price.lt(low) ? price : low));
  return [{ priceExGst: lowest }];
}

function timedFeedIn(offer: Json, scale: Scale, flags: string[]): FeedIn | undefined {
  const rates = objectsOf(offer['timeVaryingTariffs']).map((tariff, index) => ({
    name: textOf(tariff['type']) ?? `rate ${index + 1}`,
    blocks: blocksOf(tariff['rates'] ?? [{ unitPrice: tariff['amount'] }], scale, '/solarFeedInTariff'),
    windows: windowsOf(tariff['timeVariations'] ?? tariff['timeOfUse']),
  }));
  if (rates.length > 1) return { rates };
  flags.push('feed_in_by_time_not_read');
  return undefined;
}
