/** The demo catalog: real plans with their sources, read by the same importers as any other catalog. */
import { importCatalog } from '../importers/import-catalog.js';
import type { CatalogImport } from '../importers/catalog.js';
import { AUSTRALIAN_PLANS } from './catalog/australia.js';
import { IRISH_PLANS } from './catalog/ireland.js';
import { TEXAS_RATINGS, texasLabels } from './catalog/texas-labels.js';
import { usUtilities } from './catalog/us-utilities.js';

/** The files of the catalog, as a source would hand them over. */
export const demoCatalogFiles = (): { name: string; json: unknown }[] => [
  { name: 'texas-labels', json: texasLabels() },
  { name: 'texas-ratings', json: TEXAS_RATINGS },
  { name: 'us-utilities', json: usUtilities() },
  { name: 'australia', json: AUSTRALIAN_PLANS },
  { name: 'ireland', json: IRISH_PLANS },
];

/**
 * Two dozen Texas retail plans (enough for a home on Oncor's network to choose from), ten tariffs of utilities in five other states,
 * eight plans in four Australian networks and seven Irish ones, with the dated Texas delivery charges.
 */
export function demoCatalog(): CatalogImport {
  return importCatalog([
    { name: 'demo', json: demoRecords() },
    { name: 'texas-ratings', json: TEXAS_RATINGS },
  ]);
}

/** The records of the demo catalog as their catalogs write them. */
export const demoRecords = (): object[] => [
  ...texasLabels(),
  ...usUtilities(),
  ...AUSTRALIAN_PLANS,
  ...IRISH_PLANS,
];
