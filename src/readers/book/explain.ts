/** What was adjusted, in sentences a person understands. */
import type { Book } from './book.js';
import type { Settled } from './settled.js';

/** What is counted on the way, and how it is said of one and of several. */
const SENTENCES: readonly (readonly [count: (one: Settled) => number, single: string, several: string])[] = [
  [(one) => one.duplicates, '1 row repeats a reading that was already given; it is counted once.', 'rows repeat readings that were already given; each is counted once.'],
  [(one) => one.revised, '1 reading was replaced by a later revision.', 'readings were replaced by later revisions.'],
  [(one) => one.repeated, '1 reading belongs to the second pass of the repeated autumn hour.', 'readings belong to the second pass of the repeated autumn hour.'],
  [(one) => one.moved, '1 reading is printed at a time the clocks skipped in spring; it is placed right after the jump.', 'readings are printed at times the clocks skipped in spring; they are placed right after the jump.'],
  [(one) => one.overlapping, '1 row is a total over other rows, or overlaps them, and is left out.', 'rows are totals over other rows, or overlap them, and are left out.'],
  [(one) => one.resets, '1 time the meter reading begins anew (a new meter or a restart).', 'times the meter reading begins anew (a new meter or a restart).'],
  [(one) => one.strays, '1 meter reading cannot be right beside its neighbours (a zero, a stray) and is left out.', 'meter readings cannot be right beside their neighbours (zeros, strays) and are left out.'],
  [(one) => one.missing, '1 row has a time but no value: it is missing, not zero.', 'rows have a time but no value: they are missing, not zero.'],
  [(one) => one.conflictCount, '1 reading is given twice with different values; choose which to keep. No total is stated until then.', 'readings are given twice with different values; choose which to keep. No total is stated until then.'],
]; // prettier-ignore

export function explain(book: Book, chosen: readonly Settled[]): void {
  for (const [count, single, several] of SENTENCES) {
    const sum = chosen.reduce((total, one) => total + count(one), 0);
    if (sum > 0) book.note(sum === 1 ? single : `${sum} ${several}`);
  }
  if (chosen.some((one) => one.intervalAssumed))
    book.note('One reading alone does not show its length; an hour is assumed.');
}
