/**
 * Readings gathered once into days of equal slots: running totals of energy, and the power of every demand window. A calendar is
 * then a few differences a day, one for each run of a price period, and not a pass over the readings.
 */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { LocalUsage } from '../series/local-usage.js';
import type { Chunking } from './chunks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { DemandSpec } from './source.js';
import type { PricedRegister } from './structure.js';

const DAY = 86_400;
const HOUR = 3600;

export class DayTotals {
  private readonly energies = new Map<PricedRegister, Float64Array>();
  private readonly powers = new Map<string, Float64Array>();
  /** Length of a slot of energy; readings of uneven lengths know whole days only. */
  private readonly slotSeconds: number;

  constructor(private readonly local: LocalUsage) {
    this.slotSeconds = local.step > 0 ? local.step : DAY;
  }

  /**
   * Energy in mWh at [chunk × periods + period].
   * @param values the register's readings; none may straddle a slot of the calendar
   */
  sum(
    register: PricedRegister,
    values: Float64Array,
    calendar: PriceCalendar,
    chunking: Chunking,
  ): Float64Array {
    const totals = this.runningTotals(register, values);
    const { slotSeconds } = this;
    const width = DAY / slotSeconds + 1;
    const count = calendar.periods.length;
    const sums = new Float64Array(chunking.chunks.length * count);
    const { firstDay, lastDay } = this.local;
    const days = calendar.runs(firstDay, lastDay);
    for (let d = 0; d < days.length; d++) {
      const chunk = chunking.ofDay[firstDay + d - chunking.firstDay] ?? -1;
      if (chunk < 0) continue;
      const row = d * width;
      const runs = days[d]!;
      let before = 0;
      for (let r = 0; r < runs.length; r += 2) {
        const upTo = totals[row + runs[r + 1]! / slotSeconds]!;
        sums[chunk * count + runs[r]!]! += upTo - before;
        before = upTo;
      }
    }
    return sums;
  }

  /**
   * Highest average powers in mW at [billing period][price period].
   * @param windowSeconds a whole part of the calendar's slots, and a multiple of the readings' step
   */
  peaks(
    values: Float64Array,
    windowSeconds: number,
    periods: readonly BillingPeriod[],
    { register, calendar, existence }: DemandSpec,
  ): Float64Array[] {
    const powers = this.windowPowers(register, values, windowSeconds);
    const width = DAY / windowSeconds;
    const { firstDay, lastDay } = this.local;
    const days = calendar.runs(firstDay, lastDay);
    return periods.map((period) => {
      const highest = new Float64Array(calendar.periods.length);
      const last = Math.min(period.end - 1, lastDay);
      for (let day = Math.max(period.start, firstDay); day <= last; day++) {
        if (existence?.on(day) === false) continue;
        const runs = days[day - firstDay]!;
        let cell = (day - firstDay) * width;
        const row = cell;
        for (let r = 0; r < runs.length; r += 2) {
          let peak = highest[runs[r]!]!;
          const end = row + runs[r + 1]! / windowSeconds;
          for (; cell < end; cell++) if (powers[cell]! > peak) peak = powers[cell]!;
          highest[runs[r]!] = peak;
        }
      }
      return highest;
    });
  }

  /** mWh since midnight at [day × (slots + 1) + slot], days counted from the first day with readings. */
  private runningTotals(register: PricedRegister, values: Float64Array): Float64Array {
    const known = this.energies.get(register);
    if (known) return known;
    const { days, seconds, firstDay, lastDay } = this.local;
    const { slotSeconds } = this;
    const width = DAY / slotSeconds + 1;
    const totals = new Float64Array((lastDay - firstDay + 1) * width);
    for (let i = 0; i < values.length; i++)
      totals[(days[i]! - firstDay) * width + Math.floor(seconds[i]! / slotSeconds) + 1]! += values[i]!;
    for (let row = 0; row < totals.length; row += width)
      for (let s = 1; s < width; s++) totals[row + s]! += totals[row + s - 1]!;
    this.energies.set(register, totals);
    return totals;
  }

  /** Average power in mW of the demand windows at [day × windows + window]; the higher of two in a repeated hour. */
  private windowPowers(register: PricedRegister, values: Float64Array, windowSeconds: number): Float64Array {
    const key = `${register} ${windowSeconds}`;
    const known = this.powers.get(key);
    if (known) return known;
    const { days, seconds, starts, step, firstDay, lastDay } = this.local;
    const width = DAY / windowSeconds;
    const powers = new Float64Array((lastDay - firstDay + 1) * width);
    for (let i = 0; i < values.length;) {
      const inWindow = seconds[i]! % windowSeconds;
      const end = starts[i]! - inWindow + windowSeconds;
      const cell = (days[i]! - firstDay) * width + Math.floor(seconds[i]! / windowSeconds);
      let energy = 0;
      let covered = 0;
      for (; i < values.length && starts[i]! < end; i++) {
        energy += values[i]!;
        covered += step;
      }
      const power = Math.round((energy * HOUR) / covered);
      if (power > powers[cell]!) powers[cell] = power;
    }
    this.powers.set(key, powers);
    return powers;
  }
}
