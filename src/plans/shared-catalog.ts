/** The catalog as all threads share it: one text in memory of them all, which each of them parses once. */
import type { Plan } from '../engine/plan.js';
import type { DeliveryTable, PriceSeries } from '../engine/tariff/bill.js';
import { planOf, type CatalogRow } from './plan-mapping.js';

export interface SharedCatalog {
  readonly version: number;
  /** JSON of CatalogRecords in UTF-8. */
  readonly text: SharedArrayBuffer;
}

/** The catalog as the database tells it. */
export interface CatalogRecords {
  readonly rows: readonly CatalogRow[];
  readonly delivery: DeliveryTable;
  readonly series: Readonly<Record<string, PriceSeries>>;
}

export interface PricedCatalog {
  readonly plans: readonly Plan[];
  readonly delivery: DeliveryTable;
  readonly series: Readonly<Record<string, PriceSeries>>;
}

export function shareText(text: string): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(Buffer.byteLength(text));
  Buffer.from(shared).write(text);
  return shared;
}

let kept: { readonly version: number; readonly catalog: PricedCatalog } | undefined;

/** The same objects until the catalog changes: what is compiled from them stays good. */
export function pricedCatalog({ version, text }: SharedCatalog): PricedCatalog {
  if (kept?.version !== version) {
    const { rows, delivery, series } = JSON.parse(Buffer.from(text).toString()) as CatalogRecords;
    kept = { version, catalog: { plans: rows.map(planOf), delivery, series } };
  }
  return kept.catalog;
}
