/** What was adjusted, in sentences a person understands. */
import type { Book } from './book.js';
import type { Settled } from './settled.js';

export function explain(book: Book, chosen: readonly Settled[]): void {
  const sum = (pick: (one: Settled) => number): number => chosen.reduce((so, one) => so + pick(one), 0);
  const say = (count: number, sentence: (count: number) => string): void => {
    if (count > 0) book.note(sentence(count));
  };
  say(
    sum((one) => one.duplicates),
    (n) => `${n} rows repeat a reading that was already given; each is counted once.`,
  );
  say(
    sum((one) => one.revised),
    (n) => `${n} readings were replaced by a later revision.`,
  );
  say(
    sum((one) => one.repeated),
    (n) => `${n} readings belong to the second pass of the repeated autumn hour.`,
  );
  say(
    sum((one) => one.moved),
    (n) =>
      `${n} readings are printed at a time the clocks skipped in spring; they are placed right after the jump.`,
  );
  say(
    sum((one) => one.overlapping),
    (n) => `${n} rows are totals over other rows, or overlap them, and are left out.`,
  );
  say(
    sum((one) => one.resets),
    (n) => `The meter reading begins anew ${n} times (a new meter or a restart).`,
  );
  say(
    sum((one) => one.strays),
    (n) => `${n} meter readings cannot be right beside their neighbours (zeros, strays) and are left out.`,
  );
  say(
    sum((one) => one.missing),
    (n) => `${n} stamped rows have no value: they are missing, not zero.`,
  );
  const conflicts = sum((one) => one.conflictCount);
  if (conflicts > 0)
    book.note(
      `${conflicts} readings are given twice with different values; choose which to keep. No total is stated until then.`,
    );
  if (chosen.some((one) => one.intervalAssumed))
    book.note('One reading alone does not show its length; an hour is assumed.');
}
