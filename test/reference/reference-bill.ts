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
  daysBetween,
  inSeason,
  monthOf,
  monthsAfter,
  type BillingPeriod,
} from './calendar.js';
import { billingDemand, datesOf, demandBills } from './demand.js';
import { inMonth, priceEnergy, type PricedQuantity } from './energy.js';
import { exportTeller, nettedEnergy } from './export.js';
import { sum } from './ladder.js';
import { cutReadings, type Piece } from './pieces.js';
import { kwhIn, ZERO, type PricedRegister, type ReferenceOptions, type World } from './world.js';

export type { ReferenceOptions } from './world.js';

Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

export interface ReferenceMonth {
  readonly start: string;
  readonly end: string;
  /** Amount per component id. */
  readonly components: Record<string, Decimal>;
  readonly total: Decimal;
}

interface Line {
  readonly component: string;
  /** The component's kind; delivery per kWh and true-ups have names of their own. */
  readonly kind: Component['kind'] | 'delivery per kWh' | 'true-up';
  readonly amount: Decimal;
}

/** Lines of one billing period, unrounded. Periods are asked for in order. */
type Teller = (billing: number, soFar: readonly Line[]) => Pick<Line, 'kind' | 'amount'>[];

type Exists = (date: string) => boolean;

/** @param step seconds of which every window, offset and price step is a multiple */
export function referenceBill(
  structure: RateStructure,
  usage: Usage,
  options: ReferenceOptions,
  step?: number,
): ReferenceMonth[] {
  const places = options.rounding === 'printed' ? 2 : 10;
  const world = makeWorld(structure, usage, options, step);
  const tellers = inOrder(structure)
    .filter((component) => counts(component, options))
    .map((component) => ({ component, tell: tellerOf(component, world, () => true) }));
  return world.billings.map(({ start, end }, billing) => {
    const lines: Line[] = [];
    for (const { component, tell } of tellers) {
      for (const { kind, amount, ...rest } of tell(billing, lines)) {
        const id = 'component' in rest ? (rest.component as string) : component.id;
        lines.push({ component: id, kind, amount: amount.toDecimalPlaces(places, Decimal.ROUND_HALF_UP) });
      }
    }
    const components: Record<string, Decimal> = {};
    for (const line of lines)
      components[line.component] = (components[line.component] ?? ZERO).plus(line.amount);
    return { start, end, components, total: sum(lines.map((line) => line.amount)) };
  });
}

const counts = ({ requires }: Component, { conditions }: ReferenceOptions): boolean =>
  requires === undefined || conditions.includes(requires);

function makeWorld(structure: RateStructure, usage: Usage, options: ReferenceOptions, step?: number): World {
  const byDay = new Map<string, Piece[]>();
  for (const piece of cutReadings(structure, usage, step)) {
    const known = byDay.get(piece.clock.date);
    if (known) known.push(piece);
    else byDay.set(piece.clock.date, [piece]);
  }
  const demands = new Map<number, Decimal>();
  const world: World = {
    structure,
    usage,
    options,
    billings: billingPeriods(structure.billingCycle, options.from, options.to),
    onDay: (date) => byDay.get(date) ?? [],
    billingDemand: (billing) => {
      if (!demands.has(billing)) demands.set(billing, billingDemand(world, billing));
      return demands.get(billing)!;
    },
  };
  return world;
}

/** The default order: what is charged, floors, what exports earn, discounts, fees, taxes. */
const ORDER: readonly Component['kind'][] = [
  'fixed', 'energy', 'indexed', 'by_total', 'delivery', 'demand', 'usage_band', 'green', 'minimum', 'export', 'discount', 'fee', 'tax',
]; // prettier-ignore

function inOrder(structure: RateStructure): Component[] {
  if (structure.order)
    return structure.order.map((id) => structure.components.find((item) => item.id === id)!);
  return ORDER.flatMap((kind) => structure.components.filter((component) => component.kind === kind));
}

function existsOn(component: Component, date: string): boolean {
  if (component.months && !component.months.includes(monthOf(date))) return false;
  if (!inSeason(component.season, date.slice(5))) return false;
  if (component.validFrom && date < component.validFrom) return false;
  return !component.validTo || date <= component.validTo;
}

