/** A price table at work: determinants of a register, split over tiers, billing period by billing period. */
import type { Price } from '../money.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { Chunk, Chunking, TierReset } from './chunks.js';
import { fill, fillEach, share, stepReached, type Steps } from './ladder.js';
import type { Existence } from './existence.js';
import type { NetAccount } from './net-meter.js';
import { daysOfGroup, stepsIn, type PriceTable } from './price-table.js';
import type { Run } from './run.js';
import type { PricedRegister } from './structure.js';

/** Energy that one price applies to. */
export interface Charge {
  readonly period: number;
  readonly tier: number;
  /** mWh */
  readonly quantity: number;
  readonly price: Price;
}

/** Charges of a billing period. */
export type Charges = (periodIndex: number) => readonly Charge[];

/** How far each ladder of a component is filled since its last reset. */
class Progress {
  private group = NaN;
  private reset?: TierReset;
  used = new Float64Array(0);

  /** Gets ready for a table; what was filled counts on when its ladders start again on the same days. */
  meet({ ladders, rule, reset }: PriceTable): this {
    const count = rule === 'chronological' ? 1 : ladders.length;
    if (this.used.length === count && this.reset === reset) return this;
    this.group = NaN;
    this.reset = reset;
    this.used = new Float64Array(count);
    return this;
  }

  enter(chunk: Chunk, run: Run): void {
    // A version may change inside a billing period, which is a period of each.
    const group =
      this.reset === 'billing_period' ? run.source.periods[chunk.period]!.cycleStart : chunk.group;
    if (group === this.group) return;
    this.group = group;
    this.used.fill(0);
  }
}

/** Bounds that follow the days are those of a version's own days: its ladders start empty. */
const progressOf = (table: PriceTable, key: string, { memory }: Run): Progress =>
  (table.scale === 'none' ? memory.of(Progress, key) : new Progress()).meet(table);

/**
 * Gathers the determinants of a component's table and returns what each billing period is charged.
 * @param key by which the component is remembered
 */
export function runTable(
  table: PriceTable,
  register: PricedRegister,
  existence: Existence | undefined,
  run: Run,
  key: string,
): Outcome<Charges> {
  // A home without panels or a controlled load has nothing to price there.
  if (run.source.isEmpty(register)) return done(() => []);
  const chunking = run.source.chunks({
    reset: table.tiered ? table.reset : 'billing_period',
    byMonth: table.byMonth,
    existence,
  });
  if (run.source.straddles(table.calendar)) run.flags.add('readings_split');
  const steps = rememberSteps(table, chunking, run);
  if (!steps.ok) return steps;
  const stepsFor = steps.value;
  if (table.tiered && table.rule === 'chronological')
    return chronological(table, register, chunking, run, stepsFor, progressOf(table, key, run));

  const energy = run.source.energy(register, table.calendar, chunking);
  if (!energy.ok) return energy;
  const count = table.names.length;
  if (!table.tiered && !table.byMonth) return done(plainCharges(table, chunking, energy.value));
  const progress = progressOf(table, key, run);
  return done((periodIndex) => {
    const collector = new Collector(table);
    for (const c of chunking.ofPeriod[periodIndex]!) {
      const chunk = chunking.chunks[c]!;
      if (!table.tiered) {
        for (let p = 0; p < count; p++) collector.add(p, 0, chunk.month, energy.value[c * count + p]!);
        continue;
      }
      progress.enter(chunk, run);
      splitOverTiers(
        table,
        energy.value.subarray(c * count, (c + 1) * count),
        progress.used,
        (l) => stepsFor(chunk, l),
        (p, t, q) => collector.add(p, t, chunk.month, q),
      );
    }
    return collector.charges();
  });
}

/**
 * The same for energy net of exports. It is netted over whole billing periods, so these have one set of prices, those of the month
 * in which they begin, and a ladder may not start again inside one.
 */
export function runNetted(
  table: PriceTable,
  existence: Existence | undefined,
  run: Run,
  account: NetAccount,
  key: string,
  pointer: string,
): Outcome<Charges> {
  if (table.tiered && table.rule === 'chronological') {
    return refuse(
      'unsupported',
      'net metering nets whole billing periods, so tiers cannot fill in time order',
      `${pointer}/tierRule`,
    );
  }
  const chunking = run.source.chunks({
    reset: table.tiered ? table.reset : 'billing_period',
    byMonth: false,
    existence,
  });
  const again = chunking.ofPeriod.findIndex((chunks) =>
    chunks.some((c) => chunking.chunks[c]!.group !== chunking.chunks[chunks[0]!]!.group),
  );
  if (again >= 0) {
    return refuse(
      'unsupported',
      'net metering nets whole billing periods, but the tiers start again inside one',
      `${pointer}/tierReset`,
    );
  }
  const energy = run.source.energy('net', table.calendar, chunking);
  if (!energy.ok) return energy;
  const steps = rememberSteps(table, chunking, run);
  if (!steps.ok) return steps;
  const count = table.names.length;
  const progress = progressOf(table, key, run);
  return done((periodIndex) => {
    const chunks = chunking.ofPeriod[periodIndex]!;
    if (chunks.length === 0) return [];
    const net = table.names.map((_, p) => chunks.reduce((sum, c) => sum + energy.value[c * count + p]!, 0));
    const quantities = account.net(run.source.periods[periodIndex]!.start, net);
    const chunk = chunking.chunks[chunks[0]!]!;
    const collector = new Collector(table);
    progress.enter(chunk, run);
    splitOverTiers(
      table,
      quantities,
      progress.used,
      (l) => steps.value(chunk, l),
      (p, t, q) => collector.add(p, t, chunk.month, q),
    );
    return collector.charges();
  });
}

