/**
 * A slow, obvious reading of the rate structure's rules, written from their description alone: the oracle that the engine's
 * fast path has to equal to the last digit. Quantities and money are arbitrary-precision decimals; every question is asked
 * again for every piece of every reading.
 */
import { Decimal } from 'decimal.js';
import type { Usage } from '../../src/engine/series/usage.js';
import type { Base, Component, ComponentOf, RateStructure } from '../../src/engine/tariff/structure.js';
import {
  billingPeriods,
  dayAfter,
  inSeason,
  monthOf,
  periodAt,
  periodsOn,
  type BillingPeriod,
} from './calendar.js';
import { inMonth, priceEnergy } from './energy.js';
import { cutReadings, type Piece } from './pieces.js';

Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

export interface ReferenceOptions {
  readonly from: string;
  readonly to: string;
  readonly rounding: 'exact' | 'printed';
  readonly conditions: readonly string[];
  /** Prices per kWh in equal steps from an instant, by name. */
  readonly series?: Readonly<
    Record<string, { start: number; stepSeconds: number; prices: readonly string[] }>
  >;
}

export interface ReferenceMonth {
  readonly start: string;
  readonly end: string;
  /** Amount per component id. */
  readonly components: Record<string, Decimal>;
  readonly total: Decimal;
}

/** All that a component may look at while a billing period is priced. */
interface Context {
  readonly structure: RateStructure;
  readonly billing: BillingPeriod;
  /** Pieces of the billing period on days on which the component exists. */
  readonly pieces: readonly Piece[];
  /** Those days. */
  readonly days: readonly string[];
  /** Pieces of all billing periods. */
  readonly all: readonly Piece[];
  readonly usage: Usage;
  readonly options: ReferenceOptions;
  readonly soFar: Record<string, Decimal>;
}

const ZERO = new Decimal(0);
const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), ZERO);
const kwhOf = (pieces: readonly Piece[], register: keyof Piece['kwh'] = 'general'): Decimal =>
  sum(pieces.map((piece) => piece.kwh[register] ?? ZERO));

export function referenceBill(
  structure: RateStructure,
  usage: Usage,
  options: ReferenceOptions,
): ReferenceMonth[] {
  const places = options.rounding === 'printed' ? 2 : 10;
  const round = (value: Decimal): Decimal => value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const all = cutReadings(structure, usage);
  return billingPeriods(structure.billingCycle, options.from, options.to).map((billing) => {
    const soFar: Record<string, Decimal> = {};
    const inPeriod = all.filter(({ clock }) => clock.date >= billing.start && clock.date < billing.end);
    for (const component of inOrder(structure)) {
      if (component.requires && !options.conditions.includes(component.requires)) continue;
      const days = datesOf(billing).filter((date) => existsOn(component, date));
      if (days.length === 0) continue;
      const pieces = inPeriod.filter((piece) => days.includes(piece.clock.date));
      const context = { structure, billing, pieces, days, all, usage, options, soFar };
      for (const inner of component.kind === 'by_total' ? reachedSlab(component, context) : [component]) {
        const amount = sum(linesOf(inner, context).map(round));
        soFar[inner.id] = (soFar[inner.id] ?? ZERO).plus(amount);
      }
    }
    return { start: billing.start, end: billing.end, components: soFar, total: sum(Object.values(soFar)) };
  });
}

/** The default order: what is charged, floors, what exports earn, discounts, fees, taxes. */
const ORDER: readonly (readonly Component['kind'][])[] = [
  ['fixed'],
  ['energy', 'indexed', 'by_total', 'delivery'],
  ['demand'],
  ['usage_band'],
  ['green'],
  ['minimum'],
  ['export'],
  ['discount'],
  ['fee'],
  ['tax'],
];

function inOrder(structure: RateStructure): Component[] {
  if (structure.order)
    return structure.order.map((id) => structure.components.find((item) => item.id === id)!);
  return ORDER.flatMap((kinds) => structure.components.filter((component) => kinds.includes(component.kind)));
}

const datesOf = (billing: BillingPeriod): string[] =>
  Array.from({ length: billing.days }, (_, i) => dayAfter(billing.start, i));

function existsOn(component: Component, date: string): boolean {
  if (component.months && !component.months.includes(monthOf(date))) return false;
  if (!inSeason(component.season, date.slice(5))) return false;
  if (component.validFrom && date < component.validFrom) return false;
  return !component.validTo || date <= component.validTo;
}

/** Unrounded amounts of a component's lines. */
function linesOf(component: Component, context: Context): Decimal[] {
  switch (component.kind) {
    case 'energy':
      return energyLines(component, context);
    case 'indexed':
      return [indexedAmount(component.series, 'general', context, component)];
    case 'fixed':
      return [fixedAmount(component, context)];
    case 'usage_band':
      return usageBand(component, context);
    case 'demand':
      return demandLines(component, context);
    case 'delivery':
      return deliveryLines(component, context);
    case 'export':
      return feedIn(component, context);
    case 'minimum':
      return [topUp(component, context)];
    case 'tax':
      return taxLines(component, context);
    case 'discount':
      return discountLines(component, context);
    case 'fee':
      return feeLines(component, context);
    case 'green':
      return greenLines(component, context);
    case 'by_total':
      throw new Error('a slab has no lines of its own');
  }
}

