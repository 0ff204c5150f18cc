/** From when to when a reading lasts: its printed end, else the usual interval, never stretched over a gap. */
import { localIntervals, type IntervalChoice } from './interval.js';
import type { LocalClock } from './local-clock.js';
import type { Register } from './register.js';

const DAY = 86_400;
/** A billing period may be this much longer than the usual one; beyond, a bill is missing. */
const PERIOD_SLACK = 1.5;

export class Extents {
  start = NaN;
  end = NaN;
  private readonly lengths: Float64Array | undefined;
  /** Days are 23, 24 or 25 hours long where the stamps are wall clock. */
  private readonly localDays: boolean;
  private readonly endStamped: boolean;

  constructor(
    private readonly register: Register,
    private readonly clock: LocalClock,
    private readonly usual: IntervalChoice,
    private readonly instants: Float64Array,
    private readonly order: Uint32Array | undefined,
  ) {
    this.lengths = localIntervals(register, usual, instants, order);
    this.localDays = !usual.periods && usual.seconds % DAY === 0 && this.beginsDays();
    this.endStamped = register.spec.stamp === 'end';
  }

  /** Stamps are wall clock, or instants that all stand at the home's midnight. */
  private beginsDays(): boolean {
    const { register, instants, clock } = this;
    if (register.length > 0 && !register.isInstant(0)) return true;
    return instants.every((at) => Number.isNaN(at) || clock.wall(at) % DAY === 0);
  }

  /** Finds `start` and `end` of a row, the `position`-th in time; false when the row has no instant. */
  find(position: number, row: number): boolean {
    const at = this.instants[row]!;
    if (Number.isNaN(at)) return false;
    if (this.endStamped) {
      this.end = at;
      this.start = this.startOf(at, position, row);
    } else {
      this.start = at;
      this.end = this.endOf(at, position, row);
    }
    return true;
  }

  private endOf(at: number, position: number, row: number): number {
    const span = this.register.spans[row]!;
    const { usual, clock } = this;
    if (span > 0)
      return span % DAY === 0 && !this.register.isInstant(row) ? clock.addDays(at, span / DAY) : at + span;
    if (!usual.periods)
      return this.localDays ? clock.addDays(at, usual.seconds / DAY) : at + this.length(row);
    const length = this.neighbour(position, 1) - at;
    if (length > 0 && length < usual.seconds * PERIOD_SLACK) return at + length;
    return isMonth(usual.seconds) ? clock.addMonths(at, 1) : at + usual.seconds;
  }

  private startOf(at: number, position: number, row: number): number {
    const span = this.register.spans[row]!;
    const { usual, clock } = this;
    if (span > 0) return at - span;
    if (!usual.periods)
      return this.localDays ? clock.addDays(at, -usual.seconds / DAY) : at - this.length(row);
    const length = at - this.neighbour(position, -1);
    return length > 0 && length < usual.seconds * PERIOD_SLACK ? at - length : at - usual.seconds;
  }

  private length(row: number): number {
    return this.lengths?.[row] ?? this.usual.seconds;
  }

  /** Instant of the next or previous row in time that is not the same one; NaN at the ends. */
  private neighbour(position: number, step: 1 | -1): number {
    const { order, instants } = this;
    const own = instants[order ? order[position]! : position]!;
    for (let at = position + step; at >= 0 && at < instants.length; at += step) {
      const instant = instants[order ? order[at]! : at]!;
      if (instant !== own) return instant;
    }
    return NaN;
  }
}

const isMonth = (seconds: number): boolean => seconds >= 27 * DAY && seconds <= 32 * DAY;