/** One price per period all the year round: the common case needs no ladder and no collecting. */
function plainCharges(table: PriceTable, chunking: Chunking, energy: Float64Array): Charges {
  const count = table.names.length;
  return (periodIndex) => {
    const charges: Charge[] = [];
    const chunks = chunking.ofPeriod[periodIndex]!;
    for (let period = 0; period < count; period++) {
      let quantity = 0;
      for (const c of chunks) quantity += energy[c * count + period]!;
      if (quantity !== 0) charges.push({ period, tier: 0, quantity, price: table.prices[period]![0]![0]! });
    }
    return charges;
  };
}

type StepsFor = (chunk: Chunk, ladder: number) => Steps;

function rememberSteps(table: PriceTable, chunking: Chunking, run: Run): Outcome<StepsFor> {
  let demand: readonly number[] = [];
  if (table.ladders.some((ladder) => ladder.usesDemand)) {
    const billing = run.demand.billing();
    if (!billing.ok) return billing;
    demand = billing.value;
  }
  const found = new Map<number, Steps>();
  const same = table.scale === 'none' && !table.byMonth && demand.length === 0;
  return done((chunk, ladder) => {
    const scope = same ? 0 : chunk.group * 4096 + chunk.period;
    const key = scope * table.ladders.length + ladder;
    let steps = found.get(key);
    if (!steps) {
      const period = run.source.periods[chunk.period]!;
      steps = stepsIn(table, table.ladders[ladder]!, {
        days: table.reset === 'day' ? [chunk.start] : daysOfGroup(chunking, chunk),
        cycle: { days: period.end - period.start, of: period.cycleEnd - period.cycleStart },
        demand: demand[chunk.period] ?? 0,
      });
      found.set(key, steps);
    }
    return steps;
  });
}

/** Splits a chunk's energy per price period over the tiers of the table's ladders. */
export function splitOverTiers(
  table: PriceTable,
  quantities: ArrayLike<number>,
  used: Float64Array,
  stepsOf: (ladder: number) => Steps,
  add: (period: number, tier: number, quantity: number) => void,
): void {
  for (let l = 0; l < table.ladders.length; l++) {
    const { periods } = table.ladders[l]!;
    let total = 0;
    for (const p of periods) total += quantities[p]!;
    if (total <= 0) continue;
    const steps = stepsOf(l);
    if (table.slab) {
      const tier = steps.tier[stepReached(steps, used[l]! + total)]!;
      for (const p of periods) add(p, tier, quantities[p]!);
    } else if (periods.length === 1) {
      fillEach(steps, used[l]!, total, (s, amount) => add(periods[0]!, steps.tier[s]!, amount));
    } else {
      const members = periods.map((p) => quantities[p]!);
      for (const [s, row] of share(fill(steps, used[l]!, total), members).entries()) {
        for (const [k, q] of row.entries()) add(periods[k]!, steps.tier[s]!, q);
      }
    }
    used[l]! += total;
  }
}

/** Tiers filled in time order: one running total, each interval split where it crosses a bound. */
function chronological(
  table: PriceTable,
  register: PricedRegister,
  chunking: Chunking,
  run: Run,
  stepsFor: StepsFor,
  progress: Progress,
): Outcome<Charges> {
  const width = table.names.length * table.mostTiers;
  const sums = new Float64Array(chunking.chunks.length * width);
  const visited = run.source.visit(register, table.calendar, chunking, (c, p, quantity) => {
    const chunk = chunking.chunks[c]!;
    progress.enter(chunk, run);
    if (quantity <= 0) return;
    const steps = stepsFor(chunk, table.ladderOf[p]!);
    fillEach(steps, progress.used[0]!, quantity, (s, amount) => {
      sums[c * width + p * table.mostTiers + steps.tier[s]!]! += amount;
    });
    progress.used[0]! += quantity;
  });
  if (!visited.ok) return visited;
  return done((periodIndex) => {
    const collector = new Collector(table);
    for (const c of chunking.ofPeriod[periodIndex]!) {
      const { month } = chunking.chunks[c]!;
      for (let k = 0; k < width; k++) {
        collector.add(Math.floor(k / table.mostTiers), k % table.mostTiers, month, sums[c * width + k]!);
      }
    }
    return collector.charges();
  });
}

/** Adds up energy of equal price, so that a bill has one line per period and tier (and month, where prices change by month). */
class Collector {
  private readonly sums: Float64Array;
  private month = 0;
  private readonly out: Charge[] = [];

  constructor(private readonly table: PriceTable) {
    this.sums = new Float64Array(table.names.length * table.mostTiers);
  }

  add(period: number, tier: number, month: number, quantity: number): void {
    if (quantity === 0) return;
    if (month !== this.month) {
      if (this.table.byMonth) this.flush();
      this.month = month;
    }
    this.sums[period * this.table.mostTiers + tier]! += quantity;
  }

  private flush(): void {
    const { mostTiers, prices } = this.table;
    for (let k = 0; k < this.sums.length; k++) {
      const quantity = this.sums[k]!;
      if (quantity === 0) continue;
      const period = Math.floor(k / mostTiers);
      const tier = k % mostTiers;
      this.out.push({ period, tier, quantity, price: prices[period]![tier]![this.month - 1]! });
    }
    this.sums.fill(0);
  }

  charges(): readonly Charge[] {
    if (this.month > 0) this.flush();
    return this.out;
  }
}
