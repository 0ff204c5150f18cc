/** What a kWh costs by month and hour: every per-kWh part of a structure added up, first step only. For drawing. */
import type {
  Component,
  ComponentOf,
  Monthly,
  RateStructure,
  Window,
} from '../../../src/engine/tariff/structure';

export const DAY_TYPES = ['weekday', 'weekend'] as const;
export type DayType = (typeof DAY_TYPES)[number];

/** 12 months × 24 hours of prices per kWh. */
export type PriceGrid = readonly (readonly number[])[];

const monthDay = (text: string): number => Number(text.slice(0, 2)) * 100 + Number(text.slice(3, 5));

/** Whether the middle of a month lies in a season, which may wrap the year. */
function seasonHolds(season: { from: string; to: string } | undefined, month: number): boolean {
  if (!season) return true;
  const from = monthDay(season.from);
  const to = monthDay(season.to);
  const middle = month * 100 + 15;
  return from <= to ? from <= middle && middle <= to : middle >= from || middle <= to;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'weekday'];
const WEEKEND = ['sat', 'sun', 'weekend'];

function windowHolds(window: Window, month: number, dayType: DayType, hour: number): boolean {
  if (window.months && !window.months.includes(month)) return false;
  if (!seasonHolds(window.season, month)) return false;
  const named = dayType === 'weekday' ? WEEKDAYS : WEEKEND;
  if (window.days && !window.days.some((day) => named.includes(day))) return false;
  if (window.from === undefined || window.to === undefined) return true;
  const from = Number(window.from.slice(0, 2)) + Number(window.from.slice(3)) / 60;
  const to = Number(window.to.slice(0, 2)) + Number(window.to.slice(3)) / 60;
  const at = hour + 0.5;
  return from < to ? from <= at && at < to : at >= from || at < to;
}

const monthly = (value: Monthly, month: number): number =>
  Number(typeof value === 'string' ? value : value[month - 1]);

function periodAt(energy: ComponentOf<'energy'>, month: number, dayType: DayType, hour: number): number {
  const { schedule, periods } = energy;
  if (!schedule) return 0;
  if ('windows' in schedule) {
    const name =
      schedule.windows.find((window) => windowHolds(window, month, dayType, hour))?.period ??
      schedule.otherwise;
    return periods.findIndex((period) => period.name === name);
  }
  return schedule[dayType][month - 1]![hour]!;
}

const holdsIn = ({ months, season }: Component, month: number): boolean =>
  (!months || months.includes(month)) && seasonHolds(season, month);

/** null when the structure has no energy prices that stand for themselves (a wholesale price, say). */
export function priceGrid({ components }: RateStructure, dayType: DayType): PriceGrid | null {
  const energies = components.filter(
    (each): each is ComponentOf<'energy'> =>
      each.kind === 'energy' && (each.register ?? 'general') === 'general' && each.requires === undefined,
  );
  if (energies.length === 0) return null;
  return Array.from({ length: 12 }, (_, index) =>
    Array.from({ length: 24 }, (_, hour) => {
      const month = index + 1;
      return energies.reduce((sum, energy) => {
        if (!holdsIn(energy, month)) return sum;
        const period = energy.periods[periodAt(energy, month, dayType, hour)];
        if (!period) return sum;
        return sum + monthly('price' in period ? period.price : period.tiers[0]!.price, month);
      }, 0);
    }),
  );
}

export interface Step {
  readonly from: number;
  readonly to: number | null;
  readonly price: number;
}

export interface Ladder {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What is counted anew when the first step begins again. */
  readonly span: 'day' | 'month' | 'quarter' | 'year';
}

/** A bound that grows with the days of a bill is spoken of by the day. */
function spanOf({ tierReset = 'billing_period', tierScale = 'none' }: ComponentOf<'energy'>): Ladder['span'] {
  if (tierScale === 'per_day' || tierScale === 'per_active_day') return 'day';
  return tierReset === 'billing_period' ? 'month' : tierReset;
}

/** The ladders of a structure, one per tiered period, at January's bounds. */
export function ladders({ components }: RateStructure): Ladder[] {
  return components.flatMap((component) => {
    if (component.kind !== 'energy') return [];
    return component.periods.flatMap((period) => {
      if (!('tiers' in period) || period.tiers.length < 2) return [];
      let from = 0;
      const steps = period.tiers.map(({ upTo, price }) => {
        const to = upTo === undefined ? null : monthly(upTo, 1);
        const step = { from, to, price: monthly(price, 1) };
        from = to ?? from;
        return step;
      });
      const name = component.periods.length > 1 ? period.name : (component.name ?? component.id);
      return [{ name, steps, span: spanOf(component) }];
    });
  });
}
