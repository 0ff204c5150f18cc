/**
 * The engine's fast path against the slow reference, and laws that every bill obeys. A short run here; `LONG=1 npm test`
 * makes it 10,000 runs each.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountText, type Amount } from '../src/engine/money.js';
import type { Bill, PricingOptions } from '../src/engine/tariff/bill.js';
import type { Component, RateStructure } from '../src/engine/tariff/structure.js';
import { compileTariff, priceUsage } from '../src/engine/tariff/tariff.js';
import { priceVersions } from '../src/engine/tariff/versions.js';
import type { Usage } from '../src/engine/series/usage.js';
import { build, cases, type Case, type Draw } from './reference/arbitraries.js';
import { billingPeriods, dayAfter, daysBetween } from './reference/calendar.js';
import { halve, raisePrice } from './reference/changes.js';
import { referenceBill } from './reference/reference-bill.js';

const LONG = process.env['LONG'];
const RUNS = LONG === undefined ? 40 : Number(LONG) > 1 ? Number(LONG) : 10_000;
const TIMEOUT = LONG === undefined ? 60_000 : 7_200_000;

/** A property of a drawn case and a number, as a test. */
function law(name: string, holds: (example: Case, pick: number) => void): void {
  const property = fc.property(cases, fc.nat(), (draw: Draw, pick) => holds(build(draw), pick));
  it(name, () => fc.assert(property, { numRuns: RUNS, endOnFailure: true }), TIMEOUT);
}

function compiled(structure: RateStructure) {
  const tariff = compileTariff(structure);
  if (!tariff.ok)
    throw new Error(`${tariff.refusal.reason}: ${tariff.refusal.detail} at ${tariff.refusal.pointer}`);
  return tariff.value;
}

function price(structure: RateStructure, usage: Usage, options: PricingOptions): Bill {
  const bill = priceUsage(compiled(structure), usage, options);
  if (!bill.ok) throw new Error(`${bill.refusal.reason}: ${bill.refusal.detail} at ${bill.refusal.pointer}`);
  return bill.value;
}

const priceCase = ({ structure, usage, options }: Case): Bill =>
  price(structure, usage, options as PricingOptions);

const total = (amounts: readonly Amount[]): Amount => amounts.reduce((sum, value) => sum + value, 0n);
const absolute = (value: Amount): Amount => (value < 0n ? -value : value);

/** Components that are zero are not told apart from absent ones. */
function byComponent(bill: Bill): unknown {
  return bill.months.map((month) => {
    const sums = new Map<string, Amount>();
    for (const line of month.lines) sums.set(line.component, (sums.get(line.component) ?? 0n) + line.amount);
    const components = [...sums].filter(([, value]) => value !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      start: month.start,
      end: month.end,
      components: components.map(([id, value]) => [id, amountText(value)]),
    };
  });
}

function referenceByComponent({ structure, usage, options, step }: Case): unknown {
  return referenceBill(structure, usage, options, step).map(({ start, end, components }) => ({
    start,
    end,
    components: Object.entries(components)
      .filter(([, value]) => !value.isZero())
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, value]) => [id, value.toFixed()]),
  }));
}

/** A structure with some of its components, none of which names one that is gone. */
function only(structure: RateStructure, keep: (component: Component) => boolean): RateStructure {
  const { order: _order, ...rest } = structure;
  const kept = structure.components.filter(keep);
  const ids = new Set(kept.map(({ id }) => id));
  const components = kept.map((component) => {
    if (component.kind === 'delivery' && component.exempt && !ids.has(component.exempt.component))
      return { ...component, exempt: undefined };
    const known = (base: unknown): unknown => {
      if (!Array.isArray(base)) return base;
      const named = base.filter((id) => ids.has(id as string));
      return named.length > 0 ? named : 'bill';
    };
    return Object.fromEntries(
      Object.entries(component).map(([key, value]) => [
        key,
        key === 'on' || key === 'offsets' ? known(value) : value,
      ]),
    ) as unknown as Component;
  });
  return { ...rest, components: components.length > 0 ? components : [NOTHING] } as RateStructure;
}

const NOTHING: Component = { id: 'nothing', kind: 'fixed', amount: '0', per: 'day' };

const isLadder = (component: Component): boolean => JSON.stringify(component).includes('"tiers"');

