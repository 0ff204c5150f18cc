/** Energy by price period and tier, one stretch of days after another. */
import { Decimal } from 'decimal.js';
import type { ComponentOf, Monthly, PricePeriod } from '../../src/engine/tariff/structure.js';
import { dayAfter, monthOf, monthsAfter, periodAt, periodsOn, type BillingPeriod } from './calendar.js';
import { fill, shareOut, slab, stepsOf, sum, type Step } from './ladder.js';
import type { Piece } from './pieces.js';
import type { World } from './world.js';

/** What energy and export components have in common. */
export type PriceTable = Pick<
  ComponentOf<'energy'>,
  'schedule' | 'tierRule' | 'tierReset' | 'tierScale' | 'tierMode'
> & { periods: readonly PricePeriod[] };

export interface PricedQuantity {
  readonly period: string;
  /** 0-based. */
  readonly tier: number;
  readonly rate: Decimal;
  readonly kwh: Decimal;
  /** Calendar month, where values vary by month; each month has lines of its own. */
  readonly month?: number;
}

export const inMonth = (value: Monthly, month: number): Decimal =>
  new Decimal(typeof value === 'string' ? value : value[month - 1]!);

const ZERO = new Decimal(0);

/** Days on end within one billing period, one filling of the ladder and, where values vary by month, one month. */
interface Stretch {
  readonly billing: number;
  readonly dates: string[];
  /** Names the filling of the ladder that the stretch belongs to. */
  readonly filling: string;
}