/** @param within the days on which the slab exists that the component stands in */
function tellerOf(component: Component, world: World, within: Exists): Teller {
  const exists: Exists = (date) => within(date) && existsOn(component, date);
  const daysIn = (billing: number): string[] => datesOf(world, billing).filter(exists);
  const lines = (tell: (billing: number, days: string[], soFar: readonly Line[]) => Decimal[]): Teller => {
    return (billing, soFar) => {
      const days = daysIn(billing);
      return days.length === 0
        ? []
        : tell(billing, days, soFar).map((amount) => ({ kind: component.kind, amount }));
    };
  };
  switch (component.kind) {
    case 'energy': {
      const bills = energyBills(component, world, exists);
      return lines((billing) => bills[billing]!.map(({ kwh, rate }) => kwh.times(rate)));
    }
    case 'indexed':
      return lines((_billing, days) => [
        indexedAmount(component.series, component.register ?? 'general', days, world, component),
      ]);
    case 'fixed':
      return lines((billing, days) => fixedLines(component, world.billings[billing]!, days));
    case 'usage_band':
      return lines((billing) => usageBand(component, world, billing));
    case 'demand': {
      const bills = demandBills(component, world, exists);
      return lines((billing) => bills[billing]!);
    }
    case 'delivery':
      return (billing) => deliveryLines(component, world, billing, daysIn(billing));
    case 'export':
      return exportLines(component, world, exists);
    case 'minimum':
      return component.per === 'year'
        ? yearlyMinimum(component, world, daysIn)
        : lines((billing, days, soFar) => [topUp(component, world, billing, days, soFar)]);
    case 'tax':
      return lines((billing, days, soFar) => taxLines(component, world, billing, days, soFar));
    case 'discount': {
      const first = world.billings.findIndex((_, billing) => daysIn(billing).length > 0);
      return lines((billing, days, soFar) =>
        discountLines(component, world, billing, days, soFar, billing === first),
      );
    }
    case 'fee': {
      const first = world.billings.findIndex((_, billing) => daysIn(billing).length > 0);
      return lines((billing, days, soFar) =>
        component.frequency === 'once' && billing !== first
          ? []
          : feeLines(component, world, billing, days, soFar),
      );
    }
    case 'green':
      return lines((billing, days, soFar) => greenLines(component, world, billing, days, soFar));
    case 'by_total':
      return slabLines(component, world, exists);
  }
}

/** The components of the slab that the period's total reaches, each under its own name. */
function slabLines(component: ComponentOf<'by_total'>, world: World, exists: Exists): Teller {
  const slabs = component.slabs.map((slab) =>
    slab.components
      .filter((inner) => counts(inner, world.options))
      .map((inner) => ({ inner, tell: tellerOf(inner, world, exists) })),
  );
  return (billing, soFar) => {
    if (!datesOf(world, billing).some(exists)) return [];
    const total = kwhOf(world, datesOf(world, billing), component.register);
    const reached = component.slabs.findIndex(({ upTo }) => upTo === undefined || total.lte(upTo));
    return slabs[reached]!.flatMap(({ inner, tell }) =>
      tell(billing, soFar).map((line) => ({ ...line, component: inner.id })),
    );
  };
}

const kwhOf = (world: World, days: readonly string[], register: PricedRegister = 'general'): Decimal =>
  sum(days.flatMap((date) => world.onDay(date)).map((piece) => kwhIn(piece, register)));

function energyBills(component: ComponentOf<'energy'>, world: World, exists: Exists): PricedQuantity[][] {
  if (component.register === 'net') return nettedEnergy(component, world);
  return priceEnergy(component, world, (piece) => kwhIn(piece, component.register), exists);
}

type PriceTerms = Pick<
  ComponentOf<'indexed'>,
  'multiplier' | 'adder' | 'cap' | 'floor' | 'lossFactor' | 'estimate'
>;

/** Each piece at the price of its own step. */
function indexedAmount(
  series: ComponentOf<'indexed'>['series'],
  register: PricedRegister,
  days: readonly string[],
  { options, onDay }: World,
  {
    multiplier = '1',
    adder = '0',
    cap = 'Infinity',
    floor = '-Infinity',
    lossFactor = '1',
    estimate,
  }: PriceTerms,
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
    days.flatMap(onDay).map((piece) => {
      const published = prices[Math.floor((piece.start - start) / stepSeconds)];
      // An estimate is a price of the plan already.
      const perKwh =
        published === undefined
          ? new Decimal(estimate!)
          : Decimal.max(
              floor,
              Decimal.min(cap, new Decimal(published).times(multiplier).times(lossFactor).plus(adder)),
            );
      return kwhIn(piece, register).times(perKwh);
    }),
  );
}

/** Months that a billing cycle stands for. */
const monthsIn = ({ cycleDays }: BillingPeriod): number =>
  Decimal.max(1, new Decimal(cycleDays).times(12).div('365.25').round()).toNumber();

/** A price per month for some days of a billing period. */
const byMonths = (price: Decimal.Value, billing: BillingPeriod, days: readonly string[]): Decimal =>
  new Decimal(price).times(monthsIn(billing)).times(days.length).div(billing.cycleDays);

