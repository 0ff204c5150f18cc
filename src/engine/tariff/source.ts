/**
 * Where billing determinants come from: sums of energy per (chunk, price period), peaks per billing period. Readings are one
 * source; determinants printed on a bill are the other.
 */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { CivilDay } from '../calendar/civil.js';
import { refuse, done, type Outcome } from '../refusal.js';
import { cutAtSlots, type Clock, type LocalUsage } from '../series/local-usage.js';
import { REGISTERS, type Register } from '../series/usage.js';
import { ChunkBook, type Chunking, type ChunkSpec } from './chunks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { PricedRegister } from './structure.js';

/** One interval of a pass in time order. */
export type Visit = (chunk: number, period: number, quantity: number, start: number, end: number) => void;

export interface DemandSpec {
  readonly register: Register;
  readonly calendar: PriceCalendar;
  /** Averaging window in seconds; undefined = the readings' own interval. */
  readonly windowSeconds?: number;
  /** Highest windows to average. */
  readonly highest: number;
  /** Explicit instants [from, to) per period index; replaces the calendar. */
  readonly sets?: readonly { readonly period: number; readonly from: number; readonly to: number }[];
}

/** Peaks in milliwatts. */
export interface Peaks {
  /** peak[billing period][price period] */
  readonly byPeriod: readonly Float64Array[];
  /** Start of the interval of each peak, for single-peak tariffs. */
  readonly at: readonly Float64Array[];
}

export interface DeterminantSource {
  readonly clock: Clock;
  readonly periods: readonly BillingPeriod[];
  readonly firstDay: CivilDay;
  /** Whether readings had to be cut at the windows of a calendar. */
  straddles(calendar: PriceCalendar): boolean;
  chunks(spec: ChunkSpec): Chunking;
  /** Energy in mWh at [chunk × periods + period]. */
  energy(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking): Outcome<Float64Array>;
  /** Visits every interval in time order. */
  visit(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking, visit: Visit): Outcome<void>;
  peaks(spec: DemandSpec): Outcome<Peaks>;
}

const HOUR = 3600;
const PRICED_REGISTERS: readonly PricedRegister[] = [...REGISTERS, 'net'];

interface Indexed {
  readonly local: LocalUsage;
  /** Price period of every interval. */
  readonly index: Uint8Array;
  readonly split: boolean;
}

const indexes = new WeakMap<LocalUsage, Map<number, Outcome<Indexed>>>();

/** The price period of every interval; intervals of up to an hour that straddle a window are cut, longer ones refused. */
function indexCalendar(local: LocalUsage, calendar: PriceCalendar): Outcome<Indexed> {
  let byKey = indexes.get(local);
  if (!byKey) indexes.set(local, (byKey = new Map()));
  let found = byKey.get(calendar.id);
  if (!found) byKey.set(calendar.id, (found = makeIndex(local, calendar)));
  return found;
}

function makeIndex(local: LocalUsage, calendar: PriceCalendar): Outcome<Indexed> {
  const { days, seconds, starts, ends } = local;
  const index = new Uint8Array(days.length);
  if (calendar.periods.length === 1) return done({ local, index, split: false });
  const slot = calendar.slotSeconds;
  let template = new Uint8Array(0);
  let known = NaN;
  let constant = false;
  for (let i = 0; i < index.length; i++) {
    if (days[i] !== known) {
      known = days[i]!;
      template = calendar.template(known) as Uint8Array<ArrayBuffer>;
      constant = template.every((period) => period === template[0]);
    }
    const second = seconds[i]!;
    const period = template[Math.floor(second / slot)]!;
    index[i] = period;
    if (constant) continue;
    const length = ends[i]! - starts[i]!;
    const lastSlot = Math.min(template.length - 1, Math.floor((second + length - 1) / slot));
    for (let s = Math.floor(second / slot) + 1; s <= lastSlot; s++) {
      if (template[s] !== period) {
        if (length > HOUR) {
          return refuse(
            'needs_interval_data',
            'the price changes within the day, and the readings are too far apart to say how much was used when',
          );
        }
        const cut = cutAtSlots(local, slot);
        const again = makeIndex(cut, calendar);
        return again.ok ? done({ ...again.value, split: true }) : again;
      }
    }
  }
  return done({ local, index, split: false });
}

const sources = new WeakMap<LocalUsage, Map<string, ReadingsSource>>();

/** The source for readings and billing periods; one object for all tariffs that share both, so that sums are made once. */
export function readingsSource(local: LocalUsage, periods: readonly BillingPeriod[]): ReadingsSource {
  let byPeriods = sources.get(local);
  if (!byPeriods) sources.set(local, (byPeriods = new Map()));
  const key = periods.map((period) => `${period.start}:${period.end}`).join();
  let found = byPeriods.get(key);
  if (!found) byPeriods.set(key, (found = new ReadingsSource(local, periods)));
  return found;
}

/** Readings summed over a window of billing periods. */
class ReadingsSource implements DeterminantSource {
  readonly clock: Clock;
  readonly firstDay: CivilDay;
  private readonly book: ChunkBook;
  private readonly sums = new Map<number, Outcome<Float64Array>>();
  private readonly found = new Map<string, Outcome<Peaks>>();

