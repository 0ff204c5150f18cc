/** Whether a dot is the decimal sign or sets thousands apart: told from the first rows, before a number is read. */
import type { Row } from '../reader.js';

const DOTTED = /^-?\d+\.\d+$/;
const THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;
const DECIMAL_COMMA = /^-?(\d+|\d{1,3}(\.\d{3})+),(\d{1,2}|\d{4,})$|^-?0,\d+$/;
const WHOLE = /^-?\d{1,3}$/;

/**
 * True where every number with a dot reads as thousands and the file shows that it means them: other numbers have a decimal
 * comma, or the same column has whole numbers below a thousand ("980", "1.512") in a file of another delimiter than the comma.
 */
export function dotsAreGroups(rows: readonly Row[], delimiter: string): boolean {
  let commas = false;
  const dotted = new Set<number>();
  const whole = new Set<number>();
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column]!.trim();
      if (DECIMAL_COMMA.test(cell)) commas = true;
      else if (WHOLE.test(cell) && Math.abs(Number(cell)) >= 100) whole.add(column);
      else if (DOTTED.test(cell)) {
        if (!THOUSANDS.test(cell)) return false;
        dotted.add(column);
      } else if (/^\d{4,7}$/.test(cell)) whole.delete(column);
    }
  }
  if (dotted.size === 0) return false;
  return commas || (/^[;\t|]$/.test(delimiter) && [...dotted].some((column) => whole.has(column)));
}
