/** What the reference knows while it prices one home on one structure. */
import { Decimal } from 'decimal.js';
import type { Usage } from '../../src/engine/series/usage.js';
import type { RateStructure } from '../../src/engine/tariff/structure.js';
import type { BillingPeriod } from './calendar.js';
import type { Piece } from './pieces.js';

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

export interface World {
  readonly structure: RateStructure;
  readonly usage: Usage;
  readonly options: ReferenceOptions;
  readonly billings: readonly BillingPeriod[];
  /** Pieces of readings that lie on a day. */
  onDay(date: string): readonly Piece[];
  /** kW of a billing period after minimum and ratchet. */
  billingDemand(billing: number): Decimal;
}

export const ZERO = new Decimal(0);

export type PricedRegister = keyof Piece['kwh'] | 'net';

/** kWh of a piece in a register; what a home has not metered it has not used. */
export function kwhIn(piece: Piece, register: PricedRegister = 'general'): Decimal {
  if (register === 'net') return kwhIn(piece, 'general').minus(kwhIn(piece, 'export'));
  if (register === 'house' && !piece.kwh.house) return kwhIn(piece, 'general');
  return piece.kwh[register] ?? ZERO;
}
