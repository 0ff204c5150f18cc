/** What a tree of meters adds up to. A meter counts all that hangs below it, so nothing is counted twice. */

import type { Category } from './category.js';

/** The ways energy (or gas, or water) goes through a site. Storage is charged and discharged. */
export const FLOWS = ['import', 'export', 'production', 'house', 'charge', 'discharge'] as const;
export type Flow = (typeof FLOWS)[number];

export interface TreeMeter {
  readonly id: string;
  readonly parentMeterId: string | null;
  readonly category: Category;
}

/** What one meter counted on one day. */
export interface MeterDay {
  readonly meterId: string;
  readonly direction: string;
  readonly day: string;
  /** Millionths of the unit. */
  readonly quantity: number;
}

export type Flows = Partial<Record<Flow, number>>;

export interface NodeSum {
  /** What the meter itself counted. */
  readonly own: Flows;
  /** What it counted, or where it has no reading of a day what the meters below it did. */
  readonly rolledUp: Flows;
}

/**
 * Which flow a register is, by what the meter measures. A circuit behind the grid meter (submeter) is import when it hangs below
 * it as a meter of its own.
 */
export function flowOf(category: Category, direction: string): Flow {
  if (category === 'PROD') return 'production';
  if (category === 'INJ') return 'export';
  if (category === 'STOR') return direction === 'export' ? 'discharge' : 'charge';
  return direction === 'submeter' ? 'import' : (direction as Flow);
}

/**
 * Rolls meters of one commodity and unit up, day by day and flow by flow: on a day that a meter has read it speaks for all below
 * it; on a day that it has not, those below speak.
 * @example a main meter with two circuits that has read 10 kWh rolls up to 10, whatever the circuits read
 */
export function rollUp(
  meters: readonly TreeMeter[],
  days: readonly MeterDay[],
): { nodes: ReadonlyMap<string, NodeSum>; total: Flows } {
  const byId = new Map(meters.map((meter) => [meter.id, meter]));
  const below = new Map<string | null, TreeMeter[]>();
  for (const meter of meters) {
    const parent = meter.parentMeterId !== null && byId.has(meter.parentMeterId) ? meter.parentMeterId : null;
    below.set(parent, [...(below.get(parent) ?? []), meter]);
  }
  const read = new Map<string, Map<string, number>>();
  for (const { meterId, direction, day, quantity } of days) {
    const meter = byId.get(meterId);
    if (!meter) continue;
    const key = `${flowOf(meter.category, direction)} ${day}`;
    const own = read.get(meterId) ?? new Map<string, number>();
    own.set(key, (own.get(key) ?? 0) + quantity);
    read.set(meterId, own);
  }
  const nodes = new Map<string, NodeSum>();
  const visit = (meter: TreeMeter): ReadonlyMap<string, number> => {
    const rolled = sumOf((below.get(meter.id) ?? []).map(visit));
    const own = read.get(meter.id) ?? new Map<string, number>();
    for (const [key, quantity] of own) rolled.set(key, quantity);
    nodes.set(meter.id, { own: overDays(own), rolledUp: overDays(rolled) });
    return rolled;
  };
  return { total: overDays(sumOf((below.get(null) ?? []).map(visit))), nodes };
}

function sumOf(parts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const part of parts) for (const [key, quantity] of part) sum.set(key, (sum.get(key) ?? 0) + quantity);
  return sum;
}

function overDays(byFlowAndDay: ReadonlyMap<string, number>): Flows {
  const flows: Flows = {};
  for (const [key, quantity] of byFlowAndDay) {
    const flow = key.slice(0, key.indexOf(' ')) as Flow;
    flows[flow] = (flows[flow] ?? 0) + quantity;
  }
  return flows;
}

export interface Balance {
  /** Import less export: what the grid had to give. */
  readonly net: number;
  /** What was used at the site, however it came there. */
  readonly consumption: number;
}

/**
 * The balance of a site. Grid meters are believed first; a site that has none but what it used and made is balanced by those.
 * @example import 10, export 4, production 9 → used 15, net 6
 */
export function balance(flows: Flows): Balance {
  const { production = 0, charge = 0, discharge = 0, house } = flows;
  if (flows.import === undefined && house !== undefined) {
    return { net: house + charge - production - discharge, consumption: house };
  }
  const net = (flows.import ?? 0) - (flows.export ?? 0);
  return { net, consumption: net + production + discharge - charge };
}
