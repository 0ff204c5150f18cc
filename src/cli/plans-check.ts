/** `treebeard plans check`: what a catalog is worth before anybody is advised from it. `plans-report.ts` prints it for people. */
import { appraise, type AppraisedRecord } from '../importers/appraise.js';
import type { CatalogImport } from '../importers/catalog.js';
import type { CheckedFigure } from '../importers/self-check.js';
import { importCatalog } from '../importers/import-catalog.js';
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
  const check: CatalogCheck = {
    catalog,
    records,
    sources: summaries(records),
    wrongFigures: wrongFigures(records),
    asOf: options.asOf,
    outOfDate: outOfDate(catalog, options.asOf),
  };
  if (options.json) console.log(JSON.stringify(asJson(check)));
  else {
    console.log(describeCatalog(check));
    console.error(`${plural(records.length, 'record')} in ${seconds.toFixed(1)} s`);
  }
  if (wrongFigures(records).length > 0) process.exitCode = 1;
}

/** What was found, for whoever prints it. */
export interface CatalogCheck {
  readonly catalog: CatalogImport;
  readonly records: readonly AppraisedRecord[];
  readonly sources: readonly SourceSummary[];
  readonly wrongFigures: readonly { readonly record: AppraisedRecord; readonly check: CheckedFigure }[];
  readonly asOf: string;
  readonly outOfDate: readonly OutOfDate[];
}

/** An offer that has ended, or whose prices are older than three years. */
export interface OutOfDate {
  readonly id: string;
  readonly name: string;
  readonly ended?: string;
  readonly pricedOn?: string;
}

const OLD_YEARS = 3;

function outOfDate({ plans }: CatalogImport, asOf: string): OutOfDate[] {
  const oldest = `${Number(asOf.slice(0, 4)) - OLD_YEARS}${asOf.slice(4)}`;
  return plans.flatMap(({ id, name, version, effectiveTo }): OutOfDate[] => {
    if (effectiveTo && effectiveTo < asOf) return [{ id, name, ended: effectiveTo }];
    const dated = /^\d{4}-\d{2}-\d{2}$/.test(version);
    return dated && version < oldest ? [{ id, name, pricedOn: version }] : [];
  });
}

const wrongFigures = (records: readonly AppraisedRecord[]) =>
  records.flatMap((record) =>
    record.checks.filter(({ agrees }) => !agrees).map((check) => ({ record, check })),
  );

export interface SourceSummary {
  readonly catalog: string;
  readonly records: number;
  readonly priced: number;
  readonly estimated: number;
  readonly refused: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly figuresCompared: number;
  readonly figuresReproduced: number;
}

function summaries(records: readonly AppraisedRecord[]): SourceSummary[] {
  const catalogs = [...new Set(records.map(({ catalog }) => catalog))].sort();
  return catalogs.map((catalog) => {
    const own = records.filter((record) => record.catalog === catalog);
    const having = (status: AppraisedRecord['status']): number =>
      own.filter((record) => record.status === status).length;
    const checks = own.flatMap((record) => record.checks);
    return {
      catalog,
      records: own.length,
      priced: having('priced'),
      estimated: having('estimate'),
      refused: having('refused'),
      reasons: tally(own.flatMap(({ status, reason }) => (status === 'refused' && reason ? [reason] : []))),
      figuresCompared: checks.length,
      figuresReproduced: checks.filter(({ agrees }) => agrees).length,
    };
  });
}

export function tally(words: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
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
