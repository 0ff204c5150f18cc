/** Usage, supply and controlled-load prices of a CDR contract, in dollars without GST. */
import { type Decimal, decimalOf, exact, giveUp, type Json, objectsOf, priceOf, textOf } from '../record.js';
import { daysOf, resetOf, seasonOf, windowMinutes } from './clock.js';
import type { Block, ClockWindow, Contract, Rate, SupplyPeriod } from './contract.js';

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
  const single = objectsOf(period['singleRate'])[0];
  const timed = objectsOf(period['timeOfUseRates']);
  if (!single && timed.length === 0) return [];
  if (single && timed.length > 0)
    giveUp('malformed', 'a tariff period has a single rate and rates by time', pointer);
  const banded = objectsOf(period['bandedDailySupplyCharges']);
  const supply =
    decimalOf(period['dailySupplyCharges'] ?? period['dailySupplyCharge']) ??
    decimalOf(banded[0]?.['unitPrice']);
  if (banded.length > 1)
    giveUp('unsupported', 'the daily supply charge depends on the usage of the day', pointer);
  const rates = single
    ? [rateOf(single, 'usage', [], scale, `${pointer}/singleRate`, flags)]
    : timed.map((rate, index) =>
        rateOf(
          rate,
          rateName(rate, index),
          windowsOf(rate['timeOfUse']),
          scale,
          `${pointer}/timeOfUseRates/${index}`,
          flags,
        ),
      );
  const season = seasonOf(period['startDate'], period['endDate']);
  return [{ ...(season ? { season } : {}), perDayExGst: supply && scale(supply), rates }];
}

const rateName = (rate: Json, index: number): string =>
  textOf(rate['type']) ?? textOf(rate['displayName']) ?? textOf(rate['name']) ?? `rate ${index + 1}`;

export function windowsOf(value: unknown): ClockWindow[] {
  return objectsOf(value).map((window) => ({
    days: daysOf(window['days']),
    ...windowMinutes(window['startTime'], window['endTime']),
  }));
}

function rateOf(
  rate: Json,
  name: string,
  windows: ClockWindow[],
  scale: Scale,
  pointer: string,
  flags: string[],
): Rate {
  const blocks = mergeEqual(blocksOf(rate['rates'], scale, pointer));
  if (blocks.length > 1 && rate['period'] === undefined) flags.push('block_period_assumed_year');
  return { name, blocks, reset: blocks.length > 1 ? resetOfRate(rate) : 'year', windows };
}

/** The period stands in its field, or in the words of the rate where the field is absent. */
function resetOfRate(rate: Json): Rate['reset'] {
  if (rate['period'] !== undefined) return resetOf(rate['period']);
  const words = textOf(rate['description']) ?? '';
  const said = /kwh ?(?:per|\/) ?(day|month|quarter|year)/i.exec(words)?.[1]?.toLowerCase();
  return (said as Rate['reset'] | undefined) ?? resetOf(undefined);
}

const ENERGY_UNIT = /^kwh$/i;

export function blocksOf(value: unknown, scale: Scale, pointer: string): Block[] {
  const rates = objectsOf(value);
  if (rates.length === 0) return giveUp('missing_price', 'a rate has no price', pointer);
  return rates.map((rate, index) => {
    const unit = textOf(rate['measureUnit']) ?? 'KWH';
    if (!ENERGY_UNIT.test(unit))
      giveUp('unknown_unit', `usage priced per "${unit}"`, `${pointer}/rates/${index}`);
    const width = decimalOf(rate['volume']);
    return {
      priceExGst: scale(priceOf(rate['unitPrice'], 'a usage block', `${pointer}/rates/${index}`)),
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

export function controlledLoad(value: unknown, scale: Scale, flags: string[]): Contract['controlledLoad'] {
  const loads = objectsOf(value);
  const first = loads[0];
  if (!first) return undefined;
  if (loads.length > 1) flags.push('controlled_load_alternatives');
  // v1 puts the rates on the object itself; later versions behind singleRate or timeOfUseRates.
  const single = objectsOf(first['singleRate'])[0] ?? (first['rates'] ? first : undefined);
  if (!single) {
    flags.push('controlled_load_by_time_not_read');
    return undefined;
  }
  const daily = decimalOf(single['dailyCharge'] ?? single['dailySupplyCharge']);
  return {
    name: textOf(first['displayName']) ?? 'Controlled load',
    perDayExGst: daily && scale(daily),
    rate: rateOf(single, 'controlled load', [], scale, '/controlledLoad/0', []),
  };
}
