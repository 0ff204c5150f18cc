/**
 * Readings summed once into a grid of days by slots of the wall clock. Every calendar whose windows lie on those slots is then a
 * pass over the grid, not over the readings: a year of quarter-hours is 8,760 cells for calendars of whole hours.
 */
import type { LocalUsage } from '../series/local-usage.js';
import type { Chunking } from './chunks.js';
import type { PriceCalendar } from './price-calendar.js';
import type { PricedRegister } from './structure.js';

const DAY = 86_400;

/** mWh at [day × slots + slot], days counted from the first day with readings. */
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
    const { slots, cells } = this.grid(register, values, calendar.slotSeconds);
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

  private grid(register: PricedRegister, values: Float64Array, slotSeconds: number): Grid {
    const key = `${register} ${slotSeconds}`;
    let grid = this.grids.get(key);
    if (!grid) this.grids.set(key, (grid = this.fill(values, slotSeconds)));
    return grid;
  }

  private fill(values: Float64Array, slotSeconds: number): Grid {
    const { days, seconds, firstDay, lastDay } = this.local;
    const slots = DAY / slotSeconds;
    const cells = new Float64Array((lastDay - firstDay + 1) * slots);
    for (let i = 0; i < values.length; i++) {
      cells[(days[i]! - firstDay) * slots + Math.floor(seconds[i]! / slotSeconds)]! += values[i]!;
    }
    return { slots, cells };
  }
}
