/** What a new customer gets of the feed-in tariffs an Australian contract lists. */
import { type Decimal, decimalOf, exact, type Json, objectsOf, textOf } from '../record.js';
import { daysOf, resetOf, weekOf, windowMinutes } from './clock.js';
import type { Block, ClockWindow, FeedIn } from './contract.js';

/** One price at all times, perhaps in blocks. */
export interface FlatOffer {
  readonly blocks: readonly Block[];
  /** Its words, which may say up to how many kWh it is paid. */
  readonly words: string;
  /** When blocks begin again, as written. */
  readonly period: unknown;
}

/** The price of a part of the week; without windows, of all that is left. */
export type TimedRate = FeedIn['rates'][number];

/**
 * The rates by time where there are no others; else the flat offer. Two flat offers may be the first and the second block of one;
 * where several are left, the lowest is taken and flagged.
 */
export function chooseFeedIn(
  flat: readonly FlatOffer[],
  timed: readonly TimedRate[],
  flags: string[],
): FeedIn | undefined {
  if (flat.length > 0) return flatFeedIn(flat, timed.length > 0, flags);
  if (timed.length === 0) return undefined;
  const rest = timed.filter(({ windows }) => windows.length === 0);
  const week = weekOf(timed);
  if (rest.length > 1 || week.includes(-2)) {
    flags.push('feed_in_by_time_not_read');
    return undefined;
  }
  const unpaid = { name: 'other times', windows: [], blocks: [{ priceExGst: exact(0) }] };
  const rates = week.includes(-1) && rest.length === 0 ? [...timed, unpaid] : timed;
  return { reset: 'day', rates };
}

function flatFeedIn(offers: readonly FlatOffer[], alternatives: boolean, flags: string[]): FeedIn {
  if (alternatives) flags.push('feed_in_alternatives');
  const all = (blocks: readonly Block[], reset: FeedIn['reset']): FeedIn => ({
    reset,
    rates: [{ name: 'feed-in', windows: [], blocks }],
  });
  const limited = offers.map((offer) => ({ ...offer, width: widthOf(offer) }));
  // The block with a limit comes first, whatever the order of the list.
  const [first, second] = [...limited].sort((a, b) => Number(!a.width) - Number(!b.width));
  const reset = (): FeedIn['reset'] =>
    resetOf(first!.period, flags, { words: first!.words, width: first!.width });
  if (offers.length === 1) {
    const last = first!.blocks[first!.blocks.length - 1]!;
    if (first!.blocks.length === 1 && !first!.width) return all([{ priceExGst: last.priceExGst }], 'day');
    if (first!.blocks.length > 1 && !last.width) return all(first!.blocks, reset());
    flags.push('feed_in_above_limit_unknown');
    const blocks = [...first!.blocks.slice(0, -1), { ...last, width: last.width ?? first!.width! }];
    return all([...blocks, { priceExGst: exact(0) }], reset());
  }
  const continues = !second!.width && /above|thereafter|any amount|rest|remaining/i.test(second!.words);
  if (offers.length === 2 && first!.width && first!.blocks.length === 1 && continues)
    return all(
      [{ ...first!.blocks[0]!, width: first!.width }, { priceExGst: second!.blocks[0]!.priceExGst }],
      reset(),
    );
  flags.push('feed_in_alternatives');
  const lowest = offers
    .map(({ blocks }) => blocks[blocks.length - 1]!.priceExGst)
    .reduce((low, price) => (price.lt(low) ? price : low));
  return all([{ priceExGst: lowest }], 'day');
}

/** Up to how many kWh the first block is paid, by its field or by its words. */
function widthOf({ blocks, words }: FlatOffer): Decimal | undefined {
  const said = /first ([\d.]+) ?kwh ?(?:per|\/|each|every) ?day|limit of ([\d.]+) ?kwh/i.exec(words);
  const width = blocks[0]!.width ?? decimalOf(said?.slice(1).find(Boolean));
  return width?.gt(0) ? width : undefined;
}

/** Windows of a feed-in rate; a missing time is the beginning or the end of the day. */
export const feedInWindows = (value: unknown, pointer: string): ClockWindow[] =>
  objectsOf(value).map((window: Json) => ({
    days: daysOf(window['days']),
    ...windowMinutes(textOf(window['startTime']) ?? '00:00', textOf(window['endTime']) ?? '23:59', pointer),
  }));
