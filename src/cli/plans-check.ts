/** `treebeard plans check`: what a catalog is worth before anybody is advised from it. `plans-report.ts` prints it for people. */
import { appraise } from '../importers/appraise.js';
import { importCatalog } from '../importers/import-catalog.js';
import { type CatalogCheck, checkOf, tally } from './catalog-check.js';
import { CliFailure } from './failure.js';
import { plural } from './format.js';
import { readCatalogFiles } from './input.js';
import { describeCatalog } from './plans-report.js';

export interface PlansCheckOptions {
  readonly json?: boolean;
  /** Zone for records that carry none. */
  readonly timezone?: string;
  /** YYYY-MM-DD on which offers are judged out of date. */
  readonly asOf: string;
}

/**
 * Imports the catalogs that paths name, prices every record on a reference year and prints what came of it. Exit code 1 when a
 * published figure is not reproduced.
 */
export async function plansCheck(paths: readonly string[], options: PlansCheckOptions): Promise<void> {
  const started = performance.now();
  const catalog = importCatalog(await readCatalogFiles(paths), { timezone: options.timezone });
  const records = appraise(catalog);
  const seconds = (performance.now() - started) / 1000;
  if (records.length === 0) {
    const [first] = catalog.skipped;
    throw new CliFailure(
      `${first?.file ?? paths.join(', ')}: no plan in it; ${first?.detail ?? 'nothing was found'}`,
    );
  }
  const check = checkOf(catalog, records, options.asOf);
  if (options.json) console.log(JSON.stringify(asJson(check)));
  else {
    console.log(describeCatalog(check));
    console.error(`${plural(records.length, 'record')} in ${seconds.toFixed(1)} s`);
  }
  if (check.wrongFigures.length > 0) process.exitCode = 1;
}

function asJson(check: CatalogCheck): Record<string, unknown> {
  const { catalog, records, asOf } = check;
  return {
    plans: catalog.plans.length,
    sources: check.sources,
    refused: records
      .filter(({ status, reason }) => status === 'refused' && reason !== 'suspicious_value')
      .map(({ id, name, catalog: source, file, reason, detail, pointer }) => ({
        id,
        name,
        catalog: source,
        file,
        reason,
        detail,
        pointer,
      })),
    suspicious: catalog.quarantined,
    folded: catalog.folded,
    skipped: catalog.skipped,
    figuresNotReproduced: check.wrongFigures.map(({ record, check: figure }) => ({
      id: record.id,
      ...figure,
    })),
    asOf,
    outOfDate: check.outOfDate,
    flags: tally(catalog.plans.flatMap(({ flags }) => [...flags])),
    delivery: Object.keys(catalog.delivery),
    series: Object.keys(catalog.series),
  };
}
