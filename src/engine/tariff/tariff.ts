/**
 * The tariff engine's door: a rate structure is compiled once, then prices any usage.
 *
 * compile: JSON → validated structure → calendars and exact prices (or a refusal with reason and pointer)
 * price: usage → billing determinants (sums per period, one integer pass per distinct calendar) → lines → bill
 */
import { billingPeriods, type BillingPeriod } from '../calendar/billing-cycle.js';
import { dayText, parseDay, type CivilDay } from '../calendar/civil.js';
import { toCents } from '../money.js';
import { done, refuse, type Outcome } from '../refusal.js';
import { localUsage, type Clock } from '../series/local-usage.js';
import type { Usage } from '../series/usage.js';
import type { Bill, BillMonth, PricingOptions } from './bill.js';
import { DemandBook } from './billing-demand.js';
import { compileComponent, KIND_ORDER } from './components/index.js';
import { GivenSource, type GivenPeriod } from './given.js';
import type { Line } from './line.js';
import { WHOLE_DAY } from './price-calendar.js';
import { meets, type CompiledComponent, type OpenPeriod, type PeriodPricer, type Run } from './run.js';
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

/**
 * Prices readings. Refuses, never guesses: see the reasons in refusal.ts.
 * @param usage grid readings; only those in [options.from, options.to) count
 */
export function priceUsage(tariff: Tariff, usage: Usage, options: PricingOptions = {}): Outcome<Bill> {
  if (usage.timeline.starts.length === 0) return refuse('no_usage', 'there are no readings to price');
  const local = localUsage(usage, tariff.clock);
  const from = dayOption(options.from, 'from');
  if (!from.ok) return from;
  const to = dayOption(options.to, 'to');
  if (!to.ok) return to;
  const first = from.value ?? local.firstDay;
  const end = to.value ?? local.lastDay + 1;
  if (end <= first || first > local.lastDay || end <= local.firstDay) {
    return refuse('no_usage', `there are no readings between ${dayText(first)} and ${dayText(end)}`);
  }
  const cycle = options.billingCycle ?? tariff.structure.billingCycle ?? CALENDAR_MONTH;
  return makeBill(tariff, readingsSource(local, cycle, first, end), options);
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

/** A version of a plan and the first day on which it applies. */
export interface DatedTariff {
  readonly tariff: Tariff;
  /** YYYY-MM-DD */
  readonly from: string;
}

/** Prices readings that span versions of a plan: each version its own days, partial cycles by its own proration. */
export function priceVersions(
  versions: readonly DatedTariff[],
  usage: Usage,
  options: PricingOptions = {},
): Outcome<Bill> {
  const sorted = [...versions].sort((a, b) => a.from.localeCompare(b.from));
  const bills: Bill[] = [];
  for (const [v, version] of sorted.entries()) {
    const from = v === 0 ? options.from : later(version.from, options.from);
    const to = earlier(sorted[v + 1]?.from, options.to);
    if (from !== undefined && to !== undefined && from >= to) continue;
    const bill = priceUsage(version.tariff, usage, {
      ...options,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    });
    if (!bill.ok) {
      if (bill.refusal.reason === 'no_usage') continue;
      return bill;
    }
    bills.push(bill.value);
  }
  if (bills.length === 0) return refuse('no_usage', 'there are no readings to price');
  const last = sorted[sorted.length - 1]!.tariff.structure;
  return done(joinBills(bills, options.billingCycle ?? last.billingCycle ?? CALENDAR_MONTH));
}

const later = (a: string, b: string | undefined): string => (b === undefined || a > b ? a : b);
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined ? b : b === undefined || a < b ? a : b;

/** Bills of adjoining windows as one; a billing period that a change of version cuts is one period of the whole. */
function joinBills(bills: readonly Bill[], cycle: BillingCycle): Bill {
  const months: BillMonth[] = [];
  for (const [b, bill] of bills.entries()) {
    for (const [m, month] of bill.months.entries()) {
      const before = months[months.length - 1];
      if (b > 0 && m === 0 && before?.end === month.start && !beginsCycle(month.start, cycle)) {
        months[months.length - 1] = {
          start: before.start,
          end: month.end,
          days: before.days + month.days,
          usage: before.usage + month.usage,
          total: before.total + month.total,
          lines: [...before.lines, ...month.lines],
        };
      } else months.push(month);
    }
  }
  const last = bills[bills.length - 1]!;
  return {
    ...last,
    total: bills.reduce((sum, bill) => sum + bill.total, 0n),
    months,
    flags: [...new Set(bills.flatMap((bill) => bill.flags))].sort(),
  };
}

function beginsCycle(text: string, cycle: BillingCycle): boolean {
  const day = parseDay(text)!;
  return billingPeriods(cycle, day, day + 1)[0]!.cycleStart === day;
}

function makeBill(tariff: Tariff, source: DeterminantSource, options: PricingOptions): Outcome<Bill> {
  const asOf = dayOption(options.asOf, 'asOf');
  if (!asOf.ok) return asOf;
  const end = source.periods[source.periods.length - 1]!.end;
  const run: Run = {
    structure: tariff.structure,
    clock: tariff.clock,
    source,
    options,
    asOf: asOf.value ?? end,
    flags: new Set(),
    demand: new DemandBook(source, tariff.structure.billingDemand),
  };
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
    const lines = priceMonth(pricers.value, index, period, printed);
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
): Line[] {
  const lines: Line[] = [];
  const open: OpenPeriod = {
    index,
    period,
    days: period.end - period.start,
    lines,
    add: (line) => lines.push(printed ? line.withAmount(toCents(line.amount)) : line),
  };
  for (const pricer of pricers) pricer(open);
  return lines;
}
