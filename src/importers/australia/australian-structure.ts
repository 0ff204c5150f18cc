/** An Australian contract into a rate structure. Usage, supply and demand are published without GST; ten per cent is added exactly. */
import type { RateStructure, Season } from '../../engine/tariff/structure.js';
import { exact, giveUp, idFrom, plain, validStructure, type Decimal } from '../record.js';
import { DAY_MINUTES, dayOfYear, inSeason, timeText, weekOf } from './clock.js';
import {
  WEEK,
  type Block,
  type ClockWindow,
  type Contract,
  type DemandCharge,
  type Rate,
  type SupplyPeriod,
} from './contract.js';

type Draft = Record<string, unknown>;

export interface AustralianClock {
  readonly timezone: string;
  readonly clock: 'local' | 'standard';
}

const GST = exact('1.1');
export const withGst = (price: Decimal): Decimal => price.times(GST);

/** @throws Unreadable when hours or days of the year have no price, or two */
export function australianStructure(contract: Contract, clock: AustralianClock): RateStructure {
  refuseUncoveredYear(contract.supply);
  const flags = new Set(contract.flags);
  const components = [
    ...supplyCharges(contract.supply),
    ...contract.supply.map((period, index) =>
      usageOf(period, contract.supply.length > 1 ? `usage-${index + 1}` : 'usage', flags),
    ),
    ...controlledLoad(contract, flags),
    ...contract.demand.map((charge, index) => demandOf(charge, `demand-${index + 1}`)),
    ...feedIn(contract),
    ...contract.extras,
  ];
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'AUD',
    ...clock,
    pricesIncludeTax: true,
    coverage: 'full',
    components,
    ...(flags.size > 0 ? { flags: [...flags] } : {}),
  });
}

/** Every day of the year must lie in one supply period and no more. */
function refuseUncoveredYear(periods: readonly SupplyPeriod[]): void {
  if (periods.length === 0)
    giveUp('missing_price', 'the contract has no period with usage prices', '/tariffPeriod');
  for (let day = 0; day < 366; day++) {
    if (day === dayOfYear('02-29')) continue;
    const count = periods.filter(({ season }) => inSeason(season, day)).length;
    if (count === 0) giveUp('uncovered_hours', 'a part of the year has no usage price', '/tariffPeriod');
    if (count > 1) giveUp('malformed', 'two tariff periods claim the same days of the year', '/tariffPeriod');
  }
}

const inOnly = (season: Season | undefined): Draft => (season ? { season } : {});

function supplyCharges(periods: readonly SupplyPeriod[]): Draft[] {
  const charges = periods.map(({ perDayExGst, season }) => {
    if (!perDayExGst)
      return giveUp('missing_price', 'a tariff period has no daily supply charge', '/tariffPeriod');
    return { amount: plain(withGst(perDayExGst)), season };
  });
  const same = charges.every(({ amount }) => amount === charges[0]!.amount);
  return (same ? [{ amount: charges[0]!.amount, season: undefined }] : charges).map(
    ({ amount, season }, index) => ({
      kind: 'fixed',
      id: same ? 'supply' : `supply-${index + 1}`,
      name: 'Daily supply',
      layer: 'bundled',
      amount,
      per: 'day',
      ...inOnly(season),
    }),
  );
}

// --- usage ---

function usageOf(period: SupplyPeriod, id: string, flags: Set<string>): Draft {
  return {
    kind: 'energy',
    id,
    name: 'Usage',
    layer: 'bundled',
    ...inOnly(period.season),
    ...priceTable(period.rates, withGst, flags),
  };
}

/** Price periods and schedule of rates; every minute of the week must have one price. */
function priceTable(rates: readonly Rate[], tax: (price: Decimal) => Decimal, flags: Set<string>): Draft {
  const named = withoutIdleRates(rates);
  const taken = new Set<string>();
  const ids = named.map(({ name }) => idFrom(name, taken));
  const ladders = named.filter(({ blocks }) => blocks.length > 1);
  const resets = [...new Set(ladders.map(({ reset }) => reset))];
  if (resets.length > 1)
    giveUp('unsupported', 'blocks of one plan begin again at different times', '/tariffPeriod');
  if (named.length > 1 || named[0]!.windows.length > 0) refuseUncoveredWeek(named);
  if (named.some(({ windows }) => windows.some(({ days }) => days.includes('holiday'))))
    flags.add('public_holidays_not_known');
  return {
    periods: named.map(({ blocks }, index) => ({ name: ids[index], ...ladderOf(blocks, tax) })),
    ...(named.length > 1
      ? {
          schedule: {
            windows: named.flatMap(({ windows }, index) =>
              windows.map((window) => scheduleWindow(window, ids[index]!)),
            ),
          },
        }
      : {}),
    ...(ladders.length > 0
      ? { tierReset: resets[0], tierScale: 'none', ...(named.length > 1 ? { tierRule: 'per_period' } : {}) }
      : {}),
  };
}

