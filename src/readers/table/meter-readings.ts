/** Columns that turn out to hold the meter's own reading, which only grows, and not what each interval used. */
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { plain } from './words.js';

const TITLE =
  /\bmeter ?read|register ?read|\bindex\b|stand\b|stand |lectura|cumul|counter|zahlerstand|\brelev/;
/** Rows that must all grow before a column is taken for a meter reading: fewer where its title says so. */
const ROWS = 24;
const TITLED_ROWS = 3;

/**
 * @param title of the only value column, for registers without a name of their own
 * @param bills the rows are bills: only a title makes their values readings, however they grow
 */
export function tellMeterReadings(book: Book, title: string, bills: boolean): void {
  const open = book.registers.filter(
    ({ spec, spans, length }) =>
      spec.measures !== 'index' && !spec.unit.power && !spans.subarray(0, length).some((span) => span > 0),
  );
  const found = open.filter((register) =>
    onlyGrows(
      register,
      TITLE.test(plain(register.spec.register || title)) ? TITLED_ROWS : bills ? Infinity : ROWS,
    ),
  );
  // Beside a meter reading stand others, also those of a flow that hardly moves.
  const beside = found.length === 0 ? [] : open.filter((one) => !found.includes(one) && stands(one));
  for (const register of [...found, ...beside]) {
    const { spec } = register;
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

/** Grows in at least every third of so many rows, and stands far above what it grows by. */
function onlyGrows(register: Register, rows: number): boolean {
  const { values, length } = register;
  if (length < rows || !stands(register)) return false;
  let distinct = 0;
  for (let i = 1; i < length; i++) if (values[i] !== values[i - 1]) distinct++;
  return distinct * 3 >= length;
}

/** Never falls from row to row in time, and stands far above what it grows by. */
function stands({ stamps, values, length }: Register): boolean {
  const descending = stamps[length - 1]! < stamps[0]!;
  for (let i = 1; i < length; i++)
    if (descending ? values[i]! > values[i - 1]! : values[i]! < values[i - 1]!) return false;
  const lowest = Math.min(values[0]!, values[length - 1]!);
  const grown = Math.abs(values[length - 1]! - values[0]!);
  return length > 1 && (grown === 0 || lowest > (5 * grown) / length);
}
