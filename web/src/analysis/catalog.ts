/** The catalog that is built into the page, read once. */
import { demoCatalog } from '../../../src/demo/catalog';
import type { CatalogImport } from '../../../src/importers/catalog';

let imported: CatalogImport | undefined;

export const catalog = (): CatalogImport => (imported ??= demoCatalog());
