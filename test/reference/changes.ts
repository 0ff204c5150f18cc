/** Changes to a case that a law says something about. */
import { Decimal } from 'decimal.js';
import type { RateStructure } from '../../src/engine/tariff/structure.js';
import type { Register, Usage } from '../../src/engine/series/usage.js';

/** Every reading as two of half the length and half the energy. */
export function halve({ timeline, registers }: Usage): Usage {
  const twice = (column: Float64Array, half: (value: number, i: number) => [number, number]): Float64Array =>
    Float64Array.from([...column].flatMap(half));
  const middle = (i: number): number => (timeline.starts[i]! + timeline.ends[i]!) / 2;
  const halved = Object.fromEntries(
    Object.entries(registers).map(([name, column]) => [
      name,
      twice(column, (value) => [value / 2, value / 2]),
    ]),
  ) as Record<Register, Float64Array>;
  return {
    timeline: {
      starts: twice(timeline.starts, (start, i) => [start, middle(i)]),
      ends: twice(timeline.ends, (end, i) => [middle(i), end]),
    },
    registers: halved,
  };
}

/** Keys whose value is a price for something the customer takes. */
const PRICES = new Set(['price', 'amount', 'perKwh', 'perMonth', 'perWeek', 'adder', 'estimate']);
const RAISED = ['energy', 'fixed', 'usage_band', 'demand', 'delivery', 'indexed', 'minimum', 'tax', 'fee', 'green', 'by_total']; // prettier-ignore

/** Adds a tenth of a cent to one of the prices of a structure: not to what exports earn, nor to discounts. */
export function raisePrice(structure: RateStructure, pick: number): RateStructure {
  const copy = structuredClone(structure);
  const prices: (() => void)[] = [];
  const raise = (value: string): string => new Decimal(value).plus('0.001').toFixed();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    for (const [key, value] of Object.entries(record)) {
      if (PRICES.has(key) && typeof value === 'string') prices.push(() => (record[key] = raise(value)));
      else if (PRICES.has(key) && Array.isArray(value))
        prices.push(() => (record[key] = value.map((one) => raise(one as string))));
      else collect(value);
    }
  };
  for (const component of copy.components) if (RAISED.includes(component.kind)) collect(component);
  prices[pick % prices.length]?.();
  return copy;
}
