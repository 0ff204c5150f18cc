/** Dated delivery rows of any order and any number of sources into one table. */
import type { DeliveryTable } from '../engine/tariff/bill.js';
import type { DatedDelivery } from '../engine/tariff/structure.js';
import { exact } from './record.js';

export interface FoundRow {
  readonly ref: string;
  readonly row: DatedDelivery;
  /** Of rows of one day, the one of the highest authority counts. */
  readonly authority: number;
}

/** @param known rows from elsewhere; a network of which rows were found takes those alone */
export function deliveryTable(found: readonly FoundRow[], known: DeliveryTable = {}): DeliveryTable {
  const table: Record<string, readonly DatedDelivery[]> = { ...known };
  for (const ref of new Set(found.map((each) => each.ref)))
    table[ref] = rowsOf(found.filter((each) => each.ref === ref));
  return table;
}

/** One row per day, ascending; rows that only repeat another with fewer decimals are left out. */
function rowsOf(found: readonly FoundRow[]): DatedDelivery[] {
  const ascending = [...found].sort(
    (a, b) => a.row.from.localeCompare(b.row.from) || b.authority - a.authority,
  );
  const rows: DatedDelivery[] = [];
  for (const { row } of ascending) {
    const last = rows[rows.length - 1];
    if (last && isRounded(row, last)) continue;
    if (last?.from !== row.from) rows.push(row);
    else if (isRounded(last, row)) rows[rows.length - 1] = row;
  }
  return rows;
}

/** Whether a row is another one written with fewer decimals. @example 0.056 of 0.055833 */
function isRounded(row: DatedDelivery, of: DatedDelivery): boolean {
  const perKwh = exact(row.perKwh);
  return (
    row.perMonth === of.perMonth &&
    perKwh.decimalPlaces() < exact(of.perKwh).decimalPlaces() &&
    exact(of.perKwh).toDecimalPlaces(perKwh.decimalPlaces()).eq(perKwh)
  );
}

/** The row in force on a day; undefined before the first. */
export const rowOn = (rows: readonly DatedDelivery[] | undefined, day: string): DatedDelivery | undefined =>
  rows?.findLast((row) => row.from <= day && (row.to === undefined || row.to >= day));