type PriceTerms = Pick<ComponentOf<'indexed'>, 'multiplier' | 'adder' | 'cap' | 'floor'>;

/** Each piece at the price of its own step. */
function indexedAmount(
  series: ComponentOf<'indexed'>['series'],
  register: 'general' | 'export',
  { pieces, options }: Context,
  { multiplier = '1', adder = '0', cap = 'Infinity', floor = '-Infinity' }: PriceTerms,
): Decimal {
  const { start, stepSeconds, prices } =
    'ref' in series
      ? options.series![series.ref]!
      : {
          start: new Date(series.start).getTime() / 1000,
          stepSeconds: series.stepMinutes * 60,
          prices: series.prices,
        };
  return sum(
    pieces.map((piece) => {
      const published = prices[Math.floor((piece.start - start) / stepSeconds)]!;
      const perKwh = Decimal.max(
        floor,
        Decimal.min(cap, new Decimal(published).times(multiplier).plus(adder)),
      );
      return (piece.kwh[register] ?? ZERO).times(perKwh);
    }),
  );
}

/** Ladders that run on over a calendar quarter: what the quarter costs up to the end of the period, less up to its start. */
function quarterLines(component: ComponentOf<'energy'>, context: Context): Decimal[] {
  const { structure, billing, all } = context;
  const first = `${billing.start.slice(0, 5)}${['01', '04', '07', '10'][Math.ceil(monthOf(billing.start) / 3) - 1]}-01`;
  const upTo = (end: string) =>
    priceEnergy(
      structure,
      { ...component, tierReset: 'billing_period' },
      all.filter(({ clock }) => clock.date >= first && clock.date < end),
      (piece) => piece.kwh.general ?? ZERO,
      { ...billing, start: first, end },
    );
  const before = upTo(billing.start);
  return upTo(billing.end).map(({ period, tier, kwh, rate }) => {
    const had = before.find((other) => other.period === period && other.tier === tier)?.kwh ?? ZERO;
    return kwh.minus(had).times(rate);
  });
}

function energyLines(component: ComponentOf<'energy'>, context: Context): Decimal[] {
  if (component.tierReset === 'quarter') return quarterLines(component, context);
  const { structure, pieces, billing } = context;
  const register = component.register === 'net' || !component.register ? 'general' : component.register;
  const quantities = priceEnergy(
    structure,
    component,
    pieces,
    (piece) => piece.kwh[register] ?? ZERO,
    billing,
  );
  return quantities.map(({ kwh, rate }) => kwh.times(rate));
}

function fixedAmount({ amount, per, proration }: ComponentOf<'fixed'>, { billing, days }: Context): Decimal {
  const value = inMonth(amount, monthOf(billing.start));
  if (per === 'day') return value.times(days.length);
  if (per === 'year') return proration === 'whole' ? value.div(12) : value.times(days.length).div(365);
  if (proration === 'whole') return value;
  if (proration === 'average_month') return value.times(days.length).times(12).div(365);
  return value.times(days.length).div(billing.cycleDays);
}

function usageBand(component: ComponentOf<'usage_band'>, { pieces }: Context): Decimal[] {
  const exact = kwhOf(pieces);
  const kwh = component.wholeKwh ? exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP) : exact;
  const inside = kwh.gte(component.from) && (component.below === undefined || kwh.lt(component.below));
  return inside ? [new Decimal(component.amount)] : [];
}

/** The highest mean power of any reading, by price period. */
function demandLines(component: ComponentOf<'demand'>, context: Context): Decimal[] {
  const { structure, pieces, billing, days } = context;
  if (component.coincident) return coincidentLines(component, context);
  const names = component.periods.map((period) => period.name);
  return component.periods.flatMap((period) => {
    const powers = pieces
      .filter((piece) => periodAt(structure, names, component.schedule, piece.clock) === period.name)
      .map((piece) => (piece.kwh.general ?? ZERO).times(3600).div(piece.seconds));
    if (!days.some((date) => periodsOn(structure, names, component.schedule, date).includes(period.name)))
      return [];
    const peak = Decimal.max(0, ...powers, component.minimumKw ?? 0);
    const factor = component.per === 'day' ? days.length : 1;
    if ('price' in period) return [peak.times(inMonth(period.price, monthOf(billing.start))).times(factor)];
    let lower = ZERO;
    return period.tiers.map((tier) => {
      const upper = tier.upTo === undefined ? peak : inMonth(tier.upTo, monthOf(billing.start));
      const kw = Decimal.max(0, Decimal.min(upper, peak).minus(lower));
      lower = Decimal.max(lower, upper);
      return kw.times(inMonth(tier.price, monthOf(billing.start))).times(factor);
    });
  });
}

