/** Wall clock to instant for columns of stamps: the zone is asked once per day, not once per row. */
import { addMonths, type CivilDay } from '../../engine/calendar/civil.js';
import { instantOf, offsetAt, startOfDay, wallClock } from '../../engine/calendar/zone.js';

const DAY = 86_400;

export class LocalClock {
  /** Offset of days that have only one; NaN marks a clock-change day. */
  private readonly offsets = new Map<CivilDay, number>();
  private lastDay = NaN;
  private lastOffset = NaN;

  constructor(readonly zone: string) {}

  /** Seconds east of UTC for the whole day, or NaN when the clocks change on it. */
  plainOffset(day: CivilDay): number {
    if (day === this.lastDay) return this.lastOffset;
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      const start = startOfDay(this.zone, day);
      const next = startOfDay(this.zone, day + 1);
      offset = next - start === DAY ? day * DAY - start : NaN;
      this.offsets.set(day, offset);
    }
    this.lastDay = day;
    this.lastOffset = offset;
    return offset;
  }

  /** True when the wall clock shows this time twice. */
  isAmbiguous(wall: number): boolean {
    if (!Number.isNaN(this.plainOffset(Math.floor(wall / DAY)))) return false;
    return instantOf(this.zone, wall) !== instantOf(this.zone, wall, true);
  }

  /** The instant of a wall-clock second; undefined when the clocks skip it. */
  instant(wall: number, second = false): number | undefined {
    const offset = this.plainOffset(Math.floor(wall / DAY));
    return Number.isNaN(offset) ? instantOf(this.zone, wall, second) : wall - offset;
  }

  /** As `instant`; a skipped time becomes the same instant after the jump. */
  nearest(wall: number, second = false): number {
    return this.instant(wall, second) ?? wall - offsetAt(this.zone, wall - DAY);
  }

  /** Wall-clock second of an instant. */
  wall(instant: number): number {
    return instant + offsetAt(this.zone, instant);
  }

  /** `instant` moved by whole local days: a day is 23, 24 or 25 hours long. */
  addDays(instant: number, days: number): number {
    return this.nearest(this.wall(instant) + days * DAY);
  }

  /** `instant` moved by calendar months. */
  addMonths(instant: number, months: number): number {
    const { day, second } = wallClock(this.zone, instant);
    return this.nearest(addMonths(day, months) * DAY + second);
  }
}
