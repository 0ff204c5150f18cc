/**
 * The electricity contract of an Australian CDR plan detail (v1 to v3) read into plain terms.
 *
 * Archived bodies carry cents where the standard says dollars: the scale is told by magnitude, for usage, supply, controlled load,
 * demand and feed-in alike. Fees, fixed discounts and green options are dollars in both.
 */
import {
  decimalOf,
  dayOf,
  exact,
  giveUp,
  isJson,
  objectsOf,
  priceOf,
  textOf,
  type Decimal,
  type Json,
} from '../record.js';
import { DAY_MINUTES, daysOf, resetOf, seasonOf, windowMinutes } from './clock.js';
import type { Block, ClockWindow, Contract, DemandCharge, FeedIn, Rate, SupplyPeriod } from './contract.js';
import { demandWords, seasonWithin, type DemandWords } from './demand-words.js';
import {
  conditionOf,
  discountComponents,
  feeComponents,
  greenComponents,
  type Discount,
  type Fee,
  type GreenOption,
} from './extras.js';

/** @throws Unreadable with the reason why the contract has no single price */
export function cdrContract(contract: Json): Contract {
  const flags: string[] = [];
  const scale = scaleOf(contract);
  const periods = objectsOf(contract['tariffPeriod']);
  const supply = periods.flatMap((period, index) =>
    supplyPeriod(period, scale, `/tariffPeriod/${index}`, flags),
  );
  const demand = periods.flatMap((period, index) =>
    objectsOf(period['demandCharges']).flatMap((charge) =>
      demandCharge(charge, period, scale, `/tariffPeriod/${index}`, flags),
    ),
  );
  return {
    supply,
    controlledLoad: controlledLoad(contract['controlledLoad'], scale, flags),
    demand,
    feedIn: feedIn(contract['solarFeedInTariff'], scale, flags),
    extras: [
      ...greenComponents(greenOptions(contract['greenPowerCharges'])),
      ...discountComponents(discountsOf(contract['discounts']), flags),
      ...feeComponents(feesOf(contract['fees'])),
    ],
    flags,
  };
}

// --- scale ---

/** No household pays $1.50 per kWh all day, and none pays less than 1.5 cents: usage prices tell cents from dollars. */
const CENTS_FROM = exact('1.5');

type Scale = (value: Decimal) => Decimal;

function scaleOf(contract: Json): Scale {
  const prices = objectsOf(contract['tariffPeriod']).flatMap(usagePrices);
  const highest = prices.reduce((high, price) => (price.gt(high) ? price : high), exact(0));
  return highest.gt(CENTS_FROM) ? (value) => value.div(100) : (value) => value;
}

function usagePrices(period: Json): Decimal[] {
  const rates = [...objectsOf(period['singleRate']), ...objectsOf(period['timeOfUseRates'])].flatMap((rate) =>
    objectsOf(rate['rates']),
  );
  return rates.map((rate) => decimalOf(rate['unitPrice'])).filter((price) => price !== undefined);
}

// --- usage and supply ---

