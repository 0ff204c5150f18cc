/** How long a reading lasts, where the file does not say: its most common spacing, never stretched over a gap. */
import type { Register } from './register.js';

const DAY = 86_400;

export interface IntervalChoice {
  /** Seconds of the usual interval. */
  readonly seconds: number;
  /** Billing periods or months: each reading runs to the next stamp. */
  readonly periods: boolean;
  /** Neither declared nor to be seen from the spacing. */
  readonly assumed: boolean;
  /** Declared, printed, or the spacing of most rows. */
  readonly proved: boolean;
}

/** Inclusive ends (00:59, 23:59:59, :29) are made exclusive. */
export function exclusiveSpan(span: number): number {
  let seconds = span;
  if (seconds > 0 && seconds % 60 === 59) seconds += 1;
  if (seconds >= 240 && seconds % 300 === 240) seconds += 60;
  return seconds;
}

/** The usual interval of a register. `spans` are already exclusive. */
export function usualInterval(register: Register): IntervalChoice {
  const bySpan = new Map<number, number>();
  for (let i = 0; i < register.length; i++) {
    const span = register.spans[i]!;
    if (span > 0) bySpan.set(span, (bySpan.get(span) ?? 0) + 1);
  }
  if (bySpan.size > 0) {
    const seconds = mostCommon(bySpan);
    let long = 0;
    for (const [span, count] of bySpan) if (span > 8 * DAY) long += count;
    if (long * 2 > register.length && bySpan.size > 1)
      return { seconds, periods: true, assumed: false, proved: true };
    return { seconds, periods: false, assumed: false, proved: true };
  }
  if (register.spec.interval)
    return { seconds: register.spec.interval, periods: false, assumed: false, proved: true };
  return bySpacing(register);
}

function bySpacing(register: Register): IntervalChoice {
  const stamps = new Float64Array(register.length + register.missingStamps.length);
  stamps.set(register.stamps.subarray(0, register.length));
  stamps.set(register.missingStamps, register.length);
  let ascending = true;
  for (let i = 1; i < stamps.length && ascending; i++) ascending = stamps[i]! >= stamps[i - 1]!;
  if (!ascending) stamps.sort();
  const counts = new Map<number, number>();
  let long = 0;
  let steps = 0;
  for (let i = 1; i < stamps.length; i++) {
    const step = stamps[i]! - stamps[i - 1]!;
    if (step <= 0) continue;
    steps++;
    if (step > 8 * DAY) long++;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  if (counts.size === 0) return { seconds: 3600, periods: false, assumed: true, proved: false };
  if (long * 2 > steps)
    return { seconds: medianStep(counts, steps), periods: true, assumed: false, proved: true };
  const seconds = mostCommon(counts);
  // Spacings that hardly repeat are events, not a rhythm; the shortest still bounds a reading.
  return { seconds, periods: false, assumed: false, proved: isRhythm(counts, steps, counts.get(seconds)!) };
}

/** Most steps are equal, or of a few lengths that come again (a meter that went from hours to half hours). */
function isRhythm(counts: ReadonlyMap<number, number>, steps: number, mostOften: number): boolean {
  let repeated = 0;
  for (const count of counts.values()) if (count >= 3) repeated += count;
  return Math.max(repeated, mostOften) * 2 > steps;
}

/** Equal steps in a row that make a pace of their own. */
const RUN = 6;

/**
 * Lengths by row for a register whose pace changes inside the file (hours, later half hours): that of the run of equal steps
 * around each reading. A lone longer step is a gap and lends its length to nothing. Undefined where one length fits all.
 */
export function localIntervals(
  register: Register,
  usual: IntervalChoice,
  instants: Float64Array,
  order: Uint32Array | undefined,
): Float64Array | undefined {
  const { length, spec } = register;
  if (usual.periods || usual.seconds >= DAY || spec.interval || spec.measures === 'index') return undefined;
  if (length <= RUN || register.spans.subarray(0, length).some((span) => span > 0)) return undefined;
  const rowAt = (position: number): number => (order ? order[position]! : position);
  const steps = new Float64Array(length - 1);
  for (let i = 0; i + 1 < length; i++) steps[i] = instants[rowAt(i + 1)]! - instants[rowAt(i)]!;
  const paces = runPaces(steps);
  if (!paces.some((pace) => !Number.isNaN(pace) && pace !== usual.seconds)) return undefined;
  const lengths = new Float64Array(length).fill(usual.seconds);
  const shift = spec.stamp === 'end' ? -1 : 0;
  let pace = paces.find((one) => !Number.isNaN(one)) ?? usual.seconds;
  for (let i = 0; i < length; i++) {
    const own = paces[i + shift];
    if (own !== undefined && !Number.isNaN(own)) pace = own;
    lengths[rowAt(i)] = pace;
  }
  return lengths;
}

/** By step: its length where it lies in a run of equal ones, else NaN. */
function runPaces(steps: Float64Array): Float64Array {
  const paces = new Float64Array(steps.length).fill(NaN);
  for (let from = 0; from < steps.length;) {
    let to = from + 1;
    while (to < steps.length && steps[to] === steps[from]) to++;
    if (to - from >= RUN && steps[from]! > 0 && steps[from]! < DAY) paces.fill(steps[from]!, from, to);
    from = to;
  }
  return paces;
}

/** The value counted most often; the smaller one of equals. */
function mostCommon(counts: ReadonlyMap<number, number>): number {
  let best = 0;
  let bestCount = 0;
  for (const [value, count] of counts) {
    if (count > bestCount || (count === bestCount && value < best)) {
      best = value;
      bestCount = count;
    }
  }
  return best;
}

function medianStep(counts: ReadonlyMap<number, number>, steps: number): number {
  let left = steps / 2;
  for (const [step, count] of [...counts].sort((a, b) => a[0] - b[0])) {
    left -= count;
    if (left <= 0) return step;
  }
  return 0;
}