function fixedLines(
  { amount, per, proration }: ComponentOf<'fixed'>,
  billing: BillingPeriod,
  days: readonly string[],
): Decimal[] {
  if (per === 'day') {
    if (!Array.isArray(amount)) return [new Decimal(amount).times(days.length)];
    // One line for each calendar month that the days fall in.
    const months = [...new Set(days.map((date) => date.slice(0, 7)))];
    return months.map((month) =>
      inMonth(amount, monthOf(month)).times(days.filter((date) => date.startsWith(month)).length),
    );
  }
  const value = inMonth(amount, monthOf(billing.start));
  if (per === 'year')
    return [
      proration === 'whole' ? value.times(monthsIn(billing)).div(12) : value.times(days.length).div(365),
    ];
  if (proration === 'whole') return [value.times(monthsIn(billing))];
  if (proration === 'average_month') return [value.times(days.length).times(12).div(365)];
  return [byMonths(value, billing, days)];
}

function usageBand(component: ComponentOf<'usage_band'>, world: World, billing: number): Decimal[] {
  const exact = kwhOf(world, datesOf(world, billing), component.register);
  const kwh = component.wholeKwh ? exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP) : exact;
  const inside = kwh.gte(component.from) && (component.below === undefined || kwh.lt(component.below));
  return inside ? [new Decimal(component.amount)] : [];
}

function deliveryLines(
  component: ComponentOf<'delivery'>,
  world: World,
  billing: number,
  days: readonly string[],
): Pick<Line, 'kind' | 'amount'>[] {
  if (component.included) return [];
  const rows = component.rows ?? [];
  return rows.flatMap((row) => {
    const own = days.filter((date) => date >= row.from && (row.to === undefined || date <= row.to));
    if (own.length === 0) return [];
    return [
      { kind: 'delivery' as const, amount: byMonths(row.perMonth, world.billings[billing]!, own) },
      { kind: 'delivery per kWh' as const, amount: deliveredKwh(component, world, own).times(row.perKwh) },
    ];
  });
}

/** kWh that pay for delivery: those of exempt price periods do not. */
function deliveredKwh({ exempt }: ComponentOf<'delivery'>, world: World, days: readonly string[]): Decimal {
  if (!exempt) return kwhOf(world, days);
  const energy = world.structure.components.find(
    ({ id }) => id === exempt.component,
  ) as ComponentOf<'energy'>;
  const free = priceEnergy(
    { schedule: energy.schedule, periods: energy.periods.map(({ name }) => ({ name, price: '0' })) },
    world,
    (piece) => kwhIn(piece),
    (date) => days.includes(date),
  );
  return sum(
    free
      .flat()
      .filter(({ period }) => !exempt.periods.includes(period))
      .map(({ kwh }) => kwh),
  );
}

function exportLines(component: ComponentOf<'export'>, world: World, exists: Exists): Teller {
  const register = component.register ?? (component.mode === 'buy_all_sell_all' ? 'production' : 'export');
  const adder = component.adder ?? '0';
  const netting = component.mode === 'net_metering' || component.mode === 'net_metering_money';
  const { series, periods } = component;
  const earned = netting
    ? undefined
    : series
      ? world.billings.map((_, billing) => [
          indexedAmount(series, register, datesOf(world, billing).filter(exists), world, { adder }),
        ])
      : priceEnergy(
          { ...component, periods: periods! },
          world,
          (piece) => kwhIn(piece, register),
          exists,
        ).map((bill) => bill.map(({ kwh, rate }) => kwh.times(rate.plus(adder))));
  const teller = exportTeller(component, world, earned);
  return (billing, soFar) => {
    const { counted, trueUp } = teller.lines(billing, amountOf(teller.base, soFar, world));
    return [
      ...counted.map((amount) => ({ kind: 'export' as const, amount })),
      { kind: 'true-up' as const, amount: trueUp },
    ];
  };
}

const KINDS: Readonly<Record<'usage' | 'energy' | 'supply', readonly Line['kind'][]>> = {
  usage: ['energy', 'indexed', 'demand'],
  energy: ['energy', 'indexed', 'delivery per kWh'],
  supply: ['fixed'],
};

/** Sum of the lines so far that a base names; what is paid at a true-up is in none. */
function amountOf(base: Base | undefined, soFar: readonly Line[], { structure }: World): Decimal {
  const slabsOf = (id: string): string[] => {
    const component = structure.components.find((other) => other.id === id);
    return component?.kind === 'by_total'
      ? component.slabs.flatMap((slab) => slab.components.map((inner) => inner.id))
      : [];
  };
  const inBase = (line: Line): boolean => {
    if (base === undefined || base === 'bill') return true;
    if (Array.isArray(base))
      return base.some((id) => id === line.component || slabsOf(id).includes(line.component));
    return KINDS[base].includes(line.kind);
  };
  return sum(soFar.filter((line) => line.kind !== 'true-up' && inBase(line)).map((line) => line.amount));
}

