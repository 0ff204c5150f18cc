/** Billing determinants from readings. */
import { billingPeriods, type BillingPeriod } from '../calendar/billing-cycle.js';
import type { CivilDay } from '../calendar/civil.js';
import { done, refuse, type Outcome } from '../refusal.js';
import { cutAtInstants, cutAtSlots, type LocalUsage } from '../series/local-usage.js';
import { REGISTERS } from '../series/usage.js';
import { fitsSlots, indexCalendar } from './calendar-index.js';
import { ChunkBook, type Chunking, type ChunkSpec } from './chunks.js';
import { DayTotals } from './day-totals.js';
import { findPeaks } from './peaks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { DemandSpec, DeterminantSource, Peaks, Visit } from './source.js';
import type { BillingCycle, PricedRegister } from './structure.js';

const HOUR = 3600;
const OPTIONAL = { export: true, controlled_load: true, production: true };
const PRICED_REGISTERS: readonly PricedRegister[] = [...REGISTERS, 'net'];

const sources = new WeakMap<LocalUsage, Map<string, ReadingsSource>>();
const totals = new WeakMap<LocalUsage, DayTotals>();

/**
 * The source for readings and the billing periods of [first, end); one object for all tariffs that share both, so that sums are
 * made once.
 * @param anchor the first day that any version of the plan prices
 */
export function readingsSource(
  local: LocalUsage,
  cycle: BillingCycle,
  first: CivilDay,
  end: CivilDay,
  anchor = first,
): ReadingsSource {
  let byPeriods = sources.get(local);
  if (!byPeriods) sources.set(local, (byPeriods = new Map()));
  const key = `${anchor}:${first}:${end}:${cycleKey(cycle)}`;
  let found = byPeriods.get(key);
  if (!found)
    byPeriods.set(key, (found = new ReadingsSource(local, billingPeriods(cycle, first, end), anchor)));
  return found;
}

const cycleKey = (cycle: BillingCycle): string => {
  switch (cycle.kind) {
    case 'anchor_day':
      return String(cycle.day);
    case 'read_dates':
      return cycle.dates.join();
    default:
      return cycle.kind;
  }
};

function dayTotals(local: LocalUsage): DayTotals {
  let found = totals.get(local);
  if (!found) totals.set(local, (found = new DayTotals(local)));
  return found;
}

class ReadingsSource implements DeterminantSource {
  readonly longestSeconds: number;
  private readonly book: ChunkBook;
  private readonly sums = new Map<number, Outcome<Float64Array>>();
  private readonly found = new Map<string, Outcome<Peaks>>();
  private readonly columns = new Map<PricedRegister, Outcome<Float64Array>>();
  private readonly empty = new Map<PricedRegister, boolean>();

  constructor(
    private readonly local: LocalUsage,
    readonly periods: readonly BillingPeriod[],
    readonly firstDay: CivilDay,
  ) {
    this.longestSeconds = local.longestSeconds;
    this.book = new ChunkBook(periods, firstDay);
  }

  chunks(spec: ChunkSpec): Chunking {
    return this.book.chunks(spec);
  }

  energy(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking): Outcome<Float64Array> {
    const key = (chunking.id * 8 + PRICED_REGISTERS.indexOf(register)) * 1e6 + calendar.id;
    let found = this.sums.get(key);
    if (!found) this.sums.set(key, (found = this.sum(register, calendar, chunking)));
    return found;
  }

  private sum(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking): Outcome<Float64Array> {
    if (fitsSlots(this.local, calendar)) {
      const values = this.values(register);
      return values.ok ? done(dayTotals(this.local).sum(register, values.value, calendar, chunking)) : values;
    }
    const count = calendar.periods.length;
    const sums = new Float64Array(chunking.chunks.length * count);
    const visited = this.visit(register, calendar, chunking, (chunk, period, quantity) => {
      sums[chunk * count + period]! += quantity;
    });
    return visited.ok ? done(sums) : visited;
  }

  isEmpty(register: PricedRegister): boolean {
    let empty = this.empty.get(register);
    if (empty === undefined) {
      const values = this.isAbsent(register) ? undefined : this.values(register);
      empty = values === undefined || (values.ok && values.value.every((quantity) => quantity === 0));
      this.empty.set(register, empty);
    }
    return empty;
  }