/** Components that charge each day by itself: no cliff, ladder, peak or memory lies between two days. */
function dayByDay(component: Component): boolean {
  // Bounds per kW follow the demand of the whole billing period.
  if (JSON.stringify(component).includes('kWh/kW')) return false;
  switch (component.kind) {
    case 'energy':
      return component.register !== 'net' && (!isLadder(component) || component.tierReset === 'day');
    case 'export':
      return (
        component.mode !== 'net_metering' &&
        component.mode !== 'net_metering_money' &&
        (component.carry ?? 'negative_bill') === 'negative_bill' &&
        component.use !== 'next_period' &&
        (!isLadder(component) || component.tierReset === 'day')
      );
    case 'fixed':
      return component.proration !== 'whole' && !Array.isArray(component.amount);
    case 'fee':
      return component.frequency !== 'once' && component.percent === undefined;
    case 'discount':
      return component.per !== 'once' && component.percent === undefined;
    case 'tax':
      return component.percent === undefined;
    case 'green':
      // A share of the kWh is rounded to whole milliwatt-hours, bill by bill.
      return component.percent === undefined && component.share === undefined;
    case 'delivery':
    case 'indexed':
      return true;
    default:
      return false;
  }
}

/** Components that look at one billing period at a time. */
function periodByPeriod(component: Component): boolean {
  switch (component.kind) {
    case 'energy':
      // A ladder of a month or longer may run over two billing periods.
      return (
        component.register !== 'net' &&
        ['billing_period', 'day'].includes(component.tierReset ?? 'billing_period')
      );
    case 'export':
      return dayByDay(component);
    case 'demand':
      return component.ratchet === undefined && component.per !== 'year';
    case 'minimum':
      return component.per !== 'year';
    case 'fee':
      return component.frequency !== 'once';
    case 'discount':
      return component.per !== 'once';
    default:
      return true;
  }
}

/** Components that charge a part of a billing period as they would charge it alone. */
function partByPart(component: Component): boolean {
  if (component.kind === 'by_total')
    return component.slabs.every((slab) => slab.components.every((inner) => partByPart(inner)));
  if (component.kind === 'demand') return false;
  return !isLadder(component) || ('tierScale' in component && (component.tierScale ?? 'none') !== 'none');
}

