/** Billing determinants as a bill prints them, in place of readings. */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { CivilDay } from '../calendar/civil.js';
import { done, refuse, type Outcome } from '../refusal.js';
import { ChunkBook, type Chunking, type ChunkSpec } from './chunks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { DemandSpec, DeterminantSource, Peaks, Visit } from './source.js';
import type { PricedRegister } from './structure.js';

/** Determinants of one billing period. Energy in whole mWh, demand in whole milliwatts. */
export interface GivenPeriod {
  readonly start: CivilDay;
  readonly end: CivilDay;
  /** The period is a full billing cycle when absent. */
  readonly cycle?: { readonly start: CivilDay; readonly end: CivilDay };
  readonly total?: number;
  /** By the name of the price period. */
  readonly byPeriod?: Readonly<Record<string, number>>;
  /** Shares of the total by the name of the price period, in millionths. */
  readonly mix?: Readonly<Record<string, number>>;
  readonly exported?: number;
  readonly controlledLoad?: number;
  readonly demand?: number;
}

export class GivenSource implements DeterminantSource {
  readonly periods: readonly BillingPeriod[];
  readonly firstDay: CivilDay;
  readonly longestSeconds = 0;
  private readonly book: ChunkBook;

  constructor(private readonly given: readonly GivenPeriod[]) {
    this.periods = given.map(({ start, end, cycle }) => ({
      start,
      end,
      cycleStart: cycle?.start ?? start,
      cycleEnd: cycle?.end ?? end,
    }));
    this.firstDay = this.periods[0]!.start;
    this.book = new ChunkBook(this.periods, this.firstDay);
  }

  isEmpty(register: PricedRegister): boolean {
    return (
      register === 'controlled_load' && this.given.every(({ controlledLoad = 0 }) => controlledLoad === 0)
    );
  }

  straddles(): boolean {
    return false;
  }

  chunks(spec: ChunkSpec): Chunking {
    return this.book.chunks(spec);
  }

  energy(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking): Outcome<Float64Array> {
    const count = calendar.periods.length;
    const sums = new Float64Array(chunking.chunks.length * count);
    for (const [p, period] of this.given.entries()) {
      const split = splitOver(register, calendar, period);
      if (!split.ok) return split;
      const days = period.end - period.start;
      let before = 0;
      for (const c of chunking.ofPeriod[p]!) {
        const chunk = chunking.chunks[c]!;
        const after = before + chunk.end - chunk.start;
        // A chunk shorter than the period gets its share of the days.
        for (let k = 0; k < count; k++) {
          const whole = split.value[k]!;
          sums[c * count + k] = Math.round((whole * after) / days) - Math.round((whole * before) / days);
        }
        before = after;
      }
    }
    return done(sums);
  }

  visit(register: PricedRegister, calendar: PriceCalendar, chunking: Chunking, visit: Visit): Outcome<void> {
    if (calendar.periods.length > 1) {
      return refuse(
        'needs_interval_data',
        'these tiers fill in time order, so the readings themselves are needed',
      );
    }
    const sums = this.energy(register, calendar, chunking);
    if (!sums.ok) return sums;
    for (const [c, chunk] of chunking.chunks.entries()) {
      visit(c, 0, sums.value[c]!, chunk.start * 86_400, chunk.end * 86_400);
    }
    return done(undefined);
  }

  peaks(spec: DemandSpec): Outcome<Peaks> {
    const rows: Float64Array[] = [];
    for (const period of this.given) {
      if (period.demand === undefined) {
        return refuse('needs_demand_data', 'demand is charged, and no billing demand is given');
      }
      rows.push(new Float64Array(spec.calendar.periods.length).fill(period.demand));
    }
    return done({ byPeriod: rows });
  }
}

function splitOver(
  register: PricedRegister,
  calendar: PriceCalendar,
  given: GivenPeriod,
): Outcome<readonly number[]> {
  const names = calendar.periods;
  if (register === 'controlled_load')
    return done(names.map((_, i) => (i === 0 ? (given.controlledLoad ?? 0) : 0)));
  if (register === 'export' || register === 'production') {
    return done(names.map((_, i) => (i === 0 ? (given.exported ?? 0) : 0)));
  }
  const less = register === 'net' ? (given.exported ?? 0) : 0;
  if (names.length === 1) {
    const total = given.total ?? Object.values(given.byPeriod ?? {}).reduce((sum, q) => sum + q, 0);
    return done([total - less]);
  }
  if (given.byPeriod) {
    const unknown = Object.keys(given.byPeriod).find((name) => !names.includes(name));
    if (unknown)
      return refuse('malformed', `usage is given for a period "${unknown}" that the plan does not have`);
    return done(names.map((name) => given.byPeriod![name] ?? 0));
  }
  if (given.mix && given.total !== undefined) {
    let before = 0;
    let share = 0;
    return done(
      names.map((name) => {
        share += given.mix![name] ?? 0;
        const upTo = Math.round((given.total! * share) / 1_000_000);
        const part = upTo - before;
        before = upTo;
        return part;
      }),
    );
  }
  return refuse('needs_interval_data', 'the price changes within the day, and only a total is known');
}
