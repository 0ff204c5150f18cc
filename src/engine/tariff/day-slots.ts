/**
 * Readings gathered once into grids of days by slots of the wall clock. Every calendar whose windows lie on those slots is then a
 * pass over the grid, not over the readings: a year of quarter-hours is 8,760 cells for calendars of whole hours.
 */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { LocalUsage } from '../series/local-usage.js';
import type { Chunking } from './chunks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { DemandSpec } from './source.js';
import type { PricedRegister } from './structure.js';

const DAY = 86_400;
const HOUR = 3600;

/** A value at [day × slots + slot], days counted from the first day with readings. */
interface Grid {
  readonly slots: number;
  readonly cells: Float64Array;
}

export class DaySlots {
  private readonly grids = new Map<string, Grid>();

  constructor(private readonly local: LocalUsage) {}

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
    const { slots, cells } = this.energy(register, values, calendar.slotSeconds);
    const count = calendar.periods.length;
    const sums = new Float64Array(chunking.chunks.length * count);
    const { firstDay, lastDay } = this.local;
    for (let day = firstDay; day <= lastDay; day++) {
      const chunk = chunking.ofDay[day - chunking.firstDay] ?? -1;
      if (chunk < 0) continue;
      const base = chunk * count;
      const row = (day - firstDay) * slots;
      const template = calendar.template(day);
      for (let s = 0; s < slots; s++) sums[base + template[s]!]! += cells[row + s]!;
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
    const { slots, cells } = this.power(register, values, windowSeconds, calendar.slotSeconds);
    const { firstDay, lastDay } = this.local;
    return periods.map((period) => {
      const highest = new Float64Array(calendar.periods.length);
      const last = Math.min(period.end - 1, lastDay);
      for (let day = Math.max(period.start, firstDay); day <= last; day++) {
        if (existence?.on(day) === false) continue;
        const row = (day - firstDay) * slots;
        const template = calendar.template(day);
        for (let s = 0; s < slots; s++) {
          const power = cells[row + s]!;
          if (power > highest[template[s]!]!) highest[template[s]!] = power;
        }
      }
      return highest;
    });
  }

  private energy(register: PricedRegister, values: Float64Array, slotSeconds: number): Grid {
    return this.remember(`${register} ${slotSeconds}`, slotSeconds, ({ slots, cells }) => {
      const { days, seconds, firstDay } = this.local;
      for (let i = 0; i < values.length; i++)
        cells[(days[i]! - firstDay) * slots + Math.floor(seconds[i]! / slotSeconds)]! += values[i]!;
    });
  }

  /** The highest average power of the demand windows in each slot. */
  private power(
    register: PricedRegister,
    values: Float64Array,
    windowSeconds: number,
    slotSeconds: number,
  ): Grid {
    return this.remember(`${register} ${windowSeconds} ${slotSeconds}`, slotSeconds, ({ slots, cells }) => {
      const { days, seconds, starts, step, firstDay } = this.local;
      for (let i = 0; i < values.length;) {
        const inWindow = seconds[i]! % windowSeconds;
        const end = starts[i]! - inWindow + windowSeconds;
        const cell = (days[i]! - firstDay) * slots + Math.floor(seconds[i]! / slotSeconds);
        let energy = 0;
        let covered = 0;
        for (; i < values.length && starts[i]! < end; i++) {
          energy += values[i]!;
          covered += step;
        }
        const power = Math.round((energy * HOUR) / covered);
        if (power > cells[cell]!) cells[cell] = power;
      }
    });
  }

  private remember(key: string, slotSeconds: number, fill: (grid: Grid) => void): Grid {
    let grid = this.grids.get(key);
    if (!grid) {
      const slots = DAY / slotSeconds;
      const { firstDay, lastDay } = this.local;
      this.grids.set(key, (grid = { slots, cells: new Float64Array((lastDay - firstDay + 1) * slots) }));
      fill(grid);
    }
    return grid;
  }
}