function supplyPeriod(period: Json, scale: Scale, pointer: string, flags: string[]): SupplyPeriod[] {
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

function blocksOf(value: unknown, scale: Scale, pointer: string): Block[] {
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

// --- controlled load ---

function controlledLoad(value: unknown, scale: Scale, flags: string[]): Contract['controlledLoad'] {
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

// --- demand ---

function demandCharge(
  charge: Json,
  period: Json,
  scale: Scale,
  pointer: string,
  flags: string[],
): DemandCharge[] {
  const published = priceOf(charge['amount'], 'a demand charge', `${pointer}/demandCharges`);
  if (published.isZero()) return [];
  const amount = scale(published);
  const name = textOf(charge['displayName']) ?? 'Demand';
  const kind = textOf(charge['chargePeriod']) ?? 'DAY';
  const inWords = kind === 'TARIFF_PERIOD';
  const words = demandWords(`${name}. ${textOf(charge['description']) ?? ''}`);
  const refuseDemand = (why: string): never =>
    giveUp('unsupported', `the demand charge "${name}" ${why}`, `${pointer}/demandCharges`);
  const per = inWords ? words.per : kind === 'MONTH' ? 'month' : 'day';
  if (per === undefined) return refuseDemand('is per tariff period, and its words do not say what for');
  if (per === 'year') return refuseDemand('is per year');
  if (words.unit === 'kVA') return refuseDemand('is per kVA, which meters of homes do not record');
  if (words.looksBack) return refuseDemand('looks back on the highest demand of earlier months');
  if (inWords && words.inDollars && !amount.eq(published))
    return refuseDemand('speaks of dollars in a body that carries cents');
  const window = windowOf(charge, inWords ? words : undefined);
  if (!window) return refuseDemand('does not say in which hours it is measured');
  const season = seasonOf(period['startDate'], period['endDate']);
  const seasons = inWords && words.seasons.length > 0 ? words.seasons : [season];
  if (seasons.some((said) => said && !seasonWithin(said, season)))
    return refuseDemand('names other months than the tariff period it stands in');
  if (textOf(charge['measurementPeriod']) === 'DAY') flags.push('demand_measured_per_billing_period');
  if (inWords) flags.push('demand_read_from_words');
  return seasons.map((months) => ({
    name,
    pricePerKwExGst: amount,
    per,
    ...(months ? { season: months } : {}),
    windows: [window],
    minimumKw: decimalOf(charge['minDemand']) ?? words.minimumKw,
  }));
}

/** Archived bodies write 0000 to 0000, and no day, where they leave the hours to the words. */
function windowOf(charge: Json, words: DemandWords | undefined): ClockWindow | undefined {
  const { from, to } = windowMinutes(charge['startTime'] ?? '0', charge['endTime'] ?? '0');
  const silent = from === 0 && to === DAY_MINUTES;
  if (silent && words) return words.window;
  return { days: charge['days'] === undefined && words ? words.days : daysOf(charge['days']), from, to };
}

// --- feed-in ---

/**
 * A contract lists every scheme its customers may still be on. What a new customer gets is the retailer's own, not a closed premium
 * scheme; where several are left, the lowest is taken and flagged.
 */
function feedIn(value: unknown, scale: Scale, flags: string[]): FeedIn | undefined {
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

// --- discounts, fees, green ---

function discountsOf(value: unknown): Discount[] {
  return objectsOf(value).map((discount) => {
    const method = textOf(discount['methodUType']) ?? '';
    const body = isJson(discount[method]) ? discount[method] : {};
    const name = textOf(discount['displayName']) ?? 'Discount';
    const words = `${name} ${textOf(discount['description']) ?? ''}`;
    return {
      name,
      guaranteed: textOf(discount['type']) === 'GUARANTEED',
      condition: conditionOf(textOf(discount['category']) ?? '', words),
      on: method === 'percentOfUse' ? 'usage' : 'bill',
      percent: method === 'percentOverThreshold' ? undefined : decimalOf(body['rate']),
      amount: decimalOf(body['amount']),
      // A yearly amount is how some write a discount per day.
      perYear: /per (day|annum|year)|p\.?a\.?\b/i.test(words),
      validTo: dayOf(discount['endDate']),
    };
  });
}

const FEE_KINDS: readonly (readonly [RegExp, Fee['kind']])[] = [
  [/^MEMBERSHIP$|^ANNUAL_FEE$/, 'membership'],
  [/^EXIT$/, 'exit'],
  [/^LATE_PAYMENT$/, 'late'],
  [/PAPER/, 'paper'],
  [/^CC_PROCESSING$|^PAYMENT_PROCESSING$|CARD/, 'card'],
  [/^(CONNECTION|ESTABLISHMENT|RECONNECTION)$/, 'setup'],
  [/METER/, 'meter'],
];

export function feesOf(value: unknown): Fee[] {
  return objectsOf(value).map((fee) => {
    const type = textOf(fee['type']) ?? '';
    const term = textOf(fee['term']) ?? '';
    const kind = FEE_KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
    const percent = decimalOf(fee['rate']);
    return {
      kind,
      name: textOf(fee['description']) ?? (type || 'Fee'),
      amount: decimalOf(fee['amount']),
      // Card rates of 0.3 to 0.8 are per cent; the field has no fractions.
      percent: percent?.gt(0) ? percent : undefined,
      // A membership without a term is one year's.
      perYear: term === 'ANNUAL' || (kind === 'membership' && term === 'FIXED'),
      perMonth: term === 'MONTHLY' || term === 'FIXED_MONTHLY',
    };
  });
}

function greenOptions(value: unknown): GreenOption[] {
  return objectsOf(value).flatMap((charge) =>
    objectsOf(charge['tiers']).map((tier) => {
      const amount = decimalOf(tier['amount']);
      const weekly = textOf(charge['type']) === 'FIXED_PER_WEEK';
      return {
        name: textOf(charge['displayName']) ?? 'GreenPower',
        ...(weekly
          ? { perWeek: amount }
          : { perKwh: textOf(charge['type']) === 'FIXED_PER_UNIT' ? amount : undefined }),
        share: decimalOf(tier['percentGreen']),
      };
    }),
  );
}