  constructor(
    private readonly local: LocalUsage,
    readonly periods: readonly BillingPeriod[],
  ) {
    this.clock = local.clock;
    this.firstDay = periods[0]!.start;
    this.book = new ChunkBook(periods, this.firstDay);
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
    const indexed = indexCalendar(this.local, calendar);
    if (!indexed.ok) return indexed;
    const values = this.values(register, indexed.value.local);
    if (!values.ok) return values;
    const { index, local } = indexed.value;
    const count = calendar.periods.length;
    const sums = new Float64Array(chunking.chunks.length * count);
    const { ofDay, firstDay } = chunking;
    const { days } = local;
    const quantities = values.value;
    let known = NaN;
    let base = -1;
    for (let i = 0; i < quantities.length; i++) {
      if (days[i] !== known) {
        known = days[i]!;
        const chunk = ofDay[known - firstDay] ?? -1;
        base = chunk < 0 ? -1 : chunk * count;
      }
      if (base >= 0) sums[base + index[i]!]! += quantities[i]!;
    }
    return done(sums);
  }

  visit(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking, visit: Visit): Outcome<void> {
    const indexed = indexCalendar(this.local, calendar);
    if (!indexed.ok) return indexed;
    const { index, local } = indexed.value;
    const values = this.values(register, local);
    if (!values.ok) return values;
    for (let i = 0; i < index.length; i++) {
      const chunk = chunking.ofDay[local.days[i]! - chunking.firstDay] ?? -1;
      if (chunk >= 0) visit(chunk, index[i]!, values.value[i]!, local.starts[i]!, local.ends[i]!);
    }
    return done(undefined);
  }

  peaks(spec: DemandSpec): Outcome<Peaks> {
    const { register, calendar, windowSeconds, highest, sets } = spec;
    const key = JSON.stringify([register, calendar.id, windowSeconds, highest, sets]);
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
    const indexed = indexCalendar(this.local, spec.calendar);
    if (!indexed.ok) return indexed;
    const { index, local } = indexed.value;
    const values = this.values(spec.register, local);
    if (!values.ok) return values;
    return done(findPeaks(local, index, values.value, this.periods, spec));
  }

  straddles(calendar: PriceCalendar): boolean {
    const indexed = indexCalendar(this.local, calendar);
    return indexed.ok && indexed.value.split;
  }

  private values(register: PricedRegister, local: LocalUsage): Outcome<Float64Array> {
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
}

/** Keeps the `size` highest values of each slot, highest first. */
class Highest {
  readonly values: number[] = [];
  at = 0;
  constructor(private readonly size: number) {}
  offer(value: number, at: number): void {
    if (this.values.length === this.size && value <= this.values[this.size - 1]!) return;
    if (this.values.length === 0 || value > this.values[0]!) this.at = at;
    let k = this.values.length;
    while (k > 0 && this.values[k - 1]! < value) k--;
    this.values.splice(k, 0, value);
    if (this.values.length > this.size) this.values.pop();
  }
  mean(): number {
    if (this.values.length === 0) return 0;
    return Math.round(this.values.reduce((sum, value) => sum + value, 0) / this.values.length);
  }
}

function findPeaks(
  local: LocalUsage,
  index: Uint8Array,
  quantities: Float64Array,
  periods: readonly BillingPeriod[],
  spec: DemandSpec,
): Peaks {
  const count = spec.sets
    ? Math.max(...spec.sets.map((set) => set.period)) + 1
    : spec.calendar.periods.length;
  const best = periods.map(() => Array.from({ length: count }, () => new Highest(spec.highest)));
  let p = 0;
  let windowId = NaN;
  let windowEnergy = 0;
  let windowSeconds = 0;
  let windowPeriod = 0;
  let windowStart = 0;
  const close = (): void => {
    if (windowSeconds > 0) {
      // A window that the readings fill only in part is averaged over what they cover.
      const milliwatts = Math.round((windowEnergy * HOUR) / windowSeconds);
      if (milliwatts > 0) best[p]![windowPeriod]!.offer(milliwatts, windowStart);
    }
    windowEnergy = 0;
    windowSeconds = 0;
  };
  for (let i = 0; i < index.length; i++) {
    const day = local.days[i]!;
    if (day < periods[0]!.start || day >= periods[periods.length - 1]!.end) continue;
    const start = local.starts[i]!;
    const own = spec.sets ? spec.sets.find((set) => set.from <= start && start < set.to)?.period : index[i]!;
    const span = spec.windowSeconds ?? 0;
    const id = span > 0 ? day * 86_400 + Math.floor(local.seconds[i]! / span) * span : start;
    if (id !== windowId || own !== windowPeriod || day >= periods[p]!.end) {
      close();
      while (day >= periods[p]!.end) p++;
      windowId = id;
      windowStart = start;
      windowPeriod = own ?? 0;
    }
    if (own === undefined) continue;
    windowEnergy += quantities[i]!;
    windowSeconds += local.ends[i]! - start;
  }
  close();
  return {
    byPeriod: best.map((row) => Float64Array.from(row, (highest) => highest.mean())),
    at: best.map((row) => Float64Array.from(row, (highest) => highest.at)),
  };
}