/** What is missing to the floor; a bill below zero counts as zero. */
function topUp(
  { amount, per, on }: ComponentOf<'minimum'>,
  world: World,
  billing: number,
  days: readonly string[],
  soFar: readonly Line[],
): Decimal {
  const period = world.billings[billing]!;
  const price = inMonth(amount, monthOf(period.start));
  const floor = (per === 'day' ? price.times(days.length) : byMonths(price, period, days)).toDecimalPlaces(
    10,
    Decimal.ROUND_HALF_UP,
  );
  return Decimal.max(0, floor.minus(Decimal.max(0, amountOf(on, soFar, world))));
}

/** Once in twelve months, in the billing period whose cycle ends them: the bills before any top-up against the floor. */
function yearlyMinimum(
  component: ComponentOf<'minimum'>,
  world: World,
  daysIn: (billing: number) => string[],
): Teller {
  let reached = ZERO;
  let years = 1;
  return (billing, soFar) => {
    const before = soFar.filter((line) => line.kind !== 'minimum');
    if (daysIn(billing).length > 0)
      reached = reached.plus(Decimal.max(0, amountOf(component.on, before, world)));
    const { start, cycleEnd } = world.billings[billing]!;
    if (cycleEnd < monthsAfter(world.options.from, 12 * years)) return [];
    years++;
    const missing = Decimal.max(0, inMonth(component.amount, monthOf(start)).minus(reached));
    reached = ZERO;
    return [{ kind: 'minimum', amount: missing }];
  };
}

/** A percentage of a base, for the share of the billing period's days on which it is taken. */
const percentOf = (
  base: Decimal,
  percent: string,
  days: readonly string[],
  { start, end }: BillingPeriod,
): Decimal => base.times(percent).div(100).times(days.length).div(daysBetween(start, end));

function taxLines(
  component: ComponentOf<'tax'>,
  world: World,
  billing: number,
  days: readonly string[],
  soFar: readonly Line[],
): Decimal[] {
  const lines: Decimal[] = [];
  if (component.percent)
    lines.push(
      percentOf(amountOf(component.on, soFar, world), component.percent, days, world.billings[billing]!),
    );
  if (component.perKwh) {
    const register = component.quantity === 'net_of_day' ? 'net' : 'general';
    const taxed = days.map((date) => Decimal.max(0, kwhOf(world, [date], register)));
    lines.push(sum(taxed).times(component.perKwh));
  }
  return lines;
}

function discountLines(
  component: ComponentOf<'discount'>,
  world: World,
  billing: number,
  days: readonly string[],
  soFar: readonly Line[],
  first: boolean,
): Decimal[] {
  const { percent, amount, per = 'month', on } = component;
  const period = world.billings[billing]!;
  const lines: Decimal[] = [];
  if (percent) {
    const gross = soFar.filter((line) => line.kind !== 'discount');
    lines.push(percentOf(amountOf(on, gross, world), percent, days, period));
  }
  if (amount && per === 'day') lines.push(new Decimal(amount).times(days.length));
  if (amount && per === 'month') lines.push(byMonths(amount, period, days));
  if (amount && per === 'year') lines.push(new Decimal(amount).times(days.length).div(365));
  if (amount && per === 'once' && first) lines.push(new Decimal(amount));
  return lines.map((line) => line.negated());
}

function feeLines(
  component: ComponentOf<'fee'>,
  world: World,
  billing: number,
  days: readonly string[],
  soFar: readonly Line[],
): Decimal[] {
  const { counted, frequency, amount, percent, on } = component;
  if (counted === false || frequency === 'event') return [];
  const period = world.billings[billing]!;
  const lines: Decimal[] = [];
  if (percent) lines.push(percentOf(amountOf(on, soFar, world), percent, days, period));
  if (amount && frequency === 'once') lines.push(new Decimal(amount));
  if (amount && frequency === 'month') lines.push(byMonths(amount, period, days));
  if (amount && frequency === 'year') lines.push(new Decimal(amount).times(days.length).div(365));
  return lines;
}

function greenLines(
  component: ComponentOf<'green'>,
  world: World,
  billing: number,
  days: readonly string[],
  soFar: readonly Line[],
): Decimal[] {
  if (component.optional) return [];
  const lines: Decimal[] = [];
  // The covered share is a quantity of its own on the bill: whole milliwatt-hours.
  const covered = kwhOf(world, days)
    .times(component.share ?? 100)
    .div(100)
    .toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
  if (component.perKwh) lines.push(covered.times(component.perKwh));
  if (component.perWeek) lines.push(new Decimal(component.perWeek).times(days.length).div(7));
  if (component.percent)
    lines.push(percentOf(amountOf('usage', soFar, world), component.percent, days, world.billings[billing]!));
  return lines;
}
