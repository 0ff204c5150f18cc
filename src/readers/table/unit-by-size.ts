/** The unit of values where the file names none. */
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';

/** The most a home draws on average over weeks, and the least; between them both units cannot be right. */
const MOST_MEAN_KW = 20;

/** Without a unit, size tells watt-hours from kilowatt-hours. */
export function decideUnit(book: Book): void {
  const named = book.registers.filter(
    ({ spec }) => spec.unit.unit === 'kWh' && spec.direction !== 'production',
  );
  const wattHours = named.length > 0 && named.every((register) => meanOf(register) > MOST_MEAN_KW);
  if (wattHours) {
    for (const register of named) register.spec = { ...register.spec, unit: sourceUnit('wh')! };
    book.note('The file names no unit; by their size the values are watt-hours.');
  } else book.note('The file names no unit; by their size the values are taken for kWh.');
}

/** Mean power if the values were kWh; 0 where the length of the readings is not to be seen. */
function meanOf(register: Register): number {
  const { stamps, values, length, spec } = register;
  if (length < 3) return 0;
  let first = Infinity;
  let last = -Infinity;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    first = Math.min(first, stamps[i]!);
    last = Math.max(last, stamps[i]!);
    if (values[i]! % 1 !== 0) return 0;
    sum += Math.abs(values[i]!);
  }
  const used = spec.measures === 'index' ? Math.abs(values[length - 1]! - values[0]!) : sum;
  return last > first ? (used * 3600) / (last - first) : 0;
}
