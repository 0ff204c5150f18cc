/** Rows that sum up the others, by the words that portals print at the end of a file. */
import type { Row } from '../reader.js';

const TOTALS =
  /^(?:grand |sub ?)?(?:totaa?l|totale?s?|totaux|summen?|gesamt(?:summe)?|sum|som|somme|suma|celkem|yhteensa|average|mean|moyenne|durchschnitt|gemiddelde|media|promedio)\b/i;

/** True when the first filled cell of a row says that it is a total or an average. */
export function isTotals(row: Row): boolean {
  const first = row.find((cell) => cell.trim() !== '');
  return first !== undefined && TOTALS.test(first.trim());
}
