/** A made-up home and made-up plans for the specs of the ranking and the advice. */
import { addMonths, civilDay, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { startOfDay } from '../calendar/zone.js';
import type { Plan } from '../plan.js';
import type { Usage } from '../series/usage.js';
import type { Component, RateStructure } from '../tariff/structure.js';

export const ZONE = 'America/Chicago';

export interface HomeShape {
  readonly minutes?: number;
  readonly zone?: string;
  /** kWh of a day. */
  readonly daily?: (day: CivilDay) => number;
  /** Share of the day's energy in an hour; even when absent. */
  readonly hourly?: (hour: number) => number;
  /** Days that were not read. */
  readonly missing?: (day: CivilDay) => boolean;
}

/** Readings of the days [from, to). */
export function homeUsage(from: CivilDay, to: CivilDay, shape: HomeShape = {}): Usage {
  const { minutes = 60, zone = ZONE, daily = () => 24, hourly = () => 1 / 24, missing = () => false } = shape;
  const starts: number[] = [];
  const ends: number[] = [];
  const general: number[] = [];
  const step = minutes * 60;
  for (let day = from; day < to; day++) {
    if (missing(day)) continue;
    const begin = startOfDay(zone, day);
    const finish = startOfDay(zone, day + 1);
    for (let at = begin; at < finish; at += minutes >= 1440 ? finish - begin : step) {
      const end = minutes >= 1440 ? finish : Math.min(at + step, finish);
      const share =
        minutes >= 1440
          ? 1
          : (hourly(Math.floor((at - begin) / 3600) % 24) * Math.min(step, end - at)) / 3600;
      starts.push(at);
      ends.push(end);
      general.push(Math.round(daily(day) * share * 1e6));
    }
  }
  return {
    timeline: { starts: Float64Array.from(starts), ends: Float64Array.from(ends) },
    registers: { general: Float64Array.from(general) },
  };
}

/** A year of a home that cools: 15 kWh a day in April, 45 in July. */
export const coolingYear = (shape: HomeShape = {}): Usage => {
  const from = civilDay(2025, 1, 1);
  return homeUsage(from, addMonths(from, 12), { daily: coolingDay, ...shape });
};

export const coolingDay = (day: CivilDay): number => {
  const { month } = yearMonthDay(day);
  const wiggle = 1 + 0.2 * Math.sin(day * 1.7);
  return [25, 22, 17, 15, 24, 38, 45, 44, 34, 18, 17, 23][month - 1]! * wiggle;
};

export const structureOf = (
  components: readonly Component[],
  rest: Partial<RateStructure> = {},
): RateStructure => ({
  schema: 'treebeard/rate-structure/1',
  currency: 'USD',
  timezone: ZONE,
  components: [...components],
  ...rest,
});

export const flat = (price: string): Component => ({
  id: 'energy',
  kind: 'energy',
  periods: [{ name: 'all', price }],
});

export const base = (amount: string): Component => ({ id: 'base', kind: 'fixed', amount, per: 'month' });

export const credit = (from: string, amount: string): Component => ({
  id: 'credit',
  kind: 'usage_band',
  from,
  amount: `-${amount}`,
});

export const tiers = (bound: string, first: string, second: string): Component => ({
  id: 'energy',
  kind: 'energy',
  periods: [{ name: 'all', tiers: [{ upTo: bound, price: first }, { price: second }] }],
});

/** Dear from 16 to 20 h, cheap else. */
export const evening = (cheap: string, dear: string): Component => ({
  id: 'energy',
  kind: 'energy',
  periods: [
    { name: 'off_peak', price: cheap },
    { name: 'peak', price: dear },
  ],
  schedule: { windows: [{ period: 'peak', from: '16:00', to: '20:00' }], otherwise: 'off_peak' },
});

export function makePlan(id: string, components: readonly Component[], rest: Partial<Plan> = {}): Plan {
  return {
    id,
    name: `Plan ${id}`,
    supplier: `Supplier ${id}`,
    version: '1',
    country: 'US',
    commodity: 'electricity',
    planType: 'fixed',
    structure: structureOf(components),
    networks: [],
    contractMonths: 12,
    exitFee: { kind: 'none' },
    prepaid: false,
    customer: 'residential',
    eligibility: [],
    source: { catalog: 'own' },
    flags: [],
    ...rest,
  };
}