/** Components that do not ask for what a later version will measure, nor for the days of an earlier one. */
function goesOn(component: Component): boolean {
  if (component.kind === 'by_total')
    return component.slabs.every((slab) => slab.components.every((inner) => goesOn(inner)));
  if (component.kind === 'demand') return component.per !== 'year';
  if (component.kind !== 'energy' && component.kind !== 'export') return true;
  // A longer ladder whose bounds follow its days, or the month in which it starts, is that of a version's own days.
  const varies = (component.tierScale ?? 'none') !== 'none' || /"upTo":\[/.test(JSON.stringify(component));
  return !varies || ['billing_period', 'day'].includes(component.tierReset ?? 'billing_period');
}

/** Whether a structure's tiers are bounded by demand that its ratchet remembers. */
const remembers = ({ billingDemand, components }: RateStructure): boolean =>
  billingDemand !== undefined && JSON.stringify(components).includes('kWh/kW');

describe('the engine', () => {
  law('equals the slow reference to the last digit', (example) => {
    expect(byComponent(priceCase(example))).toEqual(referenceByComponent(example));
  });

  law('makes totals that are the sum of their lines', (example) => {
    const bill = priceCase(example);
    for (const month of bill.months) expect(month.total).toBe(total(month.lines.map((line) => line.amount)));
    expect(bill.total).toBe(total(bill.months.map((month) => month.total)));
  });

  law('does not care how the hour is cut into readings, where demand does not look at them', (example) => {
    const structure = only(
      example.structure,
      (component) => component.kind !== 'demand' && !JSON.stringify(component).includes('kWh/kW'),
    );
    const halved = { ...example, structure, usage: halve(example.usage) };
    expect(byComponent(priceCase(halved))).toEqual(byComponent(priceCase({ ...example, structure })));
  });

  law('costs the same when a day cuts the bill in two, where no cliff lies between days', (example, pick) => {
    const structure = only(example.structure, dayByDay);
    const { from, to } = example.options;
    const days = daysBetween(from, to);
    if (days < 2) return;
    const cut = dayAfter(from, 1 + (pick % (days - 1)));
    expect(whole({ ...example, structure })).toBeNear(parts({ ...example, structure }, cut));
  });

  law(
    'costs the same when a billing period cuts the bill in two, where nothing remembers the one before',
    (example, pick) => {
      const structure = only(example.structure, periodByPeriod);
      const { from, to } = example.options;
      const periods = billingPeriods(structure.billingCycle, from, to);
      if (periods.length < 2 || remembers(structure)) return;
      const cut = periods[1 + (pick % (periods.length - 1))]!.start;
      const split = { ...example, structure };
      expect(parts(split, cut).amount).toBe(whole(split).amount);
    },
  );

  law('uses each version of a plan for its own days, where nothing is remembered', (example, pick) => {
    const { usage, options } = example;
    const structure = only(
      example.structure,
      (component) => periodByPeriod(component) && partByPart(component),
    );
    if (remembers(structure)) return;
    const days = daysBetween(options.from, options.to);
    if (days < 2) return;
    const change = dayAfter(options.from, 1 + (pick % (days - 1)));
    const next = raisePrice(structure, pick);
    const versions = [
      { tariff: compiled(structure), from: '2020-01-01' },
      { tariff: compiled(next), from: change },
    ];
    const bill = priceVersions(versions, usage, options as PricingOptions);
    if (!bill.ok) throw new Error(bill.refusal.detail);
    const before = price(structure, usage, { ...options, to: change } as PricingOptions);
    const after = price(next, usage, { ...options, from: change } as PricingOptions);
    expect(amountText(bill.value.total)).toBe(amountText(before.total + after.total));
    const cycle = billingPeriods(structure.billingCycle, options.from, options.to);
    expect(bill.value.months.map(({ start, end }) => [start, end])).toEqual(
      cycle.map(({ start, end }) => [start, end]),
    );
  });

  law(
    'costs the same when two versions of a plan are one and the same: all that is remembered goes on',
    (example, pick) => {
      const structure = only(example.structure, goesOn);
      if (structure.billingDemand?.wraps) return;
      const { usage, options } = example;
      const periods = billingPeriods(structure.billingCycle, options.from, options.to);
      if (periods.length < 2) return;
      const tariff = compiled(structure);
      const change = periods[1 + (pick % (periods.length - 1))]!.start;
      const versions = ['2020-01-01', change].map((from) => ({ tariff, from }));
      const bill = priceVersions(versions, usage, options as PricingOptions);
      if (!bill.ok) throw new Error(bill.refusal.detail);
      expect(byComponent(bill.value)).toEqual(
        byComponent(price(structure, usage, options as PricingOptions)),
      );
    },
  );

  law('never costs less when a price rises', (example, pick) => {
    // A discount on the dearer component would make the bill fall, and rightly; so would a floor that need not be filled up any more
    // while a credit for exports may pay for more.
    const credited = example.structure.components.some(({ kind }) => kind === 'export');
    const structure = only(
      example.structure,
      (component) =>
        (component.kind !== 'discount' || component.percent === undefined) &&
        (component.kind !== 'minimum' || !credited),
    );
    const raised = raisePrice(structure, pick);
    expect(priceCase({ ...example, structure: raised }).total).toBeGreaterThanOrEqual(
      priceCase({ ...example, structure }).total,
    );
  });

  const several = fc.tuple(cases, cases, cases);
  it(
    'gives every plan the same bill whichever plans were priced before it',
    () => {
      fc.assert(
        fc.property(several, (draws) => {
          const [home] = draws;
          // All three plans on one home; two of them keep the first one's clock, so that calendars and sums are shared.
          const { timezone, clock } = home.structure;
          const plans = draws.map((draw) =>
            build({
              ...draw,
              home: home.home,
              structure: { ...draw.structure, timezone, ...(clock ? { clock } : {}) },
            }),
          );
          const { usage, options } = plans[0]!;
          const again = structuredClone(usage);
          const forth = plans.map(({ structure }) =>
            byComponent(price(structure, usage, options as PricingOptions)),
          );
          const back = [...plans]
            .reverse()
            .map(({ structure }) => byComponent(price(structure, again, options as PricingOptions)));
          expect(back.reverse()).toEqual(forth);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    TIMEOUT,
  );
});

interface Sum {
  readonly amount: Amount;
  /** Each line may be rounded by half of 1e-10 (of a cent, as printed). */
  readonly lines: number;
  readonly unit: Amount;
}

function whole(example: Case): Sum {
  const bill = priceCase(example);
  const lines = bill.months.reduce((sum, month) => sum + month.lines.length, 0);
  return { amount: bill.total, lines, unit: example.options.rounding === 'printed' ? 100_000_000n : 1n };
}

/** The same bill as two: up to a day, and from that day on. */
function parts(example: Case, cut: string): Sum {
  const { options } = example;
  const before = whole({ ...example, options: { ...options, to: cut } });
  const after = whole({ ...example, options: { ...options, from: cut } });
  return { ...before, amount: before.amount + after.amount, lines: before.lines + after.lines };
}

declare module 'expect' {
  interface Matchers<R> {
    /** Equal but for the rounding of the lines. */
    toBeNear(other: Sum): R;
  }
}

expect.extend({
  toBeNear(one: unknown, other: Sum) {
    const { amount, lines, unit } = one as Sum;
    const difference = absolute(amount - other.amount);
    return {
      pass: difference <= unit * BigInt(lines + other.lines),
      message: () => `${amountText(amount)} and ${amountText(other.amount)} differ by more than rounding`,
    };
  },
});
