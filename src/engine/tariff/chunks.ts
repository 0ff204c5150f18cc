/**
 * Chunks: the stretches of days over which energy is summed before it is priced. A chunk never crosses a billing period, a
 * ladder's reset, a month when prices vary by month, or a day on which a component starts or stops.
 */
import { firstOfMonth, yearMonthDay, type CivilDay } from '../calendar/civil.js';
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { Existence } from './existence.js';

export type TierReset = 'billing_period' | 'day' | 'month' | 'quarter' | 'year';

export interface ChunkSpec {
  readonly reset: TierReset;
  readonly byMonth: boolean;
  /** Days on which something changes (dated rows), ascending. */
  readonly cuts?: readonly CivilDay[];
  /** Days on which the component exists; all when absent. */
  readonly existence?: Existence | undefined;
}

export interface Chunk {
  /** Index of the billing period. */
  readonly period: number;
  readonly start: CivilDay;
  readonly end: CivilDay;
  /** Chunks of one ladder (until its reset) share a group. */
  readonly group: number;
  /** Calendar month of the first day, 1–12. */
  readonly month: number;
}

export interface Chunking {
  /** Numbers the chunkings of one source. */
  readonly id: number;
  readonly firstDay: CivilDay;
  readonly chunks: readonly Chunk[];
  /** Chunk indexes of each billing period. */
  readonly ofPeriod: readonly (readonly number[])[];
  /** Chunk of each day from `firstDay`; -1 where none. */
  readonly ofDay: Int32Array;
}

const chunkKey = (spec: ChunkSpec): string =>
  `${spec.reset}|${spec.byMonth ? 'm' : ''}|${spec.cuts?.join(',') ?? ''}|${spec.existence?.key ?? ''}`;

/** Makes each chunking of a list of billing periods once. */
export class ChunkBook {
  private readonly made = new Map<string, Chunking>();
  /** The commonest one: whole billing periods. */
  private whole?: Chunking;

  constructor(
    private readonly periods: readonly BillingPeriod[],
    /** The day from which yearly ladders count. */
    private readonly anchor: CivilDay,
  ) {}

  chunks(spec: ChunkSpec): Chunking {
    const plain = spec.reset === 'billing_period' && !spec.byMonth && !spec.existence && !spec.cuts?.length;
    if (plain && this.whole) return this.whole;
    const key = chunkKey(spec);
    let found = this.made.get(key);
    if (!found) this.made.set(key, (found = makeChunks(this.periods, this.anchor, spec, this.made.size)));
    if (plain) this.whole = found;
    return found;
  }
}

function makeChunks(
  periods: readonly BillingPeriod[],
  anchorDay: CivilDay,
  spec: ChunkSpec,
  id: number,
): Chunking {
  const firstDay = periods[0]!.start;
  const lastDay = periods[periods.length - 1]!.end;
  const ofDay = new Int32Array(lastDay - firstDay).fill(-1);
  const chunks: { period: number; start: CivilDay; end: CivilDay; group: number; month: number }[] = [];
  const ofPeriod: number[][] = periods.map(() => []);
  const anchor = yearMonthDay(anchorDay);
  const cuts = new Set(spec.cuts);
  const groupOf = (day: CivilDay, period: number): number => {
    if (spec.reset === 'billing_period') return period;
    if (spec.reset === 'day') return day;
    const { year, month, day: d } = yearMonthDay(day);
    if (spec.reset === 'month') return year * 12 + month;
    if (spec.reset === 'quarter') return year * 4 + Math.floor((month - 1) / 3);
    const months = (year - anchor.year) * 12 + (month - anchor.month) - (d < anchor.day ? 1 : 0);
    return Math.floor(months / 12);
  };
  for (const [p, period] of periods.entries()) {
    let open = -1;
    let openGroup = NaN;
    let openMonth = NaN;
    for (let day = period.start; day < period.end; day++) {
      if (spec.existence && !spec.existence.on(day)) {
        open = -1;
        continue;
      }
      const group = groupOf(day, p);
      const month = spec.byMonth ? firstOfMonth(day) : 0;
      if (open < 0 || group !== openGroup || month !== openMonth || cuts.has(day)) {
        open = chunks.length;
        openGroup = group;
        openMonth = month;
        chunks.push({ period: p, start: day, end: day + 1, group, month: yearMonthDay(day).month });
        ofPeriod[p]!.push(open);
      } else chunks[open]!.end = day + 1;
      ofDay[day - firstDay] = open;
    }
  }
  return { id, firstDay, chunks, ofPeriod, ofDay };
}
