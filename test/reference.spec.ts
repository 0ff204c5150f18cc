/**
 * The engine's fast path against the slow reference, and laws that every bill obeys. A short run here; `LONG=1 npm test`
 * makes it 10,000 runs each.
 */
import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { amountText, type Amount } from '../src/engine/money.js';
import type { Bill, PricingOptions } from '../src/engine/tariff/bill.js';
import type { RateStructure } from '../src/engine/tariff/structure.js';
import { compileTariff, priceUsage } from '../src/engine/tariff/tariff.js';
import type { Usage } from '../src/engine/series/usage.js';
import { cases, type Case } from './reference/arbitraries.js';
import { referenceBill } from './reference/reference-bill.js';

const LONG = process.env['LONG'] !== undefined;
const runs = (short: number) => ({ numRuns: LONG ? 10_000 : short, endOnFailure: true });
const TIMEOUT = LONG ? 3_600_000 : 60_000;

function price(structure: RateStructure, usage: Usage, options: PricingOptions): Bill {
  const tariff = compileTariff(structure);
  if (!tariff.ok)
    throw new Error(`${tariff.refusal.reason}: ${tariff.refusal.detail} at ${tariff.refusal.pointer}`);
  const bill = priceUsage(tariff.value, usage, options);
  if (!bill.ok) throw new Error(`${bill.refusal.reason}: ${bill.refusal.detail} at ${bill.refusal.pointer}`);
  return bill.value;
}

const priceCase = ({ structure, usage, options }: Case): Bill =>
  price(structure, usage, options as PricingOptions);

const total = (amounts: readonly Amount[]): Amount => amounts.reduce((sum, value) => sum + value, 0n);

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

function referenceByComponent({ structure, usage, options }: Case): unknown {
  return referenceBill(structure, usage, options).map(({ start, end, components }) => ({
    start,
    end,
    components: Object.entries(components)
      .filter(([, value]: [string, Decimal]) => !value.isZero())
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, value]) => [id, value.toFixed()]),
  }));
}

describe('the engine', () => {
  it(
    'equals the slow reference to the last digit',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          expect(byComponent(priceCase(example))).toEqual(referenceByComponent(example));
        }),
        runs(40),
      );
    },
    TIMEOUT,
  );

  it(
    'makes totals that are the sum of their lines',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const bill = priceCase(example);
          for (const month of bill.months)
            expect(month.total).toBe(total(month.lines.map((line) => line.amount)));
          expect(bill.total).toBe(total(bill.months.map((month) => month.total)));
        }),
        runs(40),
      );
    },
    TIMEOUT,
  );

  it(
    'does not care how the hour is cut into readings, where demand does not look at them',
    () => {
      fc.assert(
        fc.property(cases, (example) => {
          const structure = without(example.structure, ['demand']);
          const halved = { ...example, structure, usage: halve(example.usage) };
          expect(byComponent(priceCase(halved))).toEqual(byComponent(priceCase({ ...example, structure })));
        }),
        runs(40),
      );
    },
    TIMEOUT,
  );

  it(
    'never costs less when a price rises',
    () => {
      fc.assert(
        fc.property(cases, fc.nat(), (example, pick) => {
          // Credits, floors and discounts turn on amounts; prices of what is taken from the grid alone are raised.
          const structure = without(example.structure, ['discount', 'usage_band']);
          const raised = raisePrice(structure, pick);
          expect(priceCase({ ...example, structure: raised }).total).toBeGreaterThanOrEqual(
            priceCase({ ...example, structure }).total,
          );
        }),
        runs(40),
      );
    },
    TIMEOUT,
  );
});

const without = (structure: RateStructure, kinds: readonly string[]): RateStructure => ({
  ...structure,
  components: structure.components.filter((component) => !kinds.includes(component.kind)),
});

/** Every reading as two of half the length and half the energy. */
function halve({ timeline, registers }: Usage): Usage {
  const twice = (column: Float64Array, half: (value: number, i: number) => [number, number]): Float64Array =>
    Float64Array.from([...column].flatMap(half));
  const middle = (i: number): number => (timeline.starts[i]! + timeline.ends[i]!) / 2;
  const energy = (column: Float64Array): Float64Array => twice(column, (value) => [value / 2, value / 2]);
  return {
    timeline: {
      starts: twice(timeline.starts, (start, i) => [start, middle(i)]),
      ends: twice(timeline.ends, (end, i) => [middle(i), end]),
    },
    registers: { general: energy(registers.general), export: energy(registers.export!) },
  };
}

/** Adds a tenth of a cent to one of the prices of the energy component. */
function raisePrice(structure: RateStructure, pick: number): RateStructure {
  const copy = structuredClone(structure);
  const [energy] = copy.components;
  if (energy?.kind !== 'energy') throw new Error('the first component is energy');
  const period = energy.periods[pick % energy.periods.length]!;
  const raise = (value: string): string => new Decimal(value).plus('0.001').toFixed();
  const raiseAll = (value: string | string[]) =>
    typeof value === 'string' ? raise(value) : value.map(raise);
  if ('price' in period) period.price = raiseAll(period.price);
  else {
    const tier = period.tiers[pick % period.tiers.length]!;
    tier.price = raiseAll(tier.price);
  }
  return copy;
}
