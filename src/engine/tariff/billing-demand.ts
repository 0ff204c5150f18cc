/** Billing demand: the measured peak, a minimum, and the ratchet of earlier peaks. */
import { yearMonthDay, type CivilDay } from '../calendar/civil.js';
import { proportion, scaled } from '../money.js';
import { done, type Outcome } from '../refusal.js';
import { WHOLE_DAY } from './price-calendar.js';
import type { DeterminantSource } from './source.js';
import type { BillingDemand } from './structure.js';

/** kW text to milliwatts. */
export const milliwatts = (kw: string): number => Number(scaled(kw, 6));

/** The determinants of the versions that billed the days before, earliest first. */
export class EarlierSources {
  readonly list: DeterminantSource[] = [];
}

/** The measured peak of a billing cycle, in milliwatts. */
interface Cycle {
  readonly start: CivilDay;
  /** Calendar month in which it begins. */
  readonly month: number;
  peak: number;
}

/** Billing demand in milliwatts per billing period. */
export class DemandBook {
  private found?: Outcome<readonly number[]>;

  /** @param earlier what the plan's earlier versions billed: the ratchet looks back on it */
  constructor(
    private readonly source: DeterminantSource,
    private readonly rule: BillingDemand | undefined,
    private readonly earlier: readonly DeterminantSource[],
  ) {}

  billing(): Outcome<readonly number[]> {
    return (this.found ??= this.make());
  }

  private make(): Outcome<readonly number[]> {
    const { source, rule } = this;
    const own = this.measured(source);
    if (!own.ok || !rule) return own;
    const cycles: Cycle[] = [];
    for (const before of this.earlier) {
      const peaks = this.measured(before);
      if (!peaks.ok) return peaks;
      addCycles(cycles, before, peaks.value);
    }
    addCycles(cycles, source, own.value);
    return done(
      own.value.map((peak, i) => {
        const at = cycles.findIndex(({ start }) => start === source.periods[i]!.cycleStart);
        return ratcheted(rule, cycles, at, yearMonthDay(source.periods[i]!.start).month, peak);
      }),
    );
  }

  private measured(source: DeterminantSource): Outcome<readonly number[]> {
    const peaks = source.peaks({
      register: 'general',
      calendar: WHOLE_DAY,
      highest: 1,
      ...(this.rule?.intervalMinutes === undefined ? {} : { windowSeconds: this.rule.intervalMinutes * 60 }),
    });
    return peaks.ok ? done(peaks.value.byPeriod.map((row) => row[0]!)) : peaks;
  }
}

/** Parts of one billing cycle that several versions bill are one cycle of the ratchet. */
function addCycles(cycles: Cycle[], { periods }: DeterminantSource, peaks: readonly number[]): void {
  for (const [i, period] of periods.entries()) {
    const last = cycles[cycles.length - 1];
    if (last?.start === period.cycleStart) last.peak = Math.max(last.peak, peaks[i]!);
    else cycles.push({ start: period.cycleStart, month: yearMonthDay(period.start).month, peak: peaks[i]! });
  }
}

const A_YEAR = 12;

/** @param at the cycle that is billed, whose own part has its `peak` in `month` */
function ratcheted(
  rule: BillingDemand,
  cycles: readonly Cycle[],
  at: number,
  month: number,
  peak: number,
): number {
  const percent = (of: number): number => {
    const { percent: value = '0' } = rule;
    return Number(scaled(typeof value === 'string' ? value : value[of - 1]!, 6));
  };
  const counts = (of: number): boolean => !rule.months || rule.months.includes(of);
  const part = (kw: number, of: number): number => proportion(kw, percent(of), 100_000_000);
  const ownInFull = !rule.actualMonths || rule.actualMonths.includes(month);
  let demand = rule.minimumKw === undefined ? 0 : milliwatts(rule.minimumKw);
  demand = Math.max(demand, ownInFull ? peak : part(peak, month));
  for (let k = 1; k <= (rule.lookbackMonths ?? A_YEAR); k++) {
    let before = at - k;
    if (before < 0 && rule.wraps) before = ((before % cycles.length) + cycles.length) % cycles.length;
    const cycle = cycles[before];
    if (cycle) {
      if (counts(cycle.month)) demand = Math.max(demand, part(cycle.peak, cycle.month));
      continue;
    }
    // Months before the readings: the history counts backwards from the first billing period.
    const earlier = ((((cycles[0]!.month - 1 + before) % 12) + 12) % 12) + 1;
    const known = before >= -12 ? rule.history?.[earlier - 1] : undefined;
    if (known !== undefined && counts(earlier)) demand = Math.max(demand, part(milliwatts(known), earlier));
  }
  return demand;
}
