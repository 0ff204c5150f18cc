/** Files that belong together (the months of a year, one per file of a ZIP or sheet of a workbook) become one book. */
import type { Book } from './book.js';
import { decideDateOrder } from './date-order.js';
import { orderAscending, tidySpans } from './instants.js';
import { usualInterval } from './interval.js';
import type { Register } from './register.js';

/**
 * Adds the readings of the other books to the first. All are of one format. Registers that say the same of themselves are one; the
 * same flow in another grain stays apart and only one of the two will count.
 */
export function joinBooks(books: readonly Book[]): Book {
  const [first, ...others] = books as [Book, ...Book[]];
  agreeOnDates(books);
  for (const book of books) {
    decideDateOrder(book);
    book.settleDates();
    book.registers.forEach(orderAscending);
    book.registers.forEach(tidySpans);
  }
  for (const other of others) {
    for (const register of other.registers) take(first, register);
    other.rejected.forEach(({ line, reason }) => first.reject(line, reason));
    first.rejectedRows += other.rejectedRows - other.rejected.length;
    other.notes.forEach((sentence) => first.note(sentence));
  }
  first.checkSize();
  return first;
}

/** True when what the books prove of their zone is the same. */
export const inOneZone = ([first, ...others]: readonly Book[]): boolean =>
  others.every((other) => other.zone === first!.zone && other.homeZone === first!.homeZone);

/** A file whose dates leave day and month open follows one that shows it. */
function agreeOnDates(books: readonly Book[]): void {
  const order = books.find(({ dates }) => dates.order !== undefined)?.dates.order;
  if (order === undefined) return;
  for (const book of books) {
    if (book.dates.order !== undefined) continue;
    book.dates.order = order;
    if (order === 'mdy' && book.dates.ambiguous) book.turnDates();
  }
}

const flowOf = ({ spec }: Register): string =>
  [spec.meter, spec.register, spec.direction, spec.commodity ?? 'electricity', spec.measures ?? 'delta', spec.role].join('\u0000'); // prettier-ignore

function take(book: Book, register: Register): void {
  const alike = book.registers.filter((own) => flowOf(own) === flowOf(register));
  const { unit } = register.spec;
  const same = alike.find(
    (own) =>
      own.spec.unit.unit === unit.unit &&
      own.spec.unit.factor === unit.factor &&
      own.spec.unit.power === unit.power &&
      own.spec.stamp === register.spec.stamp &&
      usualInterval(own).seconds === usualInterval(register).seconds,
  );
  if (same) return same.append(register);
  if (alike.length > 0) {
    const group = alike[0]!.spec.group ?? flowOf(register);
    for (const one of [...alike, register]) one.spec = { ...one.spec, group };
  }
  book.adopt(register, register.spec);
}
