/** A reference bill as it stands on disk. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface BillCase {
  readonly name: string;
  readonly source: { readonly repo: string | null };
  readonly tariff_format: 'urdb' | 'ratebook' | 'native';
  readonly tariff: Record<string, unknown>;
  readonly plan?: unknown;
  readonly usage: CaseUsage;
  readonly expected: Expected;
  readonly tolerance: Tolerance;
  readonly features: readonly string[];
}

export interface CaseUsage {
  readonly start: string | null;
  readonly timezone: string;
  readonly interval_minutes?: number;
  readonly csv?: string;
  readonly columns?: readonly string[];
  readonly kwh?: readonly number[];
  readonly export_kwh?: readonly number[];
  readonly controlled_load_kwh?: readonly number[];
  readonly total_kwh?: number;
  readonly monthly_kwh?: readonly number[];
  readonly kwh_by_period?: Readonly<Record<string, number>>;
  readonly exported_kwh?: number;
  readonly billing_days?: number;
  readonly billing_demand_kw?: number;
  readonly end_inclusive?: string;
}

export interface Tolerance {
  readonly abs?: number;
  readonly abs_month?: number;
  readonly abs_annual?: number;
  readonly abs_cents_per_kwh?: number;
}

export interface Expected {
  readonly annual_total?: number | null;
  readonly total?: number;
  readonly total_rounded?: number;
  readonly monthly_totals?: readonly number[];
  readonly monthly_totals_from_printed_components?: readonly number[];
  readonly by_component?: Readonly<Record<string, number>>;
  readonly by_component_monthly?: Readonly<Record<string, readonly number[]>>;
  readonly annual_total_by_component_group?: Readonly<Record<string, number>>;
  readonly annual_fixed?: Readonly<Record<string, number>>;
  readonly imported_kwh?: number;
  readonly exported_kwh?: number;
  readonly efl_average_cents_per_kwh?: Readonly<Record<string, number>>;
  readonly average_cents_per_kwh?: readonly number[];
}

/** Hand-written structures for a case whose tariff is in a form of its own; it holds no expected value. */
export interface PlanFile {
  readonly plans: Readonly<Record<string, unknown>>;
  /** Names of the expected components → ids (`id`, `id/period` or `id/tier`) of ours. */
  readonly components: Readonly<Record<string, readonly string[]>>;
}

/** Columns of numbers of a CSV beside the case, by header. */
export function readColumns(caseFile: string, csv: string): ReadonlyMap<string, readonly string[]> {
  const [header, ...rows] = readFileSync(join(dirname(caseFile), csv), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = new Map(header!.split(',').map((name) => [name.trim(), [] as string[]]));
  const lists = [...columns.values()];
  for (const row of rows) for (const [i, cell] of row.split(',').entries()) lists[i]?.push(cell);
  return columns;
}