  /** A home without panels or without a controlled-load meter simply has none of it. */
  private isAbsent(register: PricedRegister): boolean {
    return register in OPTIONAL && !(register in this.local.registers);
  }

  straddles(calendar: PriceCalendar): boolean {
    if (fitsSlots(this.local, calendar)) return false;
    const indexed = indexCalendar(this.local, calendar);
    return indexed.ok && indexed.value.split;
  }

  visit(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking, visit: Visit): Outcome<void> {
    const indexed = indexCalendar(this.local, calendar);
    if (!indexed.ok) return indexed;
    const { index, local } = indexed.value;
    const values = valuesOf(register, local);
    if (!values.ok) return values;
    for (let i = 0; i < index.length; i++) {
      const chunk = chunking.ofDay[local.days[i]! - chunking.firstDay] ?? -1;
      if (chunk >= 0) visit(chunk, index[i]!, values.value[i]!, local.starts[i]!, local.ends[i]!);
    }
    return done(undefined);
  }

  peaks(spec: DemandSpec): Outcome<Peaks> {
    const { register, calendar, windowSeconds, highest, existence, sets } = spec;
    const key = JSON.stringify([register, calendar.id, windowSeconds, highest, existence?.key, sets]);
    let found = this.found.get(key);
    if (!found) this.found.set(key, (found = this.search(spec)));
    return found;
  }

  private search(spec: DemandSpec): Outcome<Peaks> {
    if (this.local.longestSeconds > HOUR) {
      return refuse(
        'needs_demand_data',
        'demand is charged, and the readings are further apart than an hour',
      );
    }
    const window = spec.windowSeconds ?? this.local.step;
    if (this.windowsFit(spec, window)) {
      const values = this.values(spec.register);
      if (!values.ok) return values;
      return done({ byPeriod: dayTotals(this.local).peaks(values.value, window, this.periods, spec) });
    }
    const indexed = indexCalendar(this.cutFor(spec), spec.calendar);
    if (!indexed.ok) return indexed;
    const { index, local } = indexed.value;
    const values = valuesOf(spec.register, local);
    return values.ok ? done(findPeaks(local, index, values.value, this.periods, spec)) : values;
  }

  /** Whether every demand window is whole readings in one slot of the calendar, and only the highest counts. */
  private windowsFit({ calendar, highest, sets }: DemandSpec, window: number): boolean {
    const { step } = this.local;
    return !sets && highest === 1 && step > 0 && window % step === 0 && calendar.slotSeconds % window === 0;
  }

  /** A register's readings. */
  private values(register: PricedRegister): Outcome<Float64Array> {
    let found = this.columns.get(register);
    if (!found) this.columns.set(register, (found = valuesOf(register, this.local)));
    return found;
  }

  /** Readings that lie in one window and one coincident set each: those that straddle a bound are spread evenly. */
  private cutFor({ sets, windowSeconds }: DemandSpec): LocalUsage {
    const bounds = sets?.flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b);
    const local = bounds ? cutAtInstants(this.local, bounds) : this.local;
    if (windowSeconds === undefined || (local.step > 0 && windowSeconds % local.step === 0)) return local;
    return cutAtSlots(local, windowSeconds);
  }
}

function valuesOf(register: PricedRegister, local: LocalUsage): Outcome<Float64Array> {
  if (register === 'net') {
    const exported = local.registers.export;
    if (!exported) return done(local.registers.general);
    return done(local.registers.general.map((quantity, i) => quantity - exported[i]!));
  }
  const values = local.registers[register];
  if (values) return done(values);
  switch (register) {
    // A home without panels or without a controlled-load meter simply has none of it.
    case 'export':
    case 'controlled_load':
    case 'production':
      return done(new Float64Array(local.days.length));
    case 'house':
      if (!local.registers.export) return done(local.registers.general);
      return refuse(
        'needs_export_data',
        'the plan prices all that the home uses, and only its grid readings are known',
      );
    default:
      return refuse('no_usage', 'there are no import readings');
  }
}
