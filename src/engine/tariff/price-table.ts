/** Prices by period and tier, compiled: exact prices per month, ladders, and the calendar that says when each applies. */
import type { CivilDay } from '../calendar/civil.js';
import { yearMonthDay } from '../calendar/civil.js';
import { MWH_PER_KWH, proportion, scaled, type Price } from '../money.js';
import { done, refuse, type Outcome } from '../refusal.js';
import { compileCalendar, type PriceCalendar } from './price-calendar.js';
import type { Chunk, Chunking, TierReset } from './chunks.js';
import { resolveSteps, type Steps } from './ladder.js';
import { isMonthly, monthlyPrices, twelve, type CompileContext } from './run.js';
import type { PricePeriod, Schedule, Tier } from './structure.js';

/** The fields that energy and export components share. */
export interface TableJson {
  readonly periods: readonly PricePeriod[];
  readonly schedule?: Schedule;
  readonly tierRule?: 'shared' | 'chronological' | 'per_period';
  readonly tierReset?: TierReset;
  readonly tierScale?: 'none' | 'per_day' | 'per_active_day' | 'per_30_days' | 'cycle_share';
  readonly tierMode?: 'marginal' | 'slab';
}

/** Periods whose tiers have the same bounds share a ladder (under per_period, each period has its own). */
export interface Ladder {
  readonly periods: readonly number[];
  /** Millionths of a kWh (or of kWh per kW) per calendar month; Infinity on an open tier. */
  readonly bounds: readonly (readonly number[])[];
  readonly perKw: readonly boolean[];
  readonly usesDemand: boolean;
}

export interface PriceTable {
  readonly calendar: PriceCalendar;
  readonly names: readonly string[];
  /** prices[period][tier][month - 1] */
  readonly prices: readonly (readonly (readonly Price[])[])[];
  readonly ladders: readonly Ladder[];
  /** Ladder of each period. */
  readonly ladderOf: readonly number[];
  readonly rule: 'shared' | 'chronological' | 'per_period';
  readonly reset: TierReset;
  readonly scale: NonNullable<TableJson['tierScale']>;
  readonly slab: boolean;
  readonly tiered: boolean;
  /** Prices or bounds differ between calendar months. */
  readonly byMonth: boolean;
  readonly mostTiers: number;
}

const tiersOf = (period: PricePeriod): readonly Tier[] =>
  'tiers' in period ? period.tiers : [{ price: period.price }];

/** Twelve bounds in millionths; an absent bound is Infinity. */
function boundsOf(tier: Tier): readonly number[] {
  if (tier.upTo === undefined) return twelve(Infinity);
  const values = typeof tier.upTo === 'string' ? twelve(tier.upTo) : tier.upTo;
  return values.map((value) => Number(scaled(value, 6)));
}

/** Which tiers are bounded in kWh/kW; an open last tier that names no unit goes on with the unit before it. */
function unitsPerKw(tiers: readonly Tier[]): boolean[] {
  const perKw = tiers.map((tier) => tier.unit === 'kWh/kW');
  const last = tiers[tiers.length - 1]!;
  if (last.unit === undefined && last.upTo === undefined && perKw[perKw.length - 2])
    perKw[perKw.length - 1] = true;
  return perKw;
}

