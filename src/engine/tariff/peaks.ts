/** The highest average powers of a billing period. */
import type { BillingPeriod } from '../calendar/billing-cycle.js';
import type { LocalUsage } from '../series/local-usage.js';
import type { DemandSpec, Peaks } from './source.js';

const HOUR = 3600;

/** Keeps the highest values offered, highest first. */
class Highest {
  readonly values: number[] = [];

  constructor(private readonly size: number) {}

  offer(value: number): void {
    const { values } = this;
    if (values.length === this.size && value <= values[this.size - 1]!) return;
    let k = values.length;
    while (k > 0 && values[k - 1]! < value) k--;
    values.splice(k, 0, value);
    if (values.length > this.size) values.pop();
  }

  mean(): number {
    if (this.values.length === 0) return 0;
    return Math.round(this.values.reduce((sum, value) => sum + value, 0) / this.values.length);
  }
}

/**
 * Peaks in milliwatts. Readings are averaged over the windows of the specification; a window that the readings fill only in part is
 * averaged over what they cover, and one in which the price period changes is two.
 * @param index price period of every reading
 */
export function findPeaks(
  local: LocalUsage,
  index: Uint8Array,
  quantities: Float64Array,
  periods: readonly BillingPeriod[],
  spec: DemandSpec,
): Peaks {
  const { sets, existence } = spec;
  const count = sets ? Math.max(...sets.map((set) => set.period)) + 1 : spec.calendar.periods.length;
  const best = periods.map(() => Array.from({ length: count }, () => new Highest(spec.highest)));
  const first = periods[0]!.start;
  const end = periods[periods.length - 1]!.end;
  const span = spec.windowSeconds ?? 0;
  const { days, seconds, starts, ends, source } = local;
  // Every interval is a window of its own.
  const single = !sets && (span === 0 ? !source : span === local.step);
  let billing = 0;
  let window = NaN;
  let energy = 0;
  let covered = 0;
  let period = 0;
  const close = (): void => {
    if (covered > 0) {
      best[billing]![period]!.offer(Math.round((energy * HOUR) / covered));
    }
    energy = 0;
    covered = 0;
  };
  for (let i = 0; i < index.length; i++) {
    const day = days[i]!;
    if (day < first || day >= end || existence?.on(day) === false) continue;
    const start = starts[i]!;
    if (single) {
      while (day >= periods[billing]!.end) billing++;
      best[billing]![index[i]!]!.offer(Math.round((quantities[i]! * HOUR) / (ends[i]! - start)));
      continue;
    }
    const own = sets ? (sets.find((set) => set.from <= start && start < set.to)?.period ?? -1) : index[i]!;
    // A window begins at an instant: in autumn the same hour of the wall clock comes twice. Without windows it is the whole reading.
    const id = span > 0 ? start - (seconds[i]! % span) : source ? source[i]! : i;
    if (id !== window || own !== period || day >= periods[billing]!.end) {
      close();
      while (day >= periods[billing]!.end) billing++;
      window = id;
      period = own;
    }
    if (own < 0) continue;
    energy += quantities[i]!;
    covered += ends[i]! - start;
  }
  close();
  return { byPeriod: best.map((row) => Float64Array.from(row, (highest) => highest.mean())) };
}
