/** Billing demand: the measured peak, a minimum, and the ratchet of earlier peaks. */
import { yearMonthDay } from '../calendar/civil.js';
import { proportion, scaled } from '../money.js';
import { done, type Outcome } from '../refusal.js';
import { WHOLE_DAY } from './price-calendar.js';
import type { DeterminantSource } from './source.js';
import type { BillingDemand } from './structure.js';

/** kW text to milliwatts. */
export const milliwatts = (kw: string): number => Number(scaled(kw, 6));

/** Billing demand in milliwatts per billing period. */
export class DemandBook {
  private found?: Outcome<readonly number[]>;

  constructor(
    private readonly source: DeterminantSource,
    private readonly rule: BillingDemand | undefined,
  ) {}

  billing(): Outcome<readonly number[]> {
    return (this.found ??= this.make());
  }

  private make(): Outcome<readonly number[]> {
    const peaks = this.source.peaks({
      register: 'general',
      calendar: WHOLE_DAY,
      highest: 1,
      ...(this.rule?.intervalMinutes === undefined ? {} : { windowSeconds: this.rule.intervalMinutes * 60 }),
    });
    if (!peaks.ok) return peaks;
    const measured = peaks.value.byPeriod.map((row) => row[0]!);
    return done(this.rule ? measured.map((_, i) => this.ratcheted(measured, i, this.rule!)) : measured);
  }

  private ratcheted(measured: readonly number[], i: number, rule: BillingDemand): number {
    const month = (k: number): number => yearMonthDay(this.source.periods[k]!.start).month;
    const percent = (of: number): number => {
      const value =
        rule.percent === undefined
          ? '0'
          : typeof rule.percent === 'string'
            ? rule.percent
            : rule.percent[of - 1]!;
      return Number(scaled(value, 6));
    };
    const counts = (of: number): boolean => !rule.months || rule.months.includes(of);
    const part = (peak: number, of: number): number => proportion(peak, percent(of), 100_000_000);
    let demand = rule.minimumKw === undefined ? 0 : milliwatts(rule.minimumKw);
    const ownInFull = !rule.actualMonths || rule.actualMonths.includes(month(i));
    demand = Math.max(demand, ownInFull ? measured[i]! : part(measured[i]!, month(i)));
    const back = rule.lookbackMonths ?? measured.length;
    for (let k = 1; k <= back; k++) {
      let at = i - k;
      if (at < 0 && rule.wraps) at = ((at % measured.length) + measured.length) % measured.length;
      if (at >= 0) {
        if (counts(month(at))) demand = Math.max(demand, part(measured[at]!, month(at)));
        continue;
      }
      // Months before the readings: the history counts backwards from the first billing period.
      const earlier = ((((month(0) - 1 + at) % 12) + 12) % 12) + 1;
      const known = at >= -12 ? rule.history?.[earlier - 1] : undefined;
      if (known !== undefined && counts(earlier)) demand = Math.max(demand, part(milliwatts(known), earlier));
    }
    return demand;
  }
}
