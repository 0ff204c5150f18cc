/** Energy by price period and tier, one piece at a time. */
import { Decimal } from 'decimal.js';
import type { ComponentOf, Monthly, PricePeriod, RateStructure } from '../../src/engine/tariff/structure.js';
import { dayAfter, daysBetween, monthOf, periodAt, periodsOn, type BillingPeriod } from './calendar.js';
import type { Piece } from './pieces.js';

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
}

interface Bound {
  readonly upTo: Decimal | undefined;
  readonly rate: Decimal;
}

export const inMonth = (value: Monthly, month: number): Decimal =>
  new Decimal(typeof value === 'string' ? value : value[month - 1]!);

const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), new Decimal(0));

/** First day and the day after the last. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/** A ladder is filled again for every span: the billing period, or each of its days. */
function resetSpans(table: PriceTable, billing: BillingPeriod): Span[] {
  if (table.tierReset !== 'day') return [{ from: billing.start, to: billing.end }];
  return Array.from({ length: billing.days }, (_, i) => ({
    from: dayAfter(billing.start, i),
    to: dayAfter(billing.start, i + 1),
  }));
}

/** Prices one register's pieces of one billing period. */
export function priceEnergy(
  structure: RateStructure,
  table: PriceTable,
  pieces: readonly Piece[],
  quantity: (piece: Piece) => Decimal,
  billing: BillingPeriod,
): PricedQuantity[] {
  const names = table.periods.map((period) => period.name);
  const periodOf = (piece: Piece): string => periodAt(structure, names, table.schedule, piece.clock)!;
  const found: PricedQuantity[] = [];
  for (const span of resetSpans(table, billing)) {
    const inSpan = pieces.filter(({ clock }) => clock.date >= span.from && clock.date < span.to);
    const ladders = new Map(names.map((name) => [name, boundsOf(structure, table, name, span, billing)]));
    const ladder = (name: string): Bound[] => ladders.get(name)!;
    found.push(...fillLadders(table, names, inSpan, quantity, periodOf, ladder));
  }
  return merge(found);
}

function fillLadders(
  table: PriceTable,
  names: readonly string[],
  pieces: readonly Piece[],
  quantity: (piece: Piece) => Decimal,
  periodOf: (piece: Piece) => string,
  ladder: (name: string) => Bound[],
): PricedQuantity[] {
  if (table.tierRule === 'chronological' && table.tierMode !== 'slab') {
    let before = new Decimal(0);
    return pieces.flatMap((piece) => {
      const period = periodOf(piece);
      const bounds = ladder(period);
      const parts = fill(bounds, before, quantity(piece));
      before = before.plus(quantity(piece));
      return parts.map((kwh, tier) => ({ period, tier, rate: bounds[tier]!.rate, kwh }));
    });
  }
  return sameLadder(table, names).flatMap((members) => {
    const own = members.map((name) => sum(pieces.filter((piece) => periodOf(piece) === name).map(quantity)));
    const total = sum(own);
    if (total.isZero()) return [];
    const [first] = members;
    const parts =
      table.tierMode === 'slab' ? slab(ladder(first!), total) : fill(ladder(first!), new Decimal(0), total);
    return shareOut(parts, own).flatMap((row, tier) =>
      row.map((kwh, i) => ({ period: members[i]!, tier, rate: ladder(members[i]!)[tier]!.rate, kwh })),
    );
  });
}

/** Periods with the same bounds stand on one ladder, unless each period has its own. */
function sameLadder(table: PriceTable, names: readonly string[]): string[][] {
  if (table.tierRule === 'per_period') return names.map((name) => [name]);
  const groups = new Map<string, string[]>();
  for (const period of table.periods) {
    const bounds = 'tiers' in period ? period.tiers.map((tier) => tier.upTo ?? null) : [null];
    const key = JSON.stringify(bounds);
    groups.set(key, [...(groups.get(key) ?? []), period.name]);
  }
  return [...groups.values()];
}

/** Decimals of a kWh. */
const MILLIWATT_HOURS = 6;

