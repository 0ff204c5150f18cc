/** Days whose hours are numbered 1 to 24: on clock-change days 1 to 23 or 1 to 25, or the wall clock with a hole or a repeat. */
import { offsetAt, startOfDay } from '../../engine/calendar/zone.js';

const DAY = 86_400;

interface HeldHour {
  readonly hour: number;
  readonly emit: (start: number) => void;
}

/**
 * Turns numbered hours into wall-clock starts. Hour n is the n-th hour that passed where the day's last number is the number of
 * its hours (23 or 25); otherwise it is the clock's hour that ends at n.
 */
export class NumberedHours {
  private zeroSeen = false;
  private lastSeen = false;
  private heldDay = NaN;
  private held: HeldHour[] = [];

  constructor(private readonly zone: string) {}

  /** @param midnight wall-clock seconds of the day's midnight */
  add(midnight: number, hour: number, emit: (start: number) => void): void {
    if (hour === 0) this.zeroSeen = true;
    if (hour >= 24) this.lastSeen = true;
    if (midnight !== this.heldDay) this.release();
    if (this.length(midnight / DAY) === 24) emit(midnight + (hour - 1) * 3600);
    else {
      this.heldDay = midnight;
      this.held.push({ hour, emit });
    }
  }

  /** Lets go of what is held. True when the hours turn out to be numbered from 0: they then name starts. */
  end(): boolean {
    this.release();
    return this.zeroSeen && !this.lastSeen;
  }

  private length(day: number): number {
    return (startOfDay(this.zone, day + 1) - startOfDay(this.zone, day)) / 3600;
  }

  private release(): void {
    const { held, heldDay } = this;
    this.held = [];
    this.heldDay = NaN;
    if (held.length === 0) return;
    const day = heldDay / DAY;
    const passed = Math.max(...held.map(({ hour }) => hour)) === this.length(day);
    for (const { hour, emit } of held) {
      const instant = startOfDay(this.zone, day) + (hour - 1) * 3600;
      emit(passed ? instant + offsetAt(this.zone, instant) : heldDay + (hour - 1) * 3600);
    }
  }
}
