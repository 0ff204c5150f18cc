/** A bill line that knows its numbers as integers and spells them only when asked. */
import { decimalText, priceText, type Amount, type Price } from '../money.js';
import type { BillLine } from './bill.js';
import type { Component } from './structure.js';

/** What a line is for a person and for the components that are computed on it. */
export type LineKind =
  | 'energy'
  | 'indexed'
  | 'fixed'
  | 'delivery'
  | 'demand'
  | 'usage_band'
  | 'green'
  | 'minimum'
  | 'export_credit'
  | 'credit_applied'
  | 'true_up'
  | 'discount'
  | 'fee'
  | 'tax';

export interface Labels {
  readonly id: string;
  readonly layer: string;
}

const DEFAULT_LAYER: Partial<Record<Component['kind'], string>> = {
  delivery: 'delivery',
  export: 'credit',
  discount: 'credit',
  tax: 'tax',
  green: 'green',
};

export const labels = (component: Component): Labels => ({
  id: component.id,
  layer: component.layer ?? DEFAULT_LAYER[component.kind] ?? 'bundled',
});

export class Line implements BillLine {
  readonly component: string;
  readonly layer: string;

  constructor(
    from: Labels,
    readonly kind: LineKind,
    /** Quantity as an integer of `decimals` places. */
    private readonly units: number,
    private readonly decimals: number,
    readonly unit: string,
    private readonly price: Price,
    readonly amount: Amount,
    readonly period?: string,
    readonly tier?: number,
  ) {
    this.component = from.id;
    this.layer = from.layer;
  }

  /** The same line with another amount (rounded to the cent, say). */
  withAmount(amount: Amount): Line {
    const from = { id: this.component, layer: this.layer };
    const { kind, units, decimals, unit, price, period, tier } = this;
    return new Line(from, kind, units, decimals, unit, price, amount, period, tier);
  }

  get quantity(): string {
    return decimalText(BigInt(this.units), this.decimals);
  }

  get rate(): string {
    return priceText(this.price);
  }

  /** Energy of the line in mWh; 0 for lines that are not per kWh. */
  get energy(): number {
    return this.unit === 'kWh' ? this.units : 0;
  }
}

/** A line for an amount that is taken once. */
export const onceLine = (
  from: Labels,
  kind: LineKind,
  amount: Amount,
  unit = 'period',
  period?: string,
): Line => new Line(from, kind, 1, 0, unit, amount * 100_000n, amount, period);
