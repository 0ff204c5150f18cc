/** Columns that turn out to hold the meter's own reading, which only grows, and not what each interval used. */
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { plain } from './words.js';

const TITLE =
  /\bmeter read|register read|\bread(ing|s)?\b|\bindex\b|stand\b|stand |lectura|cumul|counter|zahlerstand|relev|\btotal\b/;
/** Rows that must all grow before a column is taken for a meter reading: fewer where its title says so. */
const ROWS = 24;
const TITLED_ROWS = 3;

/** @param title of the only value column, for registers without a name of their own */
export function tellMeterReadings(book: Book, title: string): void {
  for (const register of book.registers) {
    const { spec } = register;
    if (
      spec.measures === 'index' ||
      spec.unit.power ||
      !onlyGrows(register, TITLE.test(plain(spec.register || title)))
    )
      continue;
    register.spec = { ...spec, measures: 'index' };
    book.stamp = 'register';
    book.note(
      `The values${spec.register === '' ? '' : ` of ${spec.register}`} only grow: they are meter readings, and use is their difference.`,
    );
  }
  for (const index of book.registers) {
    if (index.spec.measures !== 'index') continue;
    const group = `${index.spec.meter}|${index.spec.direction}|${index.spec.commodity}`;
    const deltas = book.registers.filter(
      ({ spec }) =>
        spec.measures !== 'index' && `${spec.meter}|${spec.direction}|${spec.commodity}` === group,
    );
    if (deltas.length === 0) continue;
    for (const register of [index, ...deltas]) register.spec = { ...register.spec, group };
  }
}

/** Never falls from row to row in time, and stands far above what it grows by. */
function onlyGrows(register: Register, titled: boolean): boolean {
  const { stamps, values, length } = register;
  if (length < (titled ? TITLED_ROWS : ROWS)) return false;
  const descending = stamps[length - 1]! < stamps[0]!;
  let distinct = 0;
  for (let i = 1; i < length; i++) {
    const step = descending ? values[i - 1]! - values[i]! : values[i]! - values[i - 1]!;
    if (step < 0) return false;
    if (step > 0) distinct++;
  }
  const lowest = Math.min(values[0]!, values[length - 1]!);
  const grown = Math.abs(values[length - 1]! - values[0]!);
  return distinct * 3 >= length && lowest > (5 * grown) / length;
}
