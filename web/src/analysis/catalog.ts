/** The catalog that is built into the page, read once. */
import { demoCatalog } from '../../../src/demo/catalog';
import type { Plan } from '../../../src/engine/plan';
import type { CatalogImport } from '../../../src/importers/catalog';

let imported: CatalogImport | undefined;

export const catalog = (): CatalogImport => (imported ??= demoCatalog());

/** Compares other plans from now on. The page itself never does; a measurement does. */
export function offer(plans: readonly Plan[]): void {
  imported = { ...catalog(), plans };
}
