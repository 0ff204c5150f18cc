/** What exported energy earns, and what becomes of the credit. */
import { Decimal } from 'decimal.js';
import type { ComponentOf, RateStructure } from '../../src/engine/tariff/structure.js';
import { dayAfter, monthOf, monthsAfter, periodAt, type BillingPeriod } from './calendar.js';
import { inMonth, splitOver, stepsAt, type PricedQuantity } from './energy.js';
import { sum } from './ladder.js';
import { datesOf } from './demand.js';
import { kwhIn, ZERO, type World } from './world.js';

type Export = ComponentOf<'export'>;

/** Whether the true-up month ends in a billing period, or would if the period were billed to the end of its cycle. */
export function closesYear({ trueUpMonth }: Export, { start, cycleEnd }: BillingPeriod): boolean {
  if (trueUpMonth === undefined) return false;
  const ends = Array.from({ length: 13 }, (_, i) =>
    dayAfter(monthsAfter(`${start.slice(0, 7)}-01`, i + 1), -1),
  );
  return ends.some((day) => monthOf(day) === trueUpMonth && day >= start && day < cycleEnd);
}

/** Net kWh per price period and billing period. */
function netByPeriod(table: Pick<ComponentOf<'energy'>, 'periods' | 'schedule'>, world: World): Decimal[][] {
  const names = table.periods.map((period) => period.name);
  return world.billings.map((_, billing) => {
    const pieces = datesOf(world, billing).flatMap((date) => world.onDay(date));
    return names.map((name) =>
      sum(
        pieces
          .filter((piece) => periodAt(world.structure, names, table.schedule, piece.clock) === name)
          .map((piece) => kwhIn(piece, 'net')),
      ),
    );
  });
}

const meterOf = ({ components }: RateStructure): Export | undefined =>
  components.find(
    (component): component is Export =>
      component.kind === 'export' &&
      (component.mode === 'net_metering' || component.mode === 'net_metering_money'),
  );

/** What is left to pay for per price period and billing period, after the surplus that rolled over. */
export function netted(component: ComponentOf<'energy'>, world: World): Decimal[][] {
  const { structure } = world;
  const meter = meterOf(structure)!;
  const names = component.periods.map((period) => period.name);
  const net = netByPeriod(component, world);
  let surplus: Decimal[] = names.map(() => ZERO);
  let surplusFrom = '';
  return net.map((energy, billing) => {
    const period = world.billings[billing]!;
    const balance = [...energy];
    for (const [p, quantity] of surplus.entries()) {
      if (meter.mode === 'net_metering_money' || quantity.isZero()) continue;
      const hour = [0, 5, 11, 17].find((h) => nameAt(component, world, surplusFrom, h) === names[p]);
      const heir = hour === undefined ? p : names.indexOf(nameAt(component, world, period.start, hour));
      balance[heir] = balance[heir]!.minus(quantity);
    }
    surplus = balance.map((quantity) => Decimal.max(0, quantity.negated()));
    surplusFrom = period.start;
    if (meter.trueUp !== undefined && closesYear(meter, period)) surplus = names.map(() => ZERO);
    return balance.map((quantity) => Decimal.max(0, quantity));
  });
}

