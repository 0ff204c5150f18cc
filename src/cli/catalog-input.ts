/** Plan catalogs on the command line. */
import { importCatalog } from '../importers/import-catalog.js';
import type { CatalogImport, ImportOptions, Refused } from '../importers/catalog.js';
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

/**
 * The one plan that a file holds, or the one named by `id`: or why that one cannot be priced.
 * @param timezone for plans that carry no zone
 */
export async function loadPlan(
  path: string,
  id: string | undefined,
  timezone: string,
): Promise<{ plan: Plan; catalog: CatalogImport } | { refused: Refused }> {
  const catalog = importCatalog(await readCatalogFiles([path]), { timezone });
  const named = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
    id === undefined ? list : list.filter((one) => one.id === id);
  const plans = named(catalog.plans);
  const [plan] = plans;
  if (plan && plans.length === 1) return { plan, catalog };
  const [refused] = named(catalog.refused);
  if (refused && plans.length === 0) return { refused };
  if (catalog.plans.length === 0)
    throw new CliFailure(`${path}: ${catalog.skipped[0]?.detail ?? 'no plan record was recognised'}`);
  const known = catalog.plans.slice(0, 5).map((candidate) => candidate.id);
  const list = `${known.join(', ')}${catalog.plans.length > known.length ? ', …' : ''}`;
  if (id === undefined)
    throw new CliFailure(
      `${path}: holds ${plural(catalog.plans.length, 'plan')}; choose one with --id (${list})`,
    );
  throw new CliFailure(`${path}: no plan with the id ${id}; it holds ${list}`);
}
