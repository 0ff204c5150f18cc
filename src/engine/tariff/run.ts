/** One pricing of one tariff: what components share while a bill is made. */
import type { CivilDay } from '../calendar/civil.js';
import { percentOf, price, shareOfPrice, type Amount, type Price } from '../money.js';
import { done, type Outcome } from '../refusal.js';
import type { Clock } from '../series/local-usage.js';
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { PricingOptions } from './bill.js';
import type { DemandBook } from './billing-demand.js';
import type { Existence } from './existence.js';
import type { Line } from './line.js';
import type { Memory } from './memory.js';
import type { NetMeter } from './net-meter.js';
import type { DeterminantSource } from './source.js';
import { WHOLE_DAY } from './price-calendar.js';
import type { Base, Component, Monthly, PricedRegister, RateStructure } from './structure.js';

export interface Run {
  readonly structure: RateStructure;
  readonly clock: Clock;
  readonly source: DeterminantSource;
  readonly options: PricingOptions;
  readonly asOf: CivilDay;
  readonly flags: Set<string>;
  readonly demand: DemandBook;
  readonly memory: Memory;
  /** Set by a net-metering component before the energy components start. */
  netMeter?: NetMeter;
}

/** A billing period while its lines are being made. */
export interface OpenPeriod {
  readonly index: number;
  readonly period: BillingPeriod;
  readonly days: number;
  /** Days of the billing period that are billed by all versions of the plan: more than `days` where a version changes inside it. */
  readonly daysOfAll: number;
  /** Whether no later version bills days of this billing period. */
  readonly isLastPart: boolean;
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
  /** The days on which the slab exists that a component stands in. */
  readonly within?: Existence;
  /** The slab that the component stands in, by name. */
  readonly slab?: string;
}

/** The name by which a component's state is remembered; slabs may name their components alike. */
export const memoryKey = ({ slab = '' }: CompileContext, { id }: Component): string => `${slab}${id}`;

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

/** Average days of a month, by which a cycle of other length is counted in months. */
const DAYS_PER_MONTH = 365.25 / 12;

/** Months that a billing cycle stands for: three of a quarter, two of a cycle of sixty days. */
export const monthsOf = ({ cycleStart, cycleEnd }: BillingPeriod): number =>
  Math.max(1, Math.round((cycleEnd - cycleStart) / DAYS_PER_MONTH));

/** What a price per month comes to for `days` of a billing period. */
export const shareOfMonths = (perMonth: Price, days: number, period: BillingPeriod): Amount =>
  shareOfPrice(perMonth, days * monthsOf(period), period.cycleEnd - period.cycleStart);

/** A percentage of an amount, by the share of the billing period's days on which it is taken. */
export const percentOfDays = (base: Amount, percent: string, days: number, open: OpenPeriod): Amount =>
  days === open.days ? percentOf(base, percent) : percentOf(base, percent, days, open.days);

/** Energy of a register per billing period, in mWh, on the days on which a component exists. */
export function energyByPeriod(
  run: Run,
  register: PricedRegister,
  existence?: Existence,
): Outcome<Float64Array> {
  const { source } = run;
  const chunking = source.chunks({ reset: 'billing_period', byMonth: false, existence });
  const energy = source.energy(register, WHOLE_DAY, chunking);
  if (!energy.ok || !existence) return energy;
  return done(
    Float64Array.from(chunking.ofPeriod, (chunks) => chunks.reduce((sum, c) => sum + energy.value[c]!, 0)),
  );
}

/** Which lines a base names. */
export type InBase = (line: Pick<Line, 'component' | 'kind' | 'unit'>) => boolean;

const ENERGY: ReadonlySet<string> = new Set(['energy', 'indexed']);

/** Compiles a base. A slab tariff that is named stands for all that its slabs hold. */
export function compileBase(base: Base | undefined, structure: RateStructure): InBase {
  if (Array.isArray(base)) {
    const named = new Set(base);
    for (const component of structure.components) {
      if (component.kind !== 'by_total' || !named.has(component.id)) continue;
      for (const slab of component.slabs) for (const inner of slab.components) named.add(inner.id);
    }
    return (line) => named.has(line.component) && line.kind !== 'true_up';
  }
  switch (base ?? 'bill') {
    case 'bill':
      return (line) => line.kind !== 'true_up';
    case 'usage':
      return (line) => ENERGY.has(line.kind) || line.kind === 'demand';
    case 'energy':
      return (line) => ENERGY.has(line.kind) || (line.kind === 'delivery' && line.unit === 'kWh');
    case 'supply':
      return (line) => line.kind === 'fixed';
  }
}

/** Sum of the lines so far that a base names. */
export function baseAmount(inBase: InBase, lines: readonly Line[]): Amount {
  let sum = 0n;
  for (const line of lines) if (inBase(line)) sum += line.amount;
  return sum;
}

/** Whether some component prices energy that is metered apart. */
export const pricesControlledLoad = (components: readonly Component[]): boolean =>
  components.some((component) =>
    component.kind === 'by_total'
      ? component.slabs.some((slab) => pricesControlledLoad(slab.components))
      : 'register' in component && component.register === 'controlled_load',
  );

/** Whether the customer meets the condition on which a component counts. */
export const meets = ({ conditions }: PricingOptions, { requires }: Component): boolean =>
  requires === undefined || conditions?.includes(requires) === true;