/** The price period at an hour of the first working day of a billing period. */
function nameAt(component: ComponentOf<'energy'>, { structure }: World, from: string, hour: number): string {
  let date = from;
  while ([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) date = dayAfter(date);
  const names = component.periods.map((period) => period.name);
  const clock = { date, month: monthOf(date), monthDay: date.slice(5), minute: hour * 60 };
  return periodAt(structure, names, component.schedule, clock)!;
}

/** Energy that is priced on the net of import and export, per billing period. */
export function nettedEnergy(component: ComponentOf<'energy'>, world: World): PricedQuantity[][] {
  const names = component.periods.map((period) => period.name);
  const left = netted(component, world);
  let used = new Map<string, Decimal>();
  let filling = '';
  return world.billings.map((period, billing) => {
    // Quarters and months, where they reset the ladder, are whole billing periods here.
    const reset =
      component.tierReset === 'quarter'
        ? `${period.start.slice(0, 4)} ${Math.ceil(monthOf(period.start) / 3)}`
        : `${billing}`;
    if (reset !== filling) used = new Map();
    filling = reset;
    const days = world.billings.flatMap((other, b) => {
      const same =
        component.tierReset === 'quarter'
          ? `${other.start.slice(0, 4)} ${Math.ceil(monthOf(other.start) / 3)}` === reset
          : b === billing;
      return same ? datesOf(world, b) : [];
    });
    const lines: PricedQuantity[] = [];
    const month = monthOf(period.start);
    splitOver(
      component,
      new Map(names.map((name, p) => [name, left[billing]![p]!])),
      used,
      (name) => stepsAt(component, world, name, days, billing),
      (name, tier, kwh) => {
        const prices = component.periods.find((candidate) => candidate.name === name)!;
        const rate = inMonth('tiers' in prices ? prices.tiers[tier]!.price : prices.price, month);
        lines.push({ period: name, tier, rate, kwh });
      },
    );
    return lines;
  });
}

/** A billing period's surplus in money. */
function surplusValue(component: Export, world: World, billing: number): Decimal {
  const table = { ...component, periods: component.periods! };
  const energy = world.structure.components.find(
    (other): other is ComponentOf<'energy'> => other.kind === 'energy' && other.register === 'net',
  );
  // One price is paid for the surplus of every price period of the energy that is netted.
  const arising = table.periods.length === 1 && energy ? energy : table;
  const net = netByPeriod(arising, world)[billing]!;
  const surplus = new Map(table.periods.map(({ name }) => [name, ZERO]));
  for (const [p, quantity] of net.entries()) {
    const name = table.periods[arising === table ? p : 0]!.name;
    surplus.set(name, surplus.get(name)!.plus(Decimal.max(0, quantity.negated())));
  }
  const month = monthOf(world.billings[billing]!.start);
  let value = ZERO;
  splitOver(
    table,
    surplus,
    new Map(),
    (name) => stepsAt(table, world, name, datesOf(world, billing), billing),
    (name, tier, kwh) => {
      const prices = table.periods.find((candidate) => candidate.name === name)!;
      const rate = inMonth('tiers' in prices ? prices.tiers[tier]!.price : prices.price, month);
      value = value.plus(kwh.times(rate).toDecimalPlaces(10, Decimal.ROUND_HALF_UP));
    },
  );
  return value;
}

type Spend = (billing: number, base: Decimal) => { applied: Decimal; trueUp: Decimal };

/** Money credits: earned, spent on what they may pay for, carried, and closed at the true-up. */
function creditBook(component: Export, world: World, earned: (billing: number) => Decimal): Spend {
  let bank = ZERO;
  return (billing, base) => {
    const now = earned(billing);
    const later = component.use === 'next_period';
    const available = later ? bank : bank.plus(now);
    const applied = Decimal.max(0, Decimal.min(available, Decimal.max(0, base)));
    bank = component.carry === 'lost' ? ZERO : available.minus(applied).plus(later ? now : 0);
    let trueUp = ZERO;
    if (closesYear(component, world.billings[billing]!) && component.trueUp !== 'credit') {
      if (component.trueUp === 'pay') trueUp = bank;
      bank = ZERO;
    }
    return { applied, trueUp };
  };
}

/** Net metering in kWh: the bank of a credit year, and what the true-up makes of it. */
function kwhBank(component: Export, world: World): Spend {
  let banked = ZERO;
  let credit = ZERO;
  return (billing, base) => {
    const pieces = datesOf(world, billing).flatMap((date) => world.onDay(date));
    banked = Decimal.max(0, banked.minus(sum(pieces.map((piece) => kwhIn(piece, 'net')))));
    const closes = component.trueUp !== undefined && closesYear(component, world.billings[billing]!);
    const worth = banked.times(component.payoutPrice ?? 0).toDecimalPlaces(10, Decimal.ROUND_HALF_UP);
    if (closes && component.trueUp === 'credit') credit = credit.plus(worth);
    const applied = Decimal.min(credit, Decimal.max(0, base));
    credit = credit.minus(applied);
    if (closes) banked = ZERO;
    return { applied, trueUp: closes && component.trueUp === 'pay' ? worth : ZERO };
  };
}

/**
 * Lines of an export component, by the billing period.
 * @param earnings what its prices give for each billing period, as lines above zero
 */
export function exportTeller(
  component: Export,
  world: World,
  earnings: readonly (readonly Decimal[])[] | undefined,
): {
  base: NonNullable<Export['offsets']>;
  lines: (billing: number, base: Decimal) => { counted: Decimal[]; trueUp: Decimal };
} {
  const round = (value: Decimal): Decimal => value.toDecimalPlaces(10, Decimal.ROUND_HALF_UP);
  const netting = component.mode === 'net_metering' || component.mode === 'net_metering_money';
  const keepsAll =
    !netting && (component.carry ?? 'negative_bill') === 'negative_bill' && component.use !== 'next_period';
  if (keepsAll)
    return {
      base: 'bill',
      lines: (billing) => ({ counted: earnings![billing]!.map((line) => line.negated()), trueUp: ZERO }),
    };
  const spend =
    component.mode === 'net_metering'
      ? kwhBank(component, world)
      : creditBook(component, world, (billing) =>
          netting ? surplusValue(component, world, billing) : sum(earnings![billing]!.map(round)),
        );
  return {
    base: component.offsets ?? (netting ? 'energy' : 'bill'),
    lines: (billing, base) => {
      const { applied, trueUp } = spend(billing, base);
      return { counted: [applied.negated()], trueUp: trueUp.negated() };
    },
  };
}