/** A rate without hours beside rates with hours holds all that is left, if anything is. */
function withoutIdleRates(rates: readonly Rate[]): readonly Rate[] {
  if (rates.length === 0)
    return giveUp('missing_price', 'a tariff period has no usage price', '/tariffPeriod');
  if (rates.length > 1 && rates.some(({ windows }) => windows.length === 0))
    return giveUp('uncovered_hours', `${rates.length} rates and no hours for each of them`, '/tariffPeriod');
  return rates;
}

function refuseUncoveredWeek(rates: readonly Rate[]): void {
  const week = weekOf(rates);
  const at = (holder: number): string => {
    const minute = week.indexOf(holder);
    return `${WEEK[Math.floor(minute / DAY_MINUTES)]} ${timeText(minute % DAY_MINUTES)}`;
  };
  if (week.includes(-1)) giveUp('uncovered_hours', `no rate holds from ${at(-1)}`, '/tariffPeriod');
  if (week.includes(-2)) giveUp('malformed', `two rates hold from ${at(-2)}`, '/tariffPeriod');
}

export function scheduleWindow(window: ClockWindow, period: string): Draft {
  const wholeDay = window.from === 0 && window.to === DAY_MINUTES;
  return {
    period,
    ...(window.days.length < WEEK.length ? { days: window.days } : {}),
    ...(wholeDay ? {} : { from: timeText(window.from), to: timeText(window.to) }),
  };
}

/** Widths become cumulative bounds; the last block is open whatever width it carries. */
function ladderOf(blocks: readonly Block[], tax: (price: Decimal) => Decimal): Draft {
  if (blocks.length === 1) return { price: plain(tax(blocks[0]!.priceExGst)) };
  let bound = exact(0);
  return {
    tiers: blocks.map(({ priceExGst, width }, index) => {
      const price = plain(tax(priceExGst));
      if (index === blocks.length - 1) return { price };
      if (!width || width.lte(0))
        return giveUp('overlapping_tiers', 'a block before the last has no width', '/tariffPeriod');
      bound = bound.plus(width);
      return { upTo: plain(bound), price };
    }),
  };
}

// --- controlled load, demand, feed-in ---

function controlledLoad({ controlledLoad: load }: Contract, flags: Set<string>): Draft[] {
  if (!load) return [];
  const { rates, perDayExGst, name } = load;
  const common = { layer: 'controlled_load', name: name.slice(0, 120) };
  return [
    {
      kind: 'energy',
      id: 'controlled-load',
      ...common,
      register: 'controlled_load',
      ...priceTable(rates, withGst, flags),
    },
    ...(perDayExGst?.gt(0)
      ? [
          {
            kind: 'fixed',
            id: 'controlled-load-supply',
            ...common,
            amount: plain(withGst(perDayExGst)),
            per: 'day',
            // Only a home with the separate circuit pays it.
            requires: 'equipment',
          },
        ]
      : []),
  ];
}

function demandOf(charge: DemandCharge, id: string): Draft {
  const { windows } = charge;
  const always = windows.every(
    ({ from, to, days }) => from === 0 && to === DAY_MINUTES && days.length === WEEK.length,
  );
  return {
    kind: 'demand',
    id,
    name: charge.name,
    layer: 'bundled',
    unit: 'kW',
    per: charge.per,
    intervalMinutes: 30,
    ...inOnly(charge.season),
    ...(charge.minimumKw?.gt(0) ? { minimumKw: plain(charge.minimumKw) } : {}),
    periods: always
      ? [{ name: 'any_time', price: plain(withGst(charge.pricePerKwExGst)) }]
      : [
          { name: 'window', price: plain(withGst(charge.pricePerKwExGst)) },
          { name: 'other', price: '0' },
        ],
    ...(always
      ? {}
      : {
          schedule: {
            windows: windows.map((window) => scheduleWindow(window, 'window')),
            otherwise: 'other',
          },
        }),
  };
}

function feedIn({ feedIn: sale }: Contract): Draft[] {
  if (!sale) return [];
  const untaxed = (price: Decimal): Decimal => price;
  const timed = sale.rates.length > 1;
  const taken = new Set<string>();
  const ids = sale.rates.map(({ name }) => idFrom(name, taken));
  const ladder = sale.rates.some(({ blocks }) => blocks.length > 1);
  const rest = sale.rates.findIndex(({ windows }) => windows.length === 0);
  return [
    {
      kind: 'export',
      id: 'feed-in',
      name: 'Feed-in tariff',
      layer: 'credit',
      mode: 'feed_in',
      periods: sale.rates.map(({ blocks }, index) => ({ name: ids[index], ...ladderOf(blocks, untaxed) })),
      ...(timed
        ? {
            schedule: {
              windows: sale.rates.flatMap(({ windows }, index) =>
                windows.map((window) => scheduleWindow(window, ids[index]!)),
              ),
              ...(rest < 0 ? {} : { otherwise: ids[rest] }),
            },
          }
        : {}),
      ...(ladder
        ? { tierReset: sale.reset, tierScale: 'none', ...(timed ? { tierRule: 'per_period' } : {}) }
        : {}),
    },
  ];
}
