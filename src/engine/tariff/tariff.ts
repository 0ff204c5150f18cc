/**
 * The tariff engine's door: a rate structure is compiled once, then prices any usage.
 *
 * compile: JSON → validated structure → calendars and exact prices (or a refusal with reason and pointer)
 * price: usage → billing determinants (sums per period, one integer pass per distinct calendar) → lines → bill
 */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import { dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import { toCents } from '../money.js';
import { done, refuse, type Outcome } from '../refusal.js';
import { localUsage, type Clock } from '../series/local-usage.js';
import type { Usage } from '../series/usage.js';
import type { Bill, BillMonth, PricingOptions } from './bill.js';
import { DemandBook, EarlierSources } from './billing-demand.js';
import { compileComponent, KIND_ORDER } from './components/index.js';
import { GivenSource, type GivenPeriod } from './given.js';
import type { Line } from './line.js';
import { Memory } from './memory.js';
import { WHOLE_DAY } from './price-calendar.js';
import {
  meets,
  pricesControlledLoad,
  type CompiledComponent,
  type OpenPeriod,
  type PeriodPricer,
  type Run,
} from './run.js';
import { readingsSource } from './readings-source.js';
import type { DeterminantSource } from './source.js';
import type { BillingCycle, RateStructure } from './structure.js';
import { parseStructure, type ShortFormHeader } from './validate.js';

/** A compiled rate structure. Immutable; may price any number of usages. */
export interface Tariff {
  readonly structure: RateStructure;
  readonly clock: Clock;
  /** In the order in which they are computed. */
  readonly components: readonly CompiledComponent[];
}

/** Validates and compiles a rate structure or one of the four short forms. */
export function compileTariff(json: unknown, header?: ShortFormHeader): Outcome<Tariff> {
  const parsed = parseStructure(json, header);
  if (!parsed.ok) return parsed;
  const structure = parsed.value;
  const clock: Clock = { zone: structure.timezone, standard: structure.clock === 'standard' };
  const components: CompiledComponent[] = [];
  for (const [c, component] of structure.components.entries()) {
    const compiled = compileComponent(component, { structure, clock }, `/components/${c}`);
    if (!compiled.ok) return compiled;
    components.push(compiled.value);
  }
  const { order } = structure;
  const rank = order
    ? (c: CompiledComponent) => order.indexOf(c.component.id)
    : (c: CompiledComponent) => KIND_ORDER.indexOf(c.component.kind);
  components.sort((a, b) => rank(a) - rank(b));
  return done({ structure, clock, components });
}

const CALENDAR_MONTH: BillingCycle = { kind: 'calendar_month' };

function dayOption(text: string | undefined, name: string): Outcome<CivilDay | undefined> {
  if (text === undefined) return done(undefined);
  const day = parseDay(text);
  return day === undefined ? refuse('malformed', `${name}: "${text}" is no day of the calendar`) : done(day);
}

/** Days from the first to the day before `end`. */
export interface DaySpan {
  readonly first: CivilDay;
  readonly end: CivilDay;
}

/** The days to price, as the plan's clock counts them. */
export function daysToPrice({ clock }: Tariff, usage: Usage, options: PricingOptions): Outcome<DaySpan> {
  if (usage.timeline.starts.length === 0) return refuse('no_usage', 'there are no readings to price');
  const local = localUsage(usage, clock);
  const from = dayOption(options.from, 'from');
  if (!from.ok) return from;
  const to = dayOption(options.to, 'to');
  if (!to.ok) return to;
  const first = from.value ?? local.firstDay;
  const end = to.value ?? local.lastDay + 1;
  if (end <= first || first > local.lastDay || end <= local.firstDay) {
    return refuse('no_usage', `there are no readings between ${dayText(first)} and ${dayText(end)}`);
  }
  return done({ first, end });
}

/** The household's own billing cycle, else the plan's. */
export const billingCycleOf = ({ structure }: Tariff, { billingCycle }: PricingOptions): BillingCycle =>
  billingCycle ?? structure.billingCycle ?? CALENDAR_MONTH;

/**
 * Prices readings. Refuses, never guesses: see the reasons in refusal.ts.
 * @param usage grid readings; only those in [options.from, options.to) count
 */
export function priceUsage(tariff: Tariff, usage: Usage, options: PricingOptions = {}): Outcome<Bill> {
  const days = daysToPrice(tariff, usage, options);
  return days.ok ? priceDays(tariff, usage, days.value, options) : days;
}

/**
 * Prices the readings of some days.
 * @param succession where the tariff is one version of a plan
 */
export function priceDays(
  tariff: Tariff,
  usage: Usage,
  { first, end }: DaySpan,
  options: PricingOptions,
  succession?: Succession,
): Outcome<Bill> {
  const local = localUsage(usage, tariff.clock);
  const cycle = billingCycleOf(tariff, options);
  return makeBill(tariff, readingsSource(local, cycle, first, end, succession?.first), options, succession);
}

/** Prices billing determinants as a bill prints them, where there are no readings. */
export function priceGiven(
  tariff: Tariff,
  given: readonly GivenPeriod[],
  options: PricingOptions = {},
): Outcome<Bill> {
  if (given.length === 0) return refuse('no_usage', 'there are no billing periods to price');
  return makeBill(tariff, new GivenSource(given), options);
}

/** What versions of a plan have in common: what is remembered, and the days that they bill together. */
export interface Succession extends DaySpan {
  readonly memory: Memory;
}

/** One version's part of a bill; a plan without versions is one whole. */
function makeBill(
  tariff: Tariff,
  source: DeterminantSource,
  options: PricingOptions,
  succession?: Succession,
): Outcome<Bill> {
  const asOf = dayOption(options.asOf, 'asOf');
  if (!asOf.ok) return asOf;
  const end = source.periods[source.periods.length - 1]!.end;
  const memory = succession?.memory ?? new Memory();
  const sources = memory.of(EarlierSources, '');
  const run: Run = {
    structure: tariff.structure,
    clock: tariff.clock,
    source,
    options,
    asOf: asOf.value ?? end,
    flags: new Set(),
    demand: new DemandBook(source, tariff.structure.billingDemand, [...sources.list]),
    memory,
  };
  sources.list.push(source);
  if (!source.isEmpty('controlled_load') && !pricesControlledLoad(tariff.structure.components))
    run.flags.add('controlled_load_not_priced');
  const pricers = startAll(tariff, run);
  if (!pricers.ok) return pricers;
  const whole = WHOLE_DAY;
  const chunking = source.chunks({ reset: 'billing_period', byMonth: false });
  const usage = source.energy('general', whole, chunking);
  if (!usage.ok) return usage;
  const printed = options.rounding === 'printed';
  const months: BillMonth[] = [];
  let total = 0n;
  for (const [index, period] of source.periods.entries()) {
    const lines = priceMonth(pricers.value, index, period, printed, succession);
    const monthTotal = lines.reduce((sum, line) => sum + line.amount, 0n);
    months.push({
      start: dayText(period.start),
      end: dayText(period.end),
      days: period.end - period.start,
      usage: usage.value[index]!,
      total: monthTotal,
      lines,
    });
    total += monthTotal;
  }
  return done({
    currency: tariff.structure.currency,
    rounding: options.rounding ?? 'exact',
    asOf: dayText(run.asOf),
    total,
    months,
    flags: [...run.flags].sort(),
  });
}

/** Starts the components that count for this customer; export rules first, because net metering nets the energy they price. */
function startAll(tariff: Tariff, run: Run): Outcome<readonly PeriodPricer[]> {
  const counted = tariff.components.filter(({ component }) => meets(run.options, component));
  const pricers = new Map<CompiledComponent, PeriodPricer>();
  const exportsFirst = [...counted].sort((a, b) => Number(isExport(b)) - Number(isExport(a)));
  for (const component of exportsFirst) {
    const started = component.start(run);
    if (!started.ok) return started;
    pricers.set(component, started.value);
  }
  return done(counted.map((component) => pricers.get(component)!));
}

const isExport = ({ component }: CompiledComponent): boolean => component.kind === 'export';

function priceMonth(
  pricers: readonly PeriodPricer[],
  index: number,
  period: BillingPeriod,
  printed: boolean,
  succession: Succession | undefined,
): Line[] {
  const lines: Line[] = [];
  const { start, end, cycleStart, cycleEnd } = period;
  const from = succession ? Math.max(cycleStart, succession.first) : start;
  const to = succession ? Math.min(cycleEnd, succession.end) : end;
  const open: OpenPeriod = {
    index,
    period,
    days: end - start,
    daysOfAll: to - from,
    isLastPart: end === to,
    lines,
    add: (line) => lines.push(printed ? line.withAmount(toCents(line.amount)) : line),
  };
  for (const pricer of pricers) pricer(open);
  return lines;
}
