/** Usage and supply prices of a CDR contract, in dollars without GST. */
import {
  type Decimal,
  decimalOf,
  exact,
  giveUp,
  type Json,
  numberOf,
  objectsOf,
  priceOf,
  textOf,
  wordOf,
} from '../record.js';
import { daysOf, minutesOf, resetOf, seasonOf, windowMinutes } from './clock.js';
import { spansIn } from './clock-words.js';
import type { Block, ClockWindow, Rate, SupplyPeriod } from './contract.js';

/** No household pays $1.50 per kWh all day, and none pays less than 1.5 cents: usage prices tell cents from dollars. */
const CENTS_FROM = exact('1.5');

export type Scale = (value: Decimal) => Decimal;

export function scaleOf(contract: Json): Scale {
  const periods = objectsOf(contract['tariffPeriod']);
  const usage = highest(periods.flatMap(usagePrices));
  const supply = highest(
    periods.map(
      (period) => decimalOf(period['dailySupplyCharges'] ?? period['dailySupplyCharge']) ?? exact(0),
    ),
  );
  // Where usage is free, the supply charge tells: nobody pays ten dollars a day for being connected.
  const cents = usage.isZero() ? supply.gt(DOLLARS_A_DAY) : usage.gt(CENTS_FROM);
  return cents ? (value) => value.div(100) : (value) => value;
}

const DOLLARS_A_DAY = 10;
const highest = (values: readonly Decimal[]): Decimal =>
  values.reduce((high, value) => (value.gt(high) ? value : high), exact(0));

function usagePrices(period: Json): Decimal[] {
  const rates = [...objectsOf(period['singleRate']), ...objectsOf(period['timeOfUseRates'])].flatMap((rate) =>
    objectsOf(rate['rates']),
  );
  return rates.map((rate) => decimalOf(rate['unitPrice'])).filter((price) => price !== undefined);
}

export function supplyPeriod(period: Json, scale: Scale, pointer: string, flags: string[]): SupplyPeriod[] {
  const kind = wordOf(period['rateBlockUType']);
  const single = kind === 'TIMEOFUSERATES' ? undefined : objectsOf(period['singleRate'])[0];
  const timed = kind === 'SINGLERATE' ? [] : objectsOf(period['timeOfUseRates']);
  const supply = supplyCharge(period, pointer);
  if (!single && timed.length === 0) {
    if (supply?.gt(0))
      giveUp('unsupported', 'a period with demand charges alone has a supply charge of its own', pointer);
    return [];
  }
  if (single && timed.length > 0)
    giveUp('malformed', 'a tariff period has a single rate and rates by time', pointer);
  const rates = single
    ? [rateOf(single, 'usage', [], scale, `${pointer}/singleRate`, flags)]
    : ratesByTime(timed, scale, `${pointer}/timeOfUseRates`, flags);
  const season = seasonOf(period['startDate'], period['endDate']);
  return [{ ...(season ? { season } : {}), perDayExGst: supply && scale(supply), rates }];
}

function supplyCharge(period: Json, pointer: string): Decimal | undefined {
  const banded = objectsOf(period['bandedDailySupplyCharges']);
  if (banded.length > 1)
    giveUp('unsupported', 'the daily supply charge depends on the usage of the day', pointer);
  return numberOf(
    period['dailySupplyCharges'] ?? period['dailySupplyCharge'] ?? banded[0]?.['unitPrice'],
    'the daily supply charge',
    `${pointer}/dailySupplyCharge`,
  );
}

export const ratesByTime = (timed: readonly Json[], scale: Scale, pointer: string, flags: string[]): Rate[] =>
  timed.map((rate, index) => {
    const at = `${pointer}/${index}`;
    const words = textOf(rate['description']) ?? '';
    return rateOf(
      rate,
      rateName(rate, index),
      windowsOf(rate['timeOfUse'], at, words, flags),
      scale,
      at,
      flags,
    );
  });

const rateName = (rate: Json, index: number): string =>
  textOf(rate['type']) ?? textOf(rate['displayName']) ?? textOf(rate['name']) ?? `rate ${index + 1}`;

/** @param words of the rate: where one of the two times of a window cannot be read, they may say it */
function windowsOf(value: unknown, pointer: string, words: string, flags: string[]): ClockWindow[] {
  return objectsOf(value).map((window, index) => {
    const [start, end] = [window['startTime'], window['endTime']];
    const days = daysOf(window['days']);
    const [from, to] = [minutesOf(start), minutesOf(end)];
    const said = spansIn(words).filter((span) => span.from === from || span.to === to);
    if ((from === undefined) === (to === undefined) || said.length !== 1)
      return { days, ...windowMinutes(start, end, `${pointer}/timeOfUse/${index}`) };
    flags.push('hours_read_from_words');
    return { days, ...said[0]! };
  });
}

export function rateOf(
  rate: Json,
  name: string,
  windows: ClockWindow[],
  scale: Scale,
  pointer: string,
  flags: string[],
): Rate {
  const blocks = mergeEqual(blocksOf(rate['rates'], scale, pointer));
  const reset =
    blocks.length > 1
      ? resetOf(rate['period'], flags, { words: textOf(rate['description']), width: blocks[0]!.width })
      : 'year';
  return { name, blocks, reset, windows };
}

const ENERGY_UNIT = /^kwh$/i;

export function blocksOf(value: unknown, scale: Scale, pointer: string): Block[] {
  const rates = objectsOf(value);
  if (rates.length === 0) return giveUp('missing_price', 'a rate has no price', pointer);
  return rates.map((rate, index) => {
    const at = `${pointer}/rates/${index}`;
    const unit = textOf(rate['measureUnit']) ?? 'KWH';
    if (!ENERGY_UNIT.test(unit)) giveUp('unknown_unit', `usage priced per "${unit}"`, at);
    const width = numberOf(rate['volume'], 'the width of a block', at);
    return {
      priceExGst: scale(priceOf(rate['unitPrice'], 'a usage block', at)),
      ...(width?.gt(0) ? { width } : {}),
    };
  });
}

/** Neighbouring blocks of the same price are one. */
function mergeEqual(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged[merged.length - 1];
    if (!last || !last.priceExGst.eq(block.priceExGst)) merged.push(block);
    else
      merged[merged.length - 1] = {
        priceExGst: block.priceExGst,
        ...(last.width && block.width ? { width: last.width.plus(block.width) } : {}),
      };
  }
  return merged;
}
