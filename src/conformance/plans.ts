/**
 * The plans suite: every record of every catalog below a folder is imported and priced on a reference year; published averages and
 * annual costs are reproduced, tariffs that exist in two writings are compared, engine vectors beside them are priced, and the
 * receipts of all that is priced are verified.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { appraise, type AppraisedRecord } from '../importers/appraise.js';
import type { CatalogFile, CatalogImport } from '../importers/catalog.js';
import { importCatalog } from '../importers/import-catalog.js';
import type { CaseResult } from './case.js';
import { planReceipts } from './plan-receipts.js';
import { ratebookTwins } from './plan-twins.js';
import { ratebookVectors } from './plan-vectors.js';

/** Judges the catalogs of a folder record by record, then each source as a whole. */
export function* runPlansSuite(dir: string): Iterable<CaseResult> {
  const files = catalogFiles(dir);
  const catalog = importCatalog(files);
  const records = appraise(catalog);
  const folded = new Map(catalog.folded.map((fold) => [fold.id, fold]));
  for (const record of records) yield judge(record, folded.get(record.id));
  yield* ratebookTwins(files);
  yield* ratebookVectors(files);
  yield* planReceipts(catalog);
  yield* sources(records, catalog);
}

/** JSON and CSV files below a folder, in a stable order. */
function catalogFiles(dir: string): CatalogFile[] {
  const walk = (path: string): string[] =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .flatMap((name) => walk(join(path, name)))
      : [path];
  return walk(dir)
    .filter((path) => /\.(json|jsonl|csv)(\.gz)?$/i.test(path))
    .map((path) => ({ name: relative(dir, path), bytes: readFileSync(path) }));
}

function judge(record: AppraisedRecord, fold: CatalogImport['folded'][number] | undefined): CaseResult {
  const name = `${record.file}${record.path} ${record.id}`;
  if (record.status === 'refused')
    return { case: name, status: 'refused', detail: `${record.reason}: ${record.detail}` };
  const notes = Object.entries(record.notes).map(([key, value]) => `${key} ${value}`);
  const said = [
    record.status,
    ...(record.cost ? [record.cost] : []),
    ...notes,
    ...(record.checks.length > 0 ? [`${record.checks.length} published figures reproduced`] : []),
    ...(fold ? [`folded into ${fold.into} (${fold.reason})`] : []),
  ].join(', ');
  const wrong = record.checks.find(({ agrees }) => !agrees);
  if (!wrong) return { case: name, status: 'passed', detail: said };
  return {
    case: name,
    status: 'failed',
    expected: wrong.published,
    got: wrong.computed,
    detail: `${wrong.what} differs by ${wrong.difference}`,
  };
}

/** One case per catalog with its counts; it fails when a record of it is wrong. */
function* sources(records: readonly AppraisedRecord[], catalog: CatalogImport): Iterable<CaseResult> {
  const names = [...new Set(records.map((record) => record.catalog))].sort();
  for (const name of names) {
    const own = records.filter((record) => record.catalog === name);
    const refused = own.filter(({ status }) => status === 'refused');
    const checks = own.flatMap((record) => record.checks);
    const wrong = checks.filter(({ agrees }) => !agrees).length;
    const reasons = counts(refused.map(({ reason }) => reason ?? 'unsupported'));
    const classes = counts(own.flatMap(({ notes }) => notes['class'] ?? []));
    yield {
      case: `source ${name}`,
      status: wrong > 0 ? 'failed' : refused.length === own.length ? 'refused' : 'passed',
      detail: [
        `${own.length} records`,
        `${count(own, 'priced')} priced`,
        `${count(own, 'estimate')} estimated`,
        `${refused.length} refused${reasons ? ` (${reasons})` : ''}`,
        ...(classes ? [`classes: ${classes}`] : []),
        ...(checks.length > 0
          ? [`${checks.length - wrong} of ${checks.length} published figures reproduced`]
          : []),
      ].join(', '),
    };
  }
  for (const [ref, { prices }] of Object.entries(catalog.series))
    yield { case: `series ${ref}`, status: 'passed', detail: `${prices.length} steps` };
  for (const [reason, number] of Object.entries(tally(catalog.folded.map((fold) => fold.reason))))
    yield {
      case: `folded ${reason}`,
      status: 'passed',
      detail: `${number} records stand for a plan that is listed already`,
    };
}

const count = (records: readonly AppraisedRecord[], status: AppraisedRecord['status']): number =>
  records.filter((record) => record.status === status).length;

function tally(values: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const value of values) found[value] = (found[value] ?? 0) + 1;
  return found;
}

const counts = (values: readonly string[]): string =>
  Object.entries(tally(values))
    .map(([value, number]) => `${value} ${number}`)
    .join(', ');
