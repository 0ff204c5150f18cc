/** The feed-in tariff of a CDR contract. */
import { type Json, objectsOf, textOf, wordOf } from '../record.js';
import { blocksOf, type Scale } from './cdr-rates.js';
import type { FeedIn } from './contract.js';
import { chooseFeedIn, feedInWindows, type FlatOffer, type TimedRate } from './feed-in.js';

const POINTER = '/solarFeedInTariff';

/** A contract lists every scheme its customers may still be on; a new one gets the retailer's own, not a closed premium scheme. */
export function feedIn(value: unknown, scale: Scale, flags: string[]): FeedIn | undefined {
  const open = objectsOf(value).filter(
    (offer) =>
      wordOf(offer['payerType']) !== 'GOVERNMENT' &&
      wordOf(offer['scheme']) !== 'PREMIUM' &&
      !/closed|premium/i.test(textOf(offer['displayName']) ?? ''),
  );
  return chooseFeedIn(
    open.flatMap((offer) => flatOffer(offer, scale)),
    open.flatMap((offer) => timedRates(offer, scale)),
    flags,
  );
}

/** v1 writes one amount, later versions a list of rates. */
const ratesOf = (tariff: Json): unknown => tariff['rates'] ?? [{ unitPrice: tariff['amount'] }];

function flatOffer(offer: Json, scale: Scale): FlatOffer[] {
  const single = objectsOf(offer['singleTariff'])[0];
  if (!single || wordOf(offer['tariffUType']) === 'TIMEVARYINGTARIFFS') return [];
  return [
    {
      blocks: blocksOf(ratesOf(single), scale, POINTER),
      words: textOf(offer['description']) ?? '',
      period: single['period'],
    },
  ];
}

function timedRates(offer: Json, scale: Scale): TimedRate[] {
  if (wordOf(offer['tariffUType']) === 'SINGLETARIFF') return [];
  return objectsOf(offer['timeVaryingTariffs']).map((tariff, index) => ({
    name: textOf(tariff['type']) ?? textOf(tariff['displayName']) ?? `rate ${index + 1}`,
    blocks: blocksOf(ratesOf(tariff), scale, POINTER),
    windows: feedInWindows(tariff['timeVariations'] ?? tariff['timeOfUse'], POINTER),
  }));
}
