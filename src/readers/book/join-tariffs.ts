/** Day and night registers that count in turn are one flow: joined where they never cover the same time. */
import { measureCoverage } from './coverage.js';
import type { LocalClock } from './local-clock.js';
import type { Settled } from './settled.js';

/** Joins the registers that are tariffs of one flow. Those that overlap (daily sums by tariff) stay apart. */
export function joinTariffs(all: readonly Settled[], clock: LocalClock): Settled[] {
  const joined: Settled[] = [];
  const byFlow = new Map<string, number>();
  for (const settled of all) {
    const { spec } = settled;
    if (!spec.tariff) {
      joined.push(settled);
      continue;
    }
    const key = [spec.meter, spec.direction, spec.commodity, spec.unit.unit].join('\u0000');
    const at = byFlow.get(key);
    const both = at === undefined ? undefined : interleaved(joined[at]!, settled);
    if (both) {
      measureCoverage(both, clock);
      joined[at!] = both;
    } else {
      if (at === undefined) byFlow.set(key, joined.length);
      joined.push(settled);
    }
  }
  return joined;
}

/** Both in ascending order, or undefined where they overlap. */
function interleaved(a: Settled, b: Settled): Settled | undefined {
  const count = a.starts.length + b.starts.length;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const quantities = new Float64Array(count);
  const quality = new Uint8Array(count);
  let i = 0;
  let j = 0;
  for (let k = 0; k < count; k++) {
    const fromA = i < a.starts.length && !(b.starts[j]! < a.starts[i]!);
    const from = fromA ? a : b;
    const row = fromA ? i++ : j++;
    if (k > 0 && from.starts[row]! < ends[k - 1]!) return undefined;
    starts[k] = from.starts[row]!;
    ends[k] = from.ends[row]!;
    quantities[k] = from.quantities[row]!;
    quality[k] = from.quality[row]!;
  }
  const sum = (pick: (one: Settled) => number): number => pick(a) + pick(b);
  return {
    ...a,
    spec: { ...a.spec, register: '' },
    starts,
    ends,
    quantities,
    quality,
    revisions: [],
    interval: a.starts.length >= b.starts.length ? a.interval : b.interval,
    intervalAssumed: a.intervalAssumed && b.intervalAssumed,
    intervalProved: a.intervalProved || b.intervalProved,
    duplicates: sum((one) => one.duplicates),
    dropped: [...a.dropped, ...b.dropped],
    conflicts: [...a.conflicts, ...b.conflicts],
    conflictCount: sum((one) => one.conflictCount),
    moved: sum((one) => one.moved),
    repeated: sum((one) => one.repeated),
    revised: sum((one) => one.revised),
    overlapping: sum((one) => one.overlapping),
    resets: sum((one) => one.resets),
    missing: sum((one) => one.missing),
    blanks: Float64Array.from([...a.blanks, ...b.blanks]).sort(),
  };
}
