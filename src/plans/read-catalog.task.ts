/** Reads catalog files in a thread: a market's catalog takes seconds. */
import type { CatalogFile, CatalogImport } from '../importers/catalog.js';
import { importCatalog } from '../importers/import-catalog.js';

/** What an import stores and tells. */
export type ReadCatalog = Pick<
  CatalogImport,
  'plans' | 'refused' | 'quarantined' | 'folded' | 'delivery' | 'series'
>;

export function readCatalog(files: readonly CatalogFile[]): ReadCatalog {
  const { plans, refused, quarantined, folded, delivery, series } = importCatalog(files);
  return { plans, refused, quarantined, folded, delivery, series };
}
