/** Changes to a home's year of readings: what would be used when. The engine prices what comes out; nothing is guessed of costs. */
import { yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { offsetAt, nextOffsetChange } from '../calendar/zone.js';
import { MONTHLY_TEMPERATURE } from '../projection/climate.js';
import { isSouthern, regionKey, type Region } from '../projection/region.js';
import type { Usage } from '../series/usage.js';

/** Hours of the day [from, to), 0–24; `to` below `from` wraps midnight. */
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

export const inHours = ({ from, to }: Hours, hour: number): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

interface Slot {
  readonly day: CivilDay;
  /** Hour of the day with its fraction, at the middle of the interval. */
  readonly hour: number;
  readonly hours: number;
}

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
    return { day, hour: (middle - day * DAY) / 3600, hours: (ends[i]! - start) / 3600 };
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

function shift(usage: Usage, slots: readonly Slot[], change: Change & { kind: 'shift' }): Float64Array {
  const general = usage.registers.general.slice();
  const byDay = new Map<CivilDay, number[]>();
  slots.forEach(({ day }, i) => {
    const own = byDay.get(day);
    if (own) own.push(i);
    else byDay.set(day, [i]);
  });
  for (const indexes of byDay.values()) {
    const to = indexes.filter(
      (i) => inHours(change.to, slots[i]!.hour) && !inHours(change.from, slots[i]!.hour),
    );
    if (to.length === 0) continue;
    let moved = 0;
    for (const i of indexes) {
      if (!inHours(change.from, slots[i]!.hour)) continue;
      const part = Math.round(general[i]! * change.share);
      general[i] = general[i]! - part;
      moved += part;
    }
    spread(
      moved,
      to.map((i) => slots[i]!.hours),
    ).forEach((part, k) => {
      general[to[k]!] = general[to[k]!]! + part;
    });
  }
  return general;
}

/** Adds a load over the year by weights; a home with panels first uses less of its export. */
function addLoad(usage: Usage, kwh: number, weights: readonly number[]): Usage {
  const general = usage.registers.general.slice();
  const exported = usage.registers.export?.slice();
  spread(Math.round(kwh * 1e6), weights).forEach((part, i) => {
    const own = exported ? Math.min(part, exported[i]!) : 0;
    if (exported) exported[i] = exported[i]! - own;
    general[i] = general[i]! + part - own;
  });
  return {
    timeline: usage.timeline,
    registers: { ...usage.registers, general, ...(exported ? { export: exported } : {}) },
  };
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

/** How high the sun stands over the panels: half a sine from sunrise to sunset, longer and stronger in summer. */
function sun({ day, hour }: Slot, southern: boolean): number {
  const { month } = yearMonthDay(day);
  const season = Math.cos((2 * Math.PI * (month - (southern ? 12.7 : 6.7))) / 12);
  const half = (12 + 2.8 * season) / 2;
  const angle = ((hour - 12.5 + half) / (2 * half)) * Math.PI;
  return angle <= 0 || angle >= Math.PI ? 0 : (1 + 0.25 * season) * Math.sin(angle) ** 1.3;
}

function solar(usage: Usage, slots: readonly Slot[], kwh: number, southern: boolean): Usage {
  const made = spread(
    Math.round(kwh * 1e6),
    slots.map((slot) => sun(slot, southern) * slot.hours),
  );
  const general = usage.registers.general.slice();
  const exported = usage.registers.export?.slice() ?? new Float64Array(general.length);
  made.forEach((part, i) => {
    const used = Math.min(part, general[i]!);
    general[i] = general[i]! - used;
    exported[i] = exported[i]! + part - used;
  });
  return { timeline: usage.timeline, registers: { ...usage.registers, general, export: exported } };
}

/** The year with a change made to it. @param usage a whole year of readings of an hour or less */
export function applyChange(usage: Usage, change: Change, timezone: string, region: Region): Usage {
  const slots = slotsOf(usage, timezone);
  const years = slots.reduce((hours, slot) => hours + slot.hours, 0) / 8766;
  switch (change.kind) {
    case 'shift':
      return {
        timeline: usage.timeline,
        registers: { ...usage.registers, general: shift(usage, slots, change) },
      };
    case 'ev':
      return addLoad(
        usage,
        change.kwhPerYear * years,
        slots.map((slot) => (inHours(change.hours, slot.hour) ? slot.hours : 0)),
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
      return solar(usage, slots, change.kwp * perKwp * years, isSouthern(region.country, region.state));
    }
  }
}