export function compileTable(json: TableJson, context: CompileContext, pointer: string): Outcome<PriceTable> {
  const names = json.periods.map((period) => period.name);
  if (new Set(names).size < names.length) {
    return refuse('malformed', 'two price periods have the same name', `${pointer}/periods`);
  }
  const calendar = compileCalendar(json.schedule, names, context.structure.holidays, pointer);
  if (!calendar.ok) return calendar;
  const rule = json.tierRule ?? 'shared';
  if (json.tierScale === 'cycle_share' && (json.tierReset ?? 'billing_period') !== 'billing_period') {
    return refuse(
      'unsupported',
      'tiers scaled by the share of the billing cycle must start again with it',
      `${pointer}/tierScale`,
    );
  }
  const ladders: { periods: number[]; bounds: number[][]; perKw: boolean[]; usesDemand: boolean }[] = [];
  const ladderOf: number[] = [];
  const byBounds = new Map<string, number>();
  let byMonth = false;
  for (const [p, period] of json.periods.entries()) {
    const tiers = tiersOf(period);
    const bounds = tiers.map((tier) => [...boundsOf(tier)]);
    const perKw = unitsPerKw(tiers);
    for (const [t, tier] of tiers.entries()) {
      if (isMonthly(tier.price) || isMonthly(tier.upTo)) byMonth = true;
      const last = t === tiers.length - 1;
      // The last kWh step of a kWh/kW block may be open: it ends where the block ends.
      const endsBlock = perKw[0] && !perKw[t] && perKw[t + 1] === true;
      if (!last && tier.upTo === undefined && !endsBlock) {
        return refuse(
          'overlapping_tiers',
          `tier ${t + 1} of "${period.name}" has no upper bound but another tier follows it`,
          `${pointer}/periods/${p}/tiers/${t}`,
        );
      }
      if (last && tier.upTo !== undefined) {
        return refuse(
          'missing_price',
          `the last tier of "${period.name}" has an upper bound, and usage above it has no price`,
          `${pointer}/periods/${p}/tiers/${t}/upTo`,
        );
      }
      const below = bounds[t - 1];
      if (t > 0 && perKw[t] === perKw[t - 1] && bounds[t]!.some((bound, m) => bound <= below![m]!)) {
        return refuse(
          'overlapping_tiers',
          `tier ${t + 1} of "${period.name}" ends at or below the tier before it`,
          `${pointer}/periods/${p}/tiers/${t}/upTo`,
        );
      }
      if (bounds[t]!.some((bound) => bound < 0)) {
        return refuse(
          'overlapping_tiers',
          `tier ${t + 1} of "${period.name}" has a negative bound`,
          `${pointer}/periods/${p}/tiers/${t}/upTo`,
        );
      }
    }
    const key = rule === 'per_period' ? `${p}` : JSON.stringify([bounds.map((b) => b.map(String)), perKw]);
    let ladder = byBounds.get(key);
    if (ladder === undefined) {
      byBounds.set(key, (ladder = ladders.length));
      ladders.push({ periods: [], bounds, perKw, usesDemand: perKw.some(Boolean) });
    }
    ladders[ladder]!.periods.push(p);
    ladderOf.push(ladder);
  }
  const mostTiers = Math.max(...json.periods.map((period) => tiersOf(period).length));
  return done({
    calendar: calendar.value,
    names,
    prices: json.periods.map((period) => tiersOf(period).map((tier) => monthlyPrices(tier.price))),
    ladders,
    ladderOf,
    rule,
    reset: json.tierReset ?? 'billing_period',
    scale: json.tierScale ?? 'none',
    slab: json.tierMode === 'slab',
    // A single open tier is a plain price; a single bounded one is still a ladder of one step.
    tiered: mostTiers > 1,
    byMonth,
    mostTiers,
  });
}

/** What a ladder's bounds are measured by: the days until its reset, the cycle, and the billing demand in milliwatts. */
export interface LadderScope {
  readonly days: readonly CivilDay[];
  /** Days billed and days of the full cycle, for cycle_share. */
  readonly cycle: { readonly days: number; readonly of: number };
  readonly demand: number;
}

/** The days that a chunk's ladder covers: all chunks of its reset group. */
export function daysOfGroup(chunking: Chunking, chunk: Chunk): CivilDay[] {
  const days: CivilDay[] = [];
  for (const other of chunking.chunks) {
    if (other.group === chunk.group) for (let day = other.start; day < other.end; day++) days.push(day);
  }
  return days;
}

/** The ladder's cumulative bounds in mWh, as they hold in a scope. */
export function stepsIn(table: PriceTable, ladder: Ladder, scope: LadderScope): Steps {
  const month = yearMonthDay(scope.days[0]!).month - 1;
  const counted =
    table.scale === 'per_day' || table.scale === 'per_active_day' ? countedDays(table, ladder, scope) : [];
  const bounds = ladder.bounds.map((byMonth, t) => {
    const bound = byMonth[month]!;
    if (bound === Infinity) return Infinity;
    if (ladder.perKw[t]) return proportion(bound, scope.demand, MWH_PER_KWH);
    switch (table.scale) {
      case 'per_day':
      case 'per_active_day':
        return counted.reduce((sum, day) => sum + byMonth[yearMonthDay(day).month - 1]!, 0);
      case 'per_30_days':
        return Math.round((bound * scope.days.length) / 30 / MWH_PER_KWH) * MWH_PER_KWH;
      case 'cycle_share':
        return proportion(bound, scope.cycle.days, scope.cycle.of);
      case 'none':
        return bound;
    }
  });
  return resolveSteps(bounds, ladder.perKw);
}

/**
 * per_active_day counts the days on which one of the ladder's periods occurs. per_day counts them all, but where several ladders
 * share a table (a summer and a winter baseline) each counts the days of its own season.
 */
function countedDays(table: PriceTable, ladder: Ladder, scope: LadderScope): readonly CivilDay[] {
  if (table.scale === 'per_day' && (table.ladders.length === 1 || table.rule === 'per_period'))
    return scope.days;
  return scope.days.filter((day) => ladder.periods.some((period) => table.calendar.occurs(period, day)));
}
