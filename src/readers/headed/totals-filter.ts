/** Leaves out rows of totals that carry dates: from the first to the last, over everything above. */
import type { Book } from '../book/book.js';
import type { When } from './row-cells.js';

/**
 * Holds each row with a printed end back until the next is known: a row whose interval covers its neighbour's whole and is longer
 * is a sum over the others. Dates of held rows are read again when they are let go, for day and month may have changed places.
 */
export class TotalsFilter<T> {
  private held: { item: T; line: number; at: When } | undefined;

  constructor(
    private readonly book: Book,
    private readonly whenOf: (item: T) => When | undefined,
    private readonly emit: (item: T, line: number, at: When) => void,
  ) {}

  take(item: T, line: number, at: When): void {
    if (at.span <= 0) {
      this.end();
      this.emit(item, line, at);
      return;
    }
    const { held } = this;
    if (held && covers(at, held.at)) {
      this.noteTotal();
      return;
    }
    if (held && covers(held.at, at)) this.noteTotal();
    else this.end();
    this.held = { item, line, at };
  }

  /** Lets go of the last row. */
  end(): void {
    const { held } = this;
    this.held = undefined;
    const at = held && this.whenOf(held.item);
    if (held && at) this.emit(held.item, held.line, at);
  }

  private noteTotal(): void {
    this.book.note('A row of totals (its interval covers the others) was left out.');
  }
}

const covers = (outer: When, inner: When): boolean =>
  inner.span > 0 &&
  outer.span > inner.span &&
  outer.stamp <= inner.stamp &&
  outer.stamp + outer.span >= inner.stamp + inner.span;
