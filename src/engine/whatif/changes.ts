/** Changes to a home's year of readings: what would be used when. The engine prices what comes out; nothing is guessed of costs. */
import { yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { nextOffsetChange, offsetAt } from '../calendar/zone.js';
import { MONTHLY_TEMPERATURE } from '../projection/climate.js';
import { regionKey, type Region } from '../projection/region.js';
import type { Usage } from '../series/usage.js';
import { placeOf, sunAt } from './sun.js';

/** Hours of the day [from, to), 0–24; `to` below `from` wraps midnight, the same hour twice is the whole day. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export type Change =
  /** Moves a share (0–1) of what is used in some hours to others of the same day. */
  | { readonly kind: 'shift'; readonly share: number; readonly from: Hours; readonly to: Hours }
  /** A car that is charged at home, the same every day. */
  | { readonly kind: 'ev'; readonly kwhPerYear: number; readonly hours: Hours }
  /** Electric heating by the cold of the month. */
  | { readonly kind: 'heat_pump'; readonly kwhPerYear: number }
  /** Panels: what they make is used at once, the rest is exported. */
  | { readonly kind: 'solar'; readonly kwp: number; readonly kwhPerKwp?: number };

const DAY = 86_400;
const HEATING_BELOW = 16;
/** A year's yield of one kWp where the region says nothing better, in kWh. */
const USUAL_YIELD = 1200;
const YIELD: Readonly<Record<string, number>> = {
  'US-CA': 1600, 'US-TX': 1500, 'US-AZ': 1700, 'US-FL': 1450, US: 1350, AU: 1450, 'AU-QLD': 1550, NZ: 1300,
  GB: 950, IE: 900, NL: 950, BE: 950, DE: 980, FR: 1150, ES: 1550, PT: 1550, IT: 1350,
}; // prettier-ignore

/** How much of [start, end), in hours of one day, lies in the window. @example hoursWithin({ from: 22, to: 6 }, 5.5, 6.5) === 0.5 */
export function hoursWithin({ from, to }: Hours, start: number, end: number): number {
  const overlap = (low: number, high: number): number =>
    Math.max(0, Math.min(end, high) - Math.max(start, low));
  return from < to ? overlap(from, to) : overlap(from, 24) + overlap(0, to);
}

interface Slot {
  readonly day: CivilDay;
  /** Hours of the day in which the interval begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly hours: number;
}

const within = (window: Hours, { start, end }: Slot): number => hoursWithin(window, start, end);

/** Local day and hour of every interval. */
function slotsOf({ timeline }: Usage, timezone: string): Slot[] {
  const { starts, ends } = timeline;
  let offset = 0;
  let change = -Infinity;
  return Array.from(starts, (start, i) => {
    if (start >= change) {
      offset = offsetAt(timezone, start);
      change = nextOffsetChange(timezone, start);
    }
    const middle = (start + ends[i]!) / 2 + offset;
    const day = Math.floor(middle / DAY);
    const hours = (ends[i]! - start) / 3600;
    const hour = (middle - day * DAY) / 3600;
    return { day, start: hour - hours / 2, end: hour + hours / 2, hours };
  });
}

/** Spreads an amount in proportion to weights, in whole units that sum to it. */
function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return weights.map(() => 0);
  let before = 0;
  let weight = 0;
  return weights.map((own) => {
    weight += own;
    const upTo = Math.round((total * weight) / sum);
    const part = upTo - before;
    before = upTo;
    return part;
  });
}

/** Adds energy to intervals; a home with panels first uses what it would have exported. */
function add(
  general: Float64Array,
  exported: Float64Array | undefined,
  parts: ReadonlyMap<number, number>,
): void {
  for (const [i, part] of parts) {
    const own = exported ? Math.min(part, exported[i]!) : 0;
    if (exported) exported[i] = exported[i]! - own;
    general[i] = general[i]! + part - own;
  }
}

const withRegisters = (usage: Usage, general: Float64Array, exported: Float64Array | undefined): Usage => ({
  timeline: usage.timeline,
  registers: { ...usage.registers, general, ...(exported ? { export: exported } : {}) },
});

function shift(usage: Usage, slots: readonly Slot[], change: Change & { kind: 'shift' }): Usage {
  const general = usage.registers.general.slice();
  const exported = usage.registers.export?.slice();
  const byDay = new Map<CivilDay, number[]>();
  slots.forEach(({ day }, i) => {
    const own = byDay.get(day);
    if (own) own.push(i);
    else byDay.set(day, [i]);
  });
  for (const indexes of byDay.values()) {
    const room = indexes.map((i) =>
      Math.max(0, within(change.to, slots[i]!) - within(change.from, slots[i]!)),
    );
    if (room.every((hours) => hours === 0)) continue;
    let moved = 0;
    for (const i of indexes) {
      const part = Math.round(
        (general[i]! * change.share * within(change.from, slots[i]!)) / slots[i]!.hours,
      );
      general[i] = general[i]! - part;
      moved += part;
    }
    add(general, exported, new Map(spread(moved, room).map((part, k) => [indexes[k]!, part])));
  }
  return withRegisters(usage, general, exported);
}

/** Adds a load over the year by weights. */
function addLoad(usage: Usage, kwh: number, weights: readonly number[]): Usage {
  const general = usage.registers.general.slice();
  const exported = usage.registers.export?.slice();
  add(general, exported, new Map(spread(Math.round(kwh * 1e6), weights).entries()));
  return withRegisters(usage, general, exported);
}

const byRegion = <T>(table: Readonly<Record<string, T>>, region: Region): T | undefined => {
  const key = regionKey(region);
  return (key !== undefined ? table[key] : undefined) ?? (region.country ? table[region.country] : undefined);
};

/** Relative cold of each month, January first; a temperate winter where the region is not known. */
function cold(region: Region): number[] {
  const temperatures = byRegion(MONTHLY_TEMPERATURE, region) ?? MONTHLY_TEMPERATURE['GB']!;
  const degrees = temperatures.map((t) => Math.max(0, HEATING_BELOW - t));
  return degrees.every((d) => d === 0) ? temperatures.map((t) => Math.max(0, 30 - t)) : degrees;
}

/** What panels make is used at once; the rest is exported. */
function solar(usage: Usage, kwh: number, timezone: string, region: Region): Usage {
  const { starts, ends } = usage.timeline;
  const year = Array.from({ length: 12 }, (_, month) => offsetAt(timezone, starts[0]! + month * 30 * DAY));
  const place = placeOf(region, Math.min(...year));
  const weights = Array.from(starts, (start, i) => sunAt((start + ends[i]!) / 2, place) * (ends[i]! - start));
  const general = usage.registers.general.slice();
  const exported = usage.registers.export?.slice() ?? new Float64Array(general.length);
  spread(Math.round(kwh * 1e6), weights).forEach((part, i) => {
    const used = Math.min(part, general[i]!);
    general[i] = general[i]! - used;
    exported[i] = exported[i]! + part - used;
  });
  return withRegisters(usage, general, exported);
}

/** The year with a change made to it. @param usage a whole year of readings of an hour or less */
export function applyChange(usage: Usage, change: Change, timezone: string, region: Region): Usage {
  const slots = slotsOf(usage, timezone);
  const years = slots.reduce((hours, slot) => hours + slot.hours, 0) / 8766;
  switch (change.kind) {
    case 'shift':
      return shift(usage, slots, change);
    case 'ev':
      return addLoad(
        usage,
        change.kwhPerYear * years,
        slots.map((slot) => within(change.hours, slot)),
      );
    case 'heat_pump': {
      const byMonth = cold(region);
      return addLoad(
        usage,
        change.kwhPerYear * years,
        slots.map((slot) => byMonth[yearMonthDay(slot.day).month - 1]! * slot.hours),
      );
    }
    case 'solar': {
      const perKwp = change.kwhPerKwp ?? byRegion(YIELD, region) ?? USUAL_YIELD;
      return solar(usage, change.kwp * perKwp * years, timezone, region);
    }
  }
}
