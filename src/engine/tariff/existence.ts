/** The days on which a component exists: its months, its season, its dates, and those of the slab it stands in. */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import { parseDay, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { seasonTest } from './price-calendar.js';
import type { Component } from './structure.js';

export interface Existence {
  /** Equal for rules that hold on the same days. */
  readonly key: string;
  on(day: CivilDay): boolean;
}

/** @returns undefined for a component that always exists */
export function existenceOf(component: Component, within?: Existence): Existence | undefined {
  const { months, season, validFrom, validTo } = component;
  if (!months && !season && !validFrom && !validTo) return within;
  const from = validFrom ? parseDay(validFrom)! : -Infinity;
  const to = validTo ? parseDay(validTo)! : Infinity;
  const inMonths = months && new Set(months);
  const covers = season && seasonTest(season);
  return {
    key: JSON.stringify([months, season, validFrom, validTo, within?.key]),
    on: (day) => {
      if (day < from || day > to || within?.on(day) === false) return false;
      if (!inMonths && !covers) return true;
      const date = yearMonthDay(day);
      return (!inMonths || inMonths.has(date.month)) && (!covers || covers(date.month * 100 + date.day));
    },
  };
}

/** Days counted before, by rule and period: plans of one catalog share both. */
const counted = new WeakMap<BillingPeriod, Map<string, number>>();

/** Days of a billing period on which a component exists. */
export function daysIn(period: BillingPeriod, existence: Existence | undefined): number {
  if (!existence) return period.end - period.start;
  let known = counted.get(period);
  if (!known) counted.set(period, (known = new Map()));
  let days = known.get(existence.key);
  if (days === undefined) {
    days = 0;
    for (let day = period.start; day < period.end; day++) if (existence.on(day)) days++;
    known.set(existence.key, days);
  }
  return days;
}
