/** The days on which a component exists: its months, its season, its dates, and those of the slab it stands in. */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import { parseDay, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { inSeason } from './price-calendar.js';
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
  return {
    key: JSON.stringify([months, season, validFrom, validTo, within?.key]),
    on: (day) => {
      if (day < from || day > to || within?.on(day) === false) return false;
      if (!months && !season) return true;
      const date = yearMonthDay(day);
      return (
        (!months || months.includes(date.month)) && (!season || inSeason(season, date.month * 100 + date.day))
      );
    },
  };
}

/** Days of a billing period on which a component exists. */
export function daysIn(period: BillingPeriod, existence: Existence | undefined): number {
  if (!existence) return period.end - period.start;
  let days = 0;
  for (let day = period.start; day < period.end; day++) if (existence.on(day)) days++;
  return days;
}
