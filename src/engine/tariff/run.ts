/** One pricing of one tariff: what components share while a bill is made. */
import { inSeason } from './price-calendar.js';
import { yearMonthDay, parseDay, type CivilDay } from '../calendar/civil.js';
import { price, type Amount, type Price } from '../money.js';
import type { Outcome } from '../refusal.js';
import type { Clock } from '../series/local-usage.js';
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { PricingOptions } from './bill.js';
import type { DemandBook } from './billing-demand.js';
import type { Line } from './line.js';
import type { NetMeter } from './net-meter.js';
import type { DeterminantSource } from './source.js';
import type { Base, Component, Monthly, RateStructure } from './structure.js';

export interface Run {
  readonly structure: RateStructure;
  readonly source: DeterminantSource;
  readonly options: PricingOptions;
  readonly asOf: CivilDay;
  readonly flags: Set<string>;
  readonly demand: DemandBook;
  /** Set by a net-metering component before the energy components start. */
  netMeter?: NetMeter;
}

/** A billing period while its lines are being made. */
export interface OpenPeriod {
  readonly index: number;
  readonly period: BillingPeriod;
  readonly days: number;
  /** Lines so far. */
  readonly lines: readonly Line[];
  /** Adds a line, rounded as the bill is. */
  add(line: Line): void;
}

/** Adds the component's lines to a period. Periods come in order. */
export type PeriodPricer = (open: OpenPeriod) => void;

/** A component compiled for any number of runs. `start` gathers its determinants and may refuse. */
export interface CompiledComponent {
  readonly component: Component;
  start(run: Run): Outcome<PeriodPricer>;
}

export interface CompileContext {
  readonly structure: RateStructure;
  readonly clock: Clock;
}

export type CompileComponent<C extends Component> = (
  component: C,
  context: CompileContext,
  pointer: string,
) => Outcome<CompiledComponent>;

/** The same value for every month. */
export const twelve = <T>(value: T): readonly T[] => Array.from({ length: 12 }, () => value);

/** Twelve exact prices, January first. */
export const monthlyPrices = (value: Monthly): readonly Price[] =>
  typeof value === 'string' ? twelve(price(value)) : value.map(price);

/** Whether a component varies by calendar month. */
export const isMonthly = (value: Monthly | undefined): boolean => Array.isArray(value);

/** The days on which a component exists; undefined when it always does. */
export function activity(
  component: Component,
): { key: string; active: (day: CivilDay) => boolean } | undefined {
  const { months, season, validFrom, validTo } = component;
  if (!months && !season && !validFrom && !validTo) return undefined;
  const from = validFrom ? parseDay(validFrom)! : -Infinity;
  const to = validTo ? parseDay(validTo)! : Infinity;
  return {
    key: JSON.stringify([months, season, validFrom, validTo]),
    active: (day) => {
      if (day < from || day > to) return false;
      if (!months && !season) return true;
      const date = yearMonthDay(day);
      return (
        (!months || months.includes(date.month)) && (!season || inSeason(season, date.month * 100 + date.day))
      );
    },
  };
}

/** Days of a period on which a component exists. */
export function activeDays(component: Component, period: BillingPeriod): number {
  const rule = activity(component);
  if (!rule) return period.end - period.start;
  let days = 0;
  for (let day = period.start; day < period.end; day++) if (rule.active(day)) days++;
  return days;
}

/** Sum of the lines so far that a base names. Discounts never count in a base: they do not compound. */
export function baseAmount(base: Base | undefined, lines: readonly Line[]): Amount {
  let sum = 0n;
  for (const line of lines) if (inBase(base ?? 'bill', line)) sum += line.amount;
  return sum;
}

function inBase(base: Base, line: Line): boolean {
  if (Array.isArray(base)) return base.includes(line.component);
  switch (base) {
    case 'bill':
      return line.kind !== 'true_up';
    case 'usage':
      return line.kind === 'energy' || line.kind === 'indexed' || line.kind === 'demand';
    case 'energy':
      return (
        line.kind === 'energy' || line.kind === 'indexed' || (line.kind === 'delivery' && line.unit === 'kWh')
      );
    case 'supply':
      return line.kind === 'fixed';
  }
}