/**
 * Shares each tier's kWh over the periods in proportion to what is left of them, in whole milliwatt-hours: the running share is
 * rounded half up, so that no milliwatt-hour is lost.
 * @returns kWh[tier][period]
 */
function shareOut(parts: readonly Decimal[], own: readonly Decimal[]): Decimal[][] {
  let left = [...own];
  return parts.map((part) => {
    const whole = sum(left);
    const upTo = (count: number): Decimal =>
      whole.isZero()
        ? whole
        : part
            .times(sum(left.slice(0, count)))
            .div(whole)
            .toDecimalPlaces(MILLIWATT_HOURS, Decimal.ROUND_HALF_UP);
    const row = left.map((_, i) => upTo(i + 1).minus(upTo(i)));
    left = left.map((quantity, i) => quantity.minus(row[i]!));
    return row;
  });
}

/** How much of [before, before + quantity] lies in each tier. */
function fill(bounds: readonly Bound[], before: Decimal, quantity: Decimal): Decimal[] {
  const end = before.plus(quantity);
  let lower = new Decimal(0);
  return bounds.map(({ upTo }) => {
    const upper = upTo ?? end;
    const from = Decimal.max(lower, before);
    const to = Decimal.min(upper, end);
    lower = Decimal.max(lower, upper);
    return Decimal.max(to.minus(from), 0);
  });
}

/** The tier that the total reaches holds all of it. */
function slab(bounds: readonly Bound[], total: Decimal): Decimal[] {
  const reached = bounds.findIndex(({ upTo }) => upTo === undefined || total.lte(upTo));
  return bounds.map((_, tier) => (tier === reached ? total : new Decimal(0)));
}

function boundsOf(
  structure: RateStructure,
  table: PriceTable,
  name: string,
  span: Span,
  billing: BillingPeriod,
): Bound[] {
  const period = table.periods.find((candidate) => candidate.name === name)!;
  const month = monthOf(billing.start);
  if ('price' in period) return [{ upTo: undefined, rate: inMonth(period.price, month) }];
  const days = ladderDays(structure, table, name, span);
  return period.tiers.map((tier) => ({
    rate: inMonth(tier.price, month),
    upTo: tier.upTo === undefined ? undefined : scale(inMonth(tier.upTo, month), table, days, billing),
  }));
}

/**
 * Days by which a ladder's bounds are multiplied: those of the span, or those on which one of its periods occurs. Where a table
 * has several ladders (a summer and a winter baseline), each counts its own days in any case.
 */
function ladderDays(structure: RateStructure, table: PriceTable, name: string, { from, to }: Span): number {
  const names = table.periods.map((period) => period.name);
  const ladders = sameLadder(table, names);
  const dates = Array.from({ length: daysBetween(from, to) }, (_, i) => dayAfter(from, i));
  const ownDays = table.tierScale === 'per_day' && table.tierRule !== 'per_period' && ladders.length > 1;
  if (table.tierScale !== 'per_active_day' && !ownDays) return dates.length;
  const members = ladders.find((ladder) => ladder.includes(name))!;
  return dates.filter((date) =>
    periodsOn(structure, names, table.schedule, date).some((period) => members.includes(period)),
  ).length;
}

function scale(bound: Decimal, table: PriceTable, days: number, billing: BillingPeriod): Decimal {
  switch (table.tierScale ?? 'none') {
    case 'none':
      return bound;
    case 'per_day':
    case 'per_active_day':
      return bound.times(days);
    case 'per_30_days':
      return bound.times(days).div(30).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
    case 'cycle_share':
      return bound
        .times(billing.days)
        .div(billing.cycleDays)
        .toDecimalPlaces(MILLIWATT_HOURS, Decimal.ROUND_HALF_UP);
  }
}

/** One quantity per period, tier and rate; empty ones are dropped. */
function merge(quantities: readonly PricedQuantity[]): PricedQuantity[] {
  const merged = new Map<string, PricedQuantity>();
  for (const item of quantities) {
    const key = `${item.period} ${item.tier} ${item.rate.toFixed()}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, kwh: known.kwh.plus(item.kwh) } : item);
  }
  return [...merged.values()].filter((item) => !item.kwh.isZero());
}
