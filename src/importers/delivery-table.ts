/** Dated delivery rows of any order and any number of sources into one table. */
import type { DeliveryTable } from '../engine/tariff/bill.js';
import type { DatedDelivery } from '../engine/tariff/structure.js';

export interface FoundRow {
  readonly ref: string;
  readonly row: DatedDelivery;
  /** Of rows of one day, the one of the highest authority counts. */
  readonly authority: number;
}

/** @param known rows from elsewhere; a network of which rows were found takes those alone */
export function deliveryTable(found: readonly FoundRow[], known: DeliveryTable = {}): DeliveryTable {
  const table: Record<string, readonly DatedDelivery[]> = { ...known };
  for (const ref of new Set(found.map((row) => row.ref))) {
    const best = new Map<string, FoundRow>();
    for (const row of found)
      if (row.ref === ref && row.authority >= (best.get(row.row.from)?.authority ?? -1))
        best.set(row.row.from, row);
    table[ref] = [...best.values()].map(({ row }) => row).sort((a, b) => a.from.localeCompare(b.from));
  }
  return table;
}

/** The row in force on a day; undefined before the first. */
export const rowOn = (rows: readonly DatedDelivery[] | undefined, day: string): DatedDelivery | undefined =>
  rows?.findLast((row) => row.from <= day && (row.to === undefined || row.to >= day));
