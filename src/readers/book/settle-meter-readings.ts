/** Meter readings to energy: what was used between two readings lies between their instants. */
import type { Register } from './register.js';
import { addConflict, addDuplicate, LARGEST_QUANTITY, type Reject, type Settled } from './settled.js';
import { soundReadings } from './sound-readings.js';

/** Fills the columns of a settled register of meter readings. `instants` may hold NaN for rows that were rejected. */
export function settleMeterReadings(
  register: Register,
  settled: Settled,
  instants: Float64Array,
  order: Uint32Array | undefined,
  keep: 'first' | 'last' | undefined,
  reject: Reject,
): void {
  const rows = distinctRows(register, settled, instants, order, keep, reject);
  const values = Float64Array.from(rows, (row) => register.values[row]!);
  const sound = soundReadings(values);
  settled.strays = sound.strays;
  const { unit, restarts: countFromZero } = settled.spec;
  const scale = unit.factor * 1e6;
  const starts: number[] = [];
  const ends: number[] = [];
  const quantities: number[] = [];
  const quality: number[] = [];
  let before = -1;
  rows.forEach((row, i) => {
    if (sound.kept[i] === 0) return;
    const previous = before;
    before = i;
    if (previous < 0) return;
    const restarted = sound.restarts[i] === 1;
    if (restarted) settled.resets++;
    // A new meter begins anywhere: what was used up to its first reading is not known.
    if (restarted && !countFromZero) return;
    const quantity = Math.round((restarted ? values[i]! : values[i]! - values[previous]!) * scale) + 0;
    starts.push(instants[rows[previous]!]!);
    ends.push(instants[row]!);
    quantities.push(quantity);
    quality.push(register.quality(row));
  });
  settled.starts = Float64Array.from(starts);
  settled.ends = Float64Array.from(ends);
  settled.quantities = Float64Array.from(quantities);
  settled.quality = Uint8Array.from(quality);
}

/** Rows in order of time, one per instant. */
function distinctRows(
  register: Register,
  settled: Settled,
  instants: Float64Array,
  order: Uint32Array | undefined,
  keep: 'first' | 'last' | undefined,
  reject: Reject,
): number[] {
  const rows: number[] = [];
  const largest = LARGEST_QUANTITY / (register.spec.unit.factor * 1e6);
  for (let position = 0; position < register.length; position++) {
    const row = order ? order[position]! : position;
    if (Number.isNaN(instants[row]!)) continue;
    if (!(Math.abs(register.values[row]!) <= largest)) {
      reject(register.lines[row]!, `${register.values[row]!} is more than any meter counts`);
      continue;
    }
    const other = rows.at(-1);
    if (other === undefined || instants[other] !== instants[row]) {
      rows.push(row);
      continue;
    }
    if (register.values[other] === register.values[row] || keep) {
      const left = keep === 'last' ? other : row;
      addDuplicate(settled, register.lines[left]!, instants[row]!, 0);
      if (keep === 'last') rows[rows.length - 1] = row;
    } else addConflict(settled, register, instants[row]!, other, row);
  }
  return rows;
}
