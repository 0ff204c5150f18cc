/** The importers' door: the files of any known catalog in, plan versions and refusals out. */
import type { CatalogFile, CatalogImport, ImportOptions } from './catalog.js';

export function importCatalog(_files: readonly CatalogFile[], _options: ImportOptions = {}): CatalogImport {
  return {
    plans: [],
    refused: [],
    folded: [],
    quarantined: [],
    skipped: [],
    delivery: {},
    series: {},
    raw: new Map(),
    notes: new Map(),
  };
}
