/** What was found in a catalog, counted: for `plans check`, which prints it for programs, and `plans-report.ts`, for people. */
import type { AppraisedRecord } from '../importers/appraise.js';
import type { CatalogImport } from '../importers/catalog.js';
import type { CheckedFigure } from '../importers/self-check.js';

export interface CatalogCheck {
  readonly catalog: CatalogImport;
  readonly records: readonly AppraisedRecord[];
  readonly sources: readonly SourceSummary[];
  readonly wrongFigures: readonly { readonly record: AppraisedRecord; readonly check: CheckedFigure }[];
  readonly asOf: string;
  readonly outOfDate: readonly OutOfDate[];
}

/** @param asOf YYYY-MM-DD on which offers are judged out of date */
export const checkOf = (
  catalog: CatalogImport,
  records: readonly AppraisedRecord[],
  asOf: string,
): CatalogCheck => ({
  catalog,
  records,
  sources: summaries(records),
  wrongFigures: records.flatMap((record) =>
    record.checks.filter(({ agrees }) => !agrees).map((check) => ({ record, check })),
  ),
  asOf,
  outOfDate: outOfDate(catalog, asOf),
});

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