/** Once a year: the highest power within the listed hours, charged in the billing period that holds it. */
function coincidentLines(component: ComponentOf<'demand'>, { all, billing }: Context): Decimal[] {
  return component.periods.map((period) => {
    const sets = component.coincident!.filter((set) => set.period === period.name);
    const wall = ({ clock: { date, minute } }: Piece): string =>
      `${date}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const inside = all.filter((piece) => sets.some((set) => set.from <= wall(piece) && wall(piece) < set.to));
    const power = (piece: Piece): Decimal => (piece.kwh.general ?? ZERO).times(3600).div(piece.seconds);
    const peak = Decimal.max(0, ...inside.map(power));
    const at = inside.find((piece) => power(piece).eq(peak))?.clock.date;
    const here = at !== undefined && at >= billing.start && at < billing.end;
    return here && 'price' in period ? peak.times(inMonth(period.price, monthOf(at))) : ZERO;
  });
}

function deliveryLines(component: ComponentOf<'delivery'>, { pieces, days, billing }: Context): Decimal[] {
  if (component.included) return [];
  const rows = component.rows ?? [];
  return rows.flatMap((row) => {
    const holds = (date: string): boolean => date >= row.from && (row.to === undefined || date <= row.to);
    const share = days.filter(holds).length;
    if (share === 0) return [];
    const kwh = kwhOf(pieces.filter((piece) => holds(piece.clock.date)));
    return [new Decimal(row.perMonth).times(share).div(billing.cycleDays), kwh.times(row.perKwh)];
  });
}

/** Exported energy earns its price; the bill may fall below zero. */
function feedIn(component: ComponentOf<'export'>, context: Context): Decimal[] {
  const { structure, pieces, billing } = context;
  if (component.series)
    return [indexedAmount(component.series, 'export', context, { adder: component.adder }).negated()];
  const table = { ...component, periods: component.periods! };
  const sold = (piece: Piece): Decimal => piece.kwh.export ?? ZERO;
  return priceEnergy(structure, table, pieces, sold, billing).map(({ kwh, rate }) =>
    kwh.times(rate).negated(),
  );
}

function amountOf(base: Base | undefined, { soFar, structure }: Context): Decimal {
  if (base === undefined || base === 'bill') return sum(Object.values(soFar));
  if (base === 'usage') {
    const usage = structure.components.filter(({ kind }) => ['energy', 'indexed', 'demand'].includes(kind));
    return sum(usage.map(({ id }) => soFar[id] ?? ZERO));
  }
  if (Array.isArray(base)) return sum(base.map((id) => soFar[id] ?? ZERO));
  throw new Error(`the reference does not know the base ${base}`);
}

/** What is missing to the floor; a bill below zero counts as zero. */
function topUp({ amount, per, on }: ComponentOf<'minimum'>, context: Context): Decimal {
  const { billing, days } = context;
  const share = per === 'day' ? new Decimal(days.length) : new Decimal(billing.days).div(billing.cycleDays);
  const floor = inMonth(amount, monthOf(billing.start)).times(share);
  return Decimal.max(0, floor.minus(Decimal.max(0, amountOf(on, context))));
}

function taxLines(component: ComponentOf<'tax'>, context: Context): Decimal[] {
  const { pieces } = context;
  const lines: Decimal[] = [];
  if (component.percent) lines.push(amountOf(component.on, context).times(component.percent).div(100));
  if (component.perKwh) {
    const dates = [...new Set(pieces.map(({ clock }) => clock.date))];
    const taxed = dates.map((date) => {
      const ofDay = pieces.filter(({ clock }) => clock.date === date);
      const given = component.quantity === 'net_of_day' ? kwhOf(ofDay, 'export') : ZERO;
      return Decimal.max(0, kwhOf(ofDay).minus(given));
    });
    lines.push(sum(taxed).times(component.perKwh));
  }
  return lines;
}

function discountLines(component: ComponentOf<'discount'>, context: Context): Decimal[] {
  return [amountOf(component.on, context).times(component.percent!).div(100).negated()];
}

function feeLines(component: ComponentOf<'fee'>, context: Context): Decimal[] {
  const { days, billing } = context;
  if (component.counted === false || component.frequency !== 'month') return [];
  const lines: Decimal[] = [];
  if (component.amount) lines.push(new Decimal(component.amount).times(days.length).div(billing.cycleDays));
  if (component.percent) lines.push(amountOf(component.on, context).times(component.percent).div(100));
  return lines;
}

function greenLines(component: ComponentOf<'green'>, { pieces, days }: Context): Decimal[] {
  if (component.optional) return [];
  const lines: Decimal[] = [];
  // The covered share is a quantity of its own on the bill: whole milliwatt-hours.
  const covered = kwhOf(pieces)
    .times(component.share ?? 100)
    .div(100)
    .toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  if (component.perKwh) lines.push(covered.times(component.perKwh));
  if (component.perWeek) lines.push(new Decimal(component.perWeek).times(days.length).div(7));
  return lines;
}

/** The components of the slab that the period's total reaches. */
function reachedSlab({ slabs }: ComponentOf<'by_total'>, { pieces }: Context): readonly Component[] {
  const total = kwhOf(pieces);
  return slabs.find(({ upTo }) => upTo === undefined || total.lte(upTo))?.components ?? [];
}
