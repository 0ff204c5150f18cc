/** `treebeard plans check`: what a catalog is worth before anybody is advised from it. */
import { appraise, type AppraisedRecord } from '../importers/appraise.js';
import type { CatalogImport } from '../importers/catalog.js';
import { importCatalog } from '../importers/import-catalog.js';
import { CliFailure } from './failure.js';
import { count, plural } from './format.js';
import { readCatalogFiles } from './input.js';
import { formatTable } from './table.js';

export interface PlansCheckOptions {
  readonly json?: boolean;
  /** Zone for records that carry none. */
  readonly timezone?: string;
}

/**
 * Imports the catalogs that paths name, prices every record on a reference year and prints what came of it. Exit code 1 when a
 * published figure is not reproduced.
 */
export async function plansCheck(paths: readonly string[], options: PlansCheckOptions): Promise<void> {
  const catalog = importCatalog(await readCatalogFiles(paths), { timezone: options.timezone });
  const records = appraise(catalog);
  if (records.length === 0) {
    const [first] = catalog.skipped;
    throw new CliFailure(
      `${paths.join(', ')}: no plan in it; ${first ? `${first.file} ${first.detail}` : 'nothing was found'}`,
    );
  }
  if (options.json) console.log(JSON.stringify(asJson(records, catalog)));
  else printForPeople(records, catalog);
  if (wrongFigures(records).length > 0) process.exitCode = 1;
}

const wrongFigures = (records: readonly AppraisedRecord[]) =>
  records.flatMap((record) =>
    record.checks.filter(({ agrees }) => !agrees).map((check) => ({ record, check })),
  );

interface SourceSummary {
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

function tally(words: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
}

function asJson(records: readonly AppraisedRecord[], catalog: CatalogImport): Record<string, unknown> {
  return {
    plans: catalog.plans.length,
    sources: summaries(records),
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
    figuresNotReproduced: wrongFigures(records).map(({ record, check }) => ({ id: record.id, ...check })),
    flags: tally(catalog.plans.flatMap(({ flags }) => [...flags])),
    delivery: Object.keys(catalog.delivery),
    series: Object.keys(catalog.series),
  };
}

/** A reason is shown with this many of its records; --json lists them all. */
const EXAMPLES = 3;

function printForPeople(records: readonly AppraisedRecord[], catalog: CatalogImport): void {
  const rows = summaries(records).map((source) => [
    source.catalog,
    count(source.records),
    count(source.priced),
    count(source.estimated),
    count(source.refused),
    source.figuresCompared > 0
      ? `${count(source.figuresReproduced)} of ${count(source.figuresCompared)}`
      : '',
  ]);
  const right = { align: 'right' } as const;
  console.log(
    formatTable(
      [
        { title: 'catalog' },
        { title: 'records', ...right },
        { title: 'priced', ...right },
        { title: 'estimated', ...right },
        { title: 'refused', ...right },
        { title: 'published figures reproduced', ...right },
      ],
      rows,
    ),
  );
  printRefusals(records.filter(({ status }) => status === 'refused'));
  const folds = Object.entries(tally(catalog.folded.map(({ reason }) => reason))).map(
    ([reason, number]) => `${count(number)} ${FOLDS[reason] ?? reason}`,
  );
  if (folds.length > 0) console.log(`\nlisted more than once: ${folds.join(', ')}`);
  const flags = Object.entries(tally(catalog.plans.flatMap((plan) => [...plan.flags])));
  if (flags.length > 0)
    console.log(
      `\nto know of the plans: ${flags.map(([flag, number]) => `${flag.replaceAll('_', ' ')} (${count(number)})`).join(', ')}`,
    );
  for (const { file, detail } of catalog.skipped) console.log(`not a plan: ${file}: ${detail}`);
  for (const { record, check } of wrongFigures(records))
    console.log(
      `NOT REPRODUCED: ${record.id} ${record.name}: ${check.what}, published ${check.published}, computed ${check.computed}`,
    );
  console.log(`\n${plural(catalog.plans.length, 'plan')} to choose from`);
}

const FOLDS: Readonly<Record<string, string>> = {
  language: 'in another language',
  older_version: 'in an older version',
  duplicate: 'word for word',
  region: 'for another network',
};

function printRefusals(refused: readonly AppraisedRecord[]): void {
  const reasons = Object.entries(tally(refused.map(({ reason }) => reason ?? 'unsupported'))).sort(
    ([, a], [, b]) => b - a,
  );
  for (const [reason, number] of reasons) {
    console.log(`\n${reason.replaceAll('_', ' ')}: ${count(number)}`);
    const own = refused.filter((record) => record.reason === reason);
    for (const { id, name, detail, pointer } of own.slice(0, EXAMPLES))
      console.log(`  ${id} ${name}: ${detail}${pointer ? ` (${pointer})` : ''}`);
    if (own.length > EXAMPLES) console.log(`  … and ${count(own.length - EXAMPLES)} more`);
  }
}
