/** Whether lone stamps name starts or ends, told by the edges of a file of whole days. */
import { usualInterval } from './interval.js';
import type { Register } from './register.js';

const DAY = 86_400;

/**
 * A file of whole days that names starts begins at midnight and ends one interval before one; a file that names ends begins one
 * interval after midnight and ends at one. Undefined where the edges fit neither.
 */
export function wholeDaysSide(register: Register): 'start' | 'end' | undefined {
  const { stamps, length, missingStamps } = register;
  if (length < 2 || register.isInstant(0)) return undefined;
  const { seconds, assumed } = usualInterval(register);
  if (assumed || seconds >= DAY) return undefined;
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < length + missingStamps.length; i++) {
    const stamp = i < length ? stamps[i]! : missingStamps[i - length]!;
    if (stamp < first) first = stamp;
    if (stamp > last) last = stamp;
  }
  if (last - first < DAY - seconds) return undefined;
  if (first % DAY === 0 && last % DAY === DAY - seconds) return 'start';
  return first % DAY === seconds && last % DAY === 0 ? 'end' : undefined;
}
