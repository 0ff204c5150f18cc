/** The controlled load of a CDR contract: one price, a choice of circuits, or one circuit whose price goes by the hour. */
import { type Json, numberOf, objectsOf, textOf, wordOf } from '../record.js';
import { rateOf, ratesByTime, type Scale } from './cdr-rates.js';
import { weekOf } from './clock.js';
import { windowsIn } from './clock-words.js';
import type { ControlledLoad, Rate } from './contract.js';

/** Names of parts of a day: entries called so are one circuit, others are circuits to choose from. */
const PART_OF_DAY = /\b(off.?peak|peak|shoulder|solar)\b/i;

export function controlledLoad(value: unknown, scale: Scale, flags: string[]): ControlledLoad | undefined {
  const entries = objectsOf(value).map(entryOf);
  const [first] = entries;
  if (!first) return undefined;
  const rates = ratesOf(entries, scale, flags);
  if (!rates || !covers(rates)) {
    flags.push('controlled_load_by_time_not_read');
    return undefined;
  }
  const daily = numberOf(
    first.rates[0]?.['dailyCharge'] ?? first.rates[0]?.['dailySupplyCharge'],
    'a daily charge',
  );
  return { name: first.name, ...(daily ? { perDayExGst: scale(daily) } : {}), rates };
}

interface Entry {
  readonly name: string;
  readonly words: string;
  readonly timed: boolean;
  readonly rates: readonly Json[];
}

/** v1 puts the rates on the object itself; later versions behind singleRate or timeOfUseRates. */
function entryOf(load: Json): Entry {
  const timed = wordOf(load['rateBlockUType']) !== 'SINGLERATE' ? objectsOf(load['timeOfUseRates']) : [];
  const flat = objectsOf(load['singleRate'])[0] ?? (load['rates'] ? load : undefined);
  const rates = timed.length > 0 ? timed : flat ? [flat] : [];
  const name = textOf(load['displayName']) ?? textOf(rates[0]?.['displayName']) ?? 'Controlled load';
  return { name, words: textOf(rates[0]?.['description']) ?? '', timed: timed.length > 0, rates };
}

function ratesOf(entries: readonly Entry[], scale: Scale, flags: string[]): Rate[] | undefined {
  const [first] = entries;
  if (entries.length > 1 && entries.every(({ name }) => PART_OF_DAY.test(name)))
    return byWords(entries, scale, flags);
  // The first of the circuits to choose from.
  if (entries.length > 1) flags.push('controlled_load_alternatives');
  if (first!.timed) return ratesByTime(first!.rates, scale, '/controlledLoad/0', flags);
  return first!.rates.map((rate) => rateOf(rate, 'controlled load', [], scale, '/controlledLoad/0', []));
}

/** One entry per part of the day, its hours in its words (its fields say "all day"). */
function byWords(entries: readonly Entry[], scale: Scale, flags: string[]): Rate[] | undefined {
  if (entries.some(({ rates, words }) => rates.length !== 1 || windowsIn(words).length === 0))
    return undefined;
  flags.push('controlled_load_hours_from_words');
  return entries.map(({ name, words, rates }, index) =>
    rateOf(rates[0]!, name, windowsIn(words), scale, `/controlledLoad/${index}`, []),
  );
}

/** Whether every minute of the week has one price. */
const covers = (rates: readonly Rate[]): boolean =>
  (rates.length === 1 && rates[0]!.windows.length === 0) ||
  (rates.length > 0 && weekOf(rates).every((holder) => holder >= 0));
