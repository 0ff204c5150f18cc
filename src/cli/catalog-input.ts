/** Plan catalogs on the command line. */
import { importCatalog } from '../importers/import-catalog.js';
import type { CatalogImport, ImportOptions } from '../importers/catalog.js';
import type { Plan } from '../engine/plan.js';
import { CliFailure } from './failure.js';
import { plural } from './format.js';
import { readCatalogFiles } from './input.js';

/** Imports the files that paths name. @throws CliFailure when not one plan comes out */
export async function loadCatalog(
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<CatalogImport> {
  const catalog = importCatalog(await readCatalogFiles(paths), options);
  if (catalog.plans.length > 0) return catalog;
  const [refused] = catalog.refused;
  const [skipped] = catalog.skipped;
  const why = refused
    ? `${plural(catalog.refused.length, 'plan')} refused, the first (${refused.name}): ${refused.detail}` +
      (refused.pointer ? ` at ${refused.pointer}` : '')
    : (skipped?.detail ?? 'no plan record was recognised');
  throw new CliFailure(`${paths.join(', ')}: no plan in it can be priced: ${why}`);
}

/** The one plan that a file holds, or the one named by `id`. */
export async function loadPlan(
  path: string,
  id: string | undefined,
): Promise<{ plan: Plan; catalog: CatalogImport }> {
  const catalog = await loadCatalog([path]);
  const plans = id === undefined ? catalog.plans : catalog.plans.filter((plan) => plan.id === id);
  const [plan] = plans;
  if (plan && plans.length === 1) return { plan, catalog };
  const known = catalog.plans.slice(0, 5).map((candidate) => candidate.id);
  const list = `${known.join(', ')}${catalog.plans.length > known.length ? ', …' : ''}`;
  if (id === undefined)
    throw new CliFailure(
      `${path}: holds ${plural(catalog.plans.length, 'plan')}; choose one with --id (${list})`,
    );
  throw new CliFailure(`${path}: no plan with the id ${id}; it holds ${list}`);
}
