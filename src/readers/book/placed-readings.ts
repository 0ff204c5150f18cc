/** Readings in order of time, each instant once: repeats are dropped, revisions win, contradictions are named. */
import type { Register } from './register.js';
import { addConflict, addDuplicate, ReadingColumns, type Reject, type Settled } from './settled.js';

export class PlacedReadings {
  private readonly columns: ReadingColumns;

  constructor(
    private readonly register: Register,
    private readonly usual: number,
    private readonly settled: Settled,
    private readonly keep: 'first' | 'last' | undefined,
    private readonly reject: Reject,
  ) {
    this.columns = new ReadingColumns(register);
  }

  /** Places the next reading; its start is not before that of the last one. */
  place(row: number, start: number, end: number, quantity: number): void {
    const { columns } = this;
    const last = columns.count - 1;
    if (last >= 0 && columns.starts[last] === start) this.sameStart(last, row, start, end, quantity);
    else if (last >= 0 && start < columns.ends[last]!) this.overlapping(last, row, start, end, quantity);
    else columns.write(columns.count, start, end, quantity, row);
  }

  finish(): void {
    this.columns.moveInto(this.settled);
  }

  private sameStart(last: number, row: number, start: number, end: number, quantity: number): void {
    const { columns, register, settled } = this;
    const other = columns.rows[last]!;
    const length = end - start;
    const otherLength = columns.ends[last]! - start;
    if (
      columns.quantities[last] === quantity &&
      (length === otherLength || register.spans[row] === register.spans[other])
    ) {
      addDuplicate(settled, register.lines[row]!, start, quantity);
      return;
    }
    if (length >= 2 * otherLength || otherLength >= 2 * length) {
      // Two grains in one register: the longer one is a total of the shorter ones.
      settled.overlapping++;
      if (length < otherLength) columns.write(last, start, end, quantity, row);
      return;
    }
    const newer = register.revision(row) - register.revision(other);
    if (newer !== 0) {
      settled.revised++;
      if (newer > 0) columns.write(last, start, end, quantity, row);
    } else if (this.keep) {
      if (this.keep === 'last' ? row > other : row < other) {
        addDuplicate(settled, register.lines[other]!, start, columns.quantities[last]!);
        columns.write(last, start, end, quantity, row);
      } else addDuplicate(settled, register.lines[row]!, start, quantity);
    } else addConflict(settled, register, start, other, row);
  }

  private overlapping(last: number, row: number, start: number, end: number, quantity: number): void {
    const { columns, register, settled, usual } = this;
    const before = columns.ends[last]! - columns.starts[last]!;
    if (before >= 2 * (end - start) && before > usual * 1.5) {
      // The reading before is a total over this and others.
      settled.overlapping++;
      columns.write(last, start, end, quantity, row);
    } else if (end - start >= 2 * usual || end <= columns.ends[last]!) {
      settled.overlapping++;
      this.reject(register.lines[row]!, 'covers time that other readings already give');
    } else if (register.spans[columns.rows[last]!] === 0 && start > columns.starts[last]!) {
      columns.ends[last] = start;
      columns.write(columns.count, start, end, quantity, row);
    } else columns.write(columns.count, columns.ends[last]!, end, quantity, row);
  }
}