/** Which filling of the ladder a day belongs to. */
function fillingOf(table: PriceTable, world: World, date: string, billing: number): string {
  switch (isTiered(table) ? (table.tierReset ?? 'billing_period') : 'billing_period') {
    case 'billing_period':
      return `bill ${billing}`;
    case 'day':
      return date;
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)} quarter ${Math.ceil(monthOf(date) / 3)}`;
    case 'year': {
      // Years of twelve months from the first day that is priced.
      let year = 0;
      while (monthsAfter(world.options.from, 12 * (year + 1)) <= date) year++;
      return `year ${year}`;
    }
  }
}

const tiersOf = (period: PricePeriod) => ('tiers' in period ? period.tiers : [{ price: period.price }]);
const isTiered = (table: PriceTable): boolean => table.periods.some((period) => tiersOf(period).length > 1);
const variesByMonth = (table: PriceTable): boolean =>
  table.periods.some((period) =>
    tiersOf(period).some((tier) => Array.isArray(tier.price) || ('upTo' in tier && Array.isArray(tier.upTo))),
  );

function stretches(table: PriceTable, world: World, exists: (date: string) => boolean): Stretch[] {
  const found: Stretch[] = [];
  const monthly = variesByMonth(table);
  for (const [index, billing] of world.billings.entries()) {
    for (let date = billing.start; date < billing.end; date = dayAfter(date)) {
      if (!exists(date)) continue;
      const filling = fillingOf(table, world, date, index);
      const open = found.at(-1);
      const goesOn =
        open?.billing === index &&
        open.filling === filling &&
        open.dates.at(-1) === dayAfter(date, -1) &&
        (!monthly || open.dates[0]!.slice(0, 7) === date.slice(0, 7));
      if (goesOn) open.dates.push(date);
      else found.push({ billing: index, dates: [date], filling });
    }
  }
  return found;
}

/**
 * Prices a register by a table.
 * @param exists whether the component exists on a day
 * @returns what is priced per billing period
 */
export function priceEnergy(
  table: PriceTable,
  world: World,
  quantity: (piece: Piece) => Decimal,
  exists: (date: string) => boolean,
): PricedQuantity[][] {
  const names = table.periods.map((period) => period.name);
  const all = stretches(table, world, exists);
  const bills: PricedQuantity[][] = world.billings.map(() => []);
  let filling = '';
  let used = new Map<string, Decimal>();
  for (const stretch of all) {
    if (stretch.filling !== filling) used = new Map();
    filling = stretch.filling;
    const days = all.filter((other) => other.filling === filling).flatMap((other) => other.dates);
    const ladders = new Map(names.map((name) => [name, stepsAt(table, world, name, days, stretch.billing)]));
    const ladder = (name: string): Step[] => ladders.get(name)!;
    const month = monthOf(stretch.dates[0]!);
    const rate = (name: string, tier: number): Decimal =>
      inMonth(tiersOf(table.periods.find((period) => period.name === name)!)[tier]!.price, month);
    const add = (name: string, tier: number, kwh: Decimal): void => {
      bills[stretch.billing]!.push({
        period: name,
        tier,
        rate: rate(name, tier),
        kwh,
        ...(variesByMonth(table) ? { month } : {}),
      });
    };
    const pieces = stretch.dates.flatMap((date) => world.onDay(date));
    const periodOf = (piece: Piece): string => periodAt(world.structure, names, table.schedule, piece.clock)!;
    if (isTiered(table) && table.tierRule === 'chronological') {
      for (const piece of pieces) {
        const before = used.get('') ?? ZERO;
        const steps = ladder(periodOf(piece));
        for (const [s, kwh] of fill(steps, before, quantity(piece)).entries())
          add(periodOf(piece), steps[s]!.tier, kwh);
        used.set('', before.plus(quantity(piece)));
      }
      continue;
    }
    const kwh = new Map(names.map((name) => [name, ZERO]));
    for (const piece of pieces) kwh.set(periodOf(piece), kwh.get(periodOf(piece))!.plus(quantity(piece)));
    splitOver(table, kwh, used, ladder, add);
  }
  return bills.map(merge);
}

/** Splits the energy of each price period over the tiers of the ladders. */
export function splitOver(
  table: PriceTable,
  kwh: ReadonlyMap<string, Decimal>,
  used: Map<string, Decimal>,
  ladder: (name: string) => Step[],
  add: (name: string, tier: number, kwh: Decimal) => void,
): void {
  for (const members of sameLadder(table)) {
    const own = members.map((name) => kwh.get(name)!);
    const total = sum(own);
    const before = used.get(members.join()) ?? ZERO;
    const steps = ladder(members[0]!);
    const parts =
      table.tierMode === 'slab' ? slab(steps, before.plus(total), total) : fill(steps, before, total);
    for (const [s, row] of shareOut(parts, own).entries())
      for (const [i, part] of row.entries()) add(members[i]!, steps[s]!.tier, part);
    used.set(members.join(), before.plus(total));
  }
}

/** Periods with the same bounds stand on one ladder, unless each period has its own. */
function sameLadder(table: PriceTable): string[][] {
  if (table.tierRule === 'per_period') return table.periods.map(({ name }) => [name]);
  const groups = new Map<string, string[]>();
  for (const period of table.periods) {
    const bounds = tiersOf(period).map((tier) => [
      'upTo' in tier ? [inYear(tier.upTo), tier.unit ?? null] : null,
    ]);
    const key = JSON.stringify(bounds);
    groups.set(key, [...(groups.get(key) ?? []), period.name]);
  }
  return [...groups.values()];
}

const inYear = (value: Monthly | undefined): string[] | null =>
  value === undefined ? null : Array.from({ length: 12 }, (_, m) => inMonth(value, m + 1).toFixed());

/** @param days all days of the ladder's filling that are priced */
export function stepsAt(
  table: PriceTable,
  world: World,
  name: string,
  days: readonly string[],
  billing: number,
): Step[] {
  const period = table.periods.find((candidate) => candidate.name === name)!;
  const tiers = tiersOf(period);
  const counted = ladderDays(table, world, name, days);
  return stepsOf(
    tiers,
    tiers.map((tier) =>
      !('upTo' in tier) || tier.upTo === undefined
        ? undefined
        : tier.unit === 'kWh/kW'
          ? mwh(inMonth(tier.upTo, monthOf(days[0]!)).times(world.billingDemand(billing)))
          : scale(tier.upTo, table, days, counted, world.billings[billing]!),
    ),
  );
}

const mwh = (kwh: Decimal): Decimal => kwh.toDecimalPlaces(6, Decimal.ROUND_HALF_UP);

/**
 * Days by which a ladder's bounds are multiplied: those of the filling, or those on which one of its periods occurs. Where a table
 * has several ladders (a summer and a winter baseline), each counts its own days in any case.
 */
function ladderDays(
  table: PriceTable,
  { structure }: World,
  name: string,
  days: readonly string[],
): readonly string[] {
  const ladders = sameLadder(table);
  const ownDays = table.tierScale === 'per_day' && table.tierRule !== 'per_period' && ladders.length > 1;
  if (table.tierScale !== 'per_active_day' && !ownDays) return days;
  const names = table.periods.map((period) => period.name);
  const members = ladders.find((ladder) => ladder.includes(name))!;
  return days.filter((date) =>
    periodsOn(structure, names, table.schedule, date).some((period) => members.includes(period)),
  );
}

function scale(
  upTo: Monthly,
  table: PriceTable,
  days: readonly string[],
  counted: readonly string[],
  billing: BillingPeriod,
): Decimal {
  const bound = inMonth(upTo, monthOf(days[0]!));
  switch (table.tierScale ?? 'none') {
    case 'none':
      return bound;
    case 'per_day':
    case 'per_active_day':
      return sum(counted.map((date) => inMonth(upTo, monthOf(date))));
    case 'per_30_days':
      return bound.times(days.length).div(30).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
    case 'cycle_share':
      return mwh(bound.times(billing.days).div(billing.cycleDays));
  }
}

/** One quantity per period and tier; empty ones are dropped. */
export function merge(quantities: readonly PricedQuantity[]): PricedQuantity[] {
  const merged = new Map<string, PricedQuantity>();
  for (const item of quantities) {
    const key = `${item.period} ${item.tier} ${item.month ?? ''}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, kwh: known.kwh.plus(item.kwh) } : item);
  }
  return [...merged.values()].filter((item) => !item.kwh.isZero());
}
