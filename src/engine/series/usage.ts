/** Interval readings in columns. What readers produce, storage packs, and the tariff engine prices. */

export const COMMODITIES = ['electricity', 'gas', 'water'] as const;
export type Commodity = (typeof COMMODITIES)[number];

/**
 * import: energy taken from the grid · export: energy given to it · production: what the panels made ·
 * house: what the home used (grid and panels together) · submeter: a circuit or device inside.
 */
export const DIRECTIONS = ['import', 'export', 'production', 'house', 'submeter'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Per-reading quality codes, packed one byte each. */
export const QUALITY = { actual: 0, estimated: 1, substituted: 2, unknown: 3 } as const;
export type Quality = keyof typeof QUALITY;

/**
 * One register of one meter: readings in ascending order of start, never overlapping. Columns have equal length.
 * Quantities are whole thousandths of a watt-hour for energy (1 kWh = 1,000,000), or millionths of `unit` otherwise.
 */
export interface Channel {
  /** Meter id as the file gives it (NMI, ESIID, MPRN …), or 'meter' when it gives none. */
  readonly meter: string;
  /** Register as the file names it ('E1', 'T1', '1.8.0' …); '' when there is only one. */
  readonly register: string;
  /** What the register is for pricing. */
  readonly role: 'general' | 'controlled_load';
  readonly direction: Direction;
  /** One of the two sides of a net register: where it has no reading the other side has. */
  readonly netted?: true;
  readonly commodity: Commodity;
  /** Unit of the quantities after conversion: kWh for electricity, kWh or m3 for gas, m3 for water … */
  readonly unit: string;
  /** Epoch seconds of each reading's start. */
  readonly starts: Float64Array;
  /** Epoch seconds of each reading's end (exclusive). */
  readonly ends: Float64Array;
  /** Millionths of the unit; never NaN: a missing reading is absent, not zero. */
  readonly quantities: Float64Array;
  /** QUALITY codes. */
  readonly quality: Uint8Array;
}

/** All columns of channels. */
export const columnsOf = (channels: readonly Channel[]): (Float64Array | Uint8Array)[] =>
  channels.flatMap(({ starts, ends, quantities, quality }) => [starts, ends, quantities, quality]);

/** Ascending, non-overlapping intervals in epoch seconds; gaps allowed. */
export interface Timeline {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/**
 * Registers that a tariff component can price. general, controlled_load and export are the grid meter's; house (all the home
 * used) and production (all the panels made) are needed by buy-all-sell-all alone.
 */
export const REGISTERS = ['general', 'controlled_load', 'export', 'house', 'production'] as const;
export type Register = (typeof REGISTERS)[number];

/** A home's grid readings on one timeline: what a bill is made from. Quantities in whole milliwatt-hours, never negative. */
export interface Usage {
  readonly timeline: Timeline;
  readonly registers: { readonly general: Float64Array } & Partial<Record<Register, Float64Array>>;
}
