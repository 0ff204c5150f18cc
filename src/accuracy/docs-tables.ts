/** The tables of docs/accuracy.md are written from the result file, and a test holds them to it. */
import { describeAdvice, type AdviceRow } from './advice-table.js';
import { describeCoverage, type CoverageResult } from './coverage-table.js';
import { describeProjection, type ProjectionRow } from './projection-table.js';
import { describeRegret, type RegretRow } from './regret-table.js';
import { describeStability, type StabilityRow } from './stability-table.js';

export interface AccuracyResult {
  readonly engineVersion: string;
  readonly homes: number;
  readonly plans: number;
  readonly network: string | null;
  /** The day of the catalog's prices, YYYY-MM-DD. */
  readonly pricesOf: string;
  readonly projection: readonly ProjectionRow[];
  /** The same for households' own downloads, which nothing was fitted on. */
  readonly households: readonly ProjectionRow[];
  readonly coverage: CoverageResult;
  readonly regret: readonly RegretRow[];
  readonly advice: readonly AdviceRow[];
  readonly stability: readonly StabilityRow[];
}

export const tablesOf = (result: AccuracyResult): Readonly<Record<string, string>> => ({
  projection: describeProjection(result.projection),
  households: describeProjection(result.households),
  coverage: describeCoverage(result.coverage),
  regret: describeRegret(result.regret),
  advice: describeAdvice(result.advice),
  stability: describeStability(result.stability),
});

/** Puts each table into the fenced block that names it: three backticks, `text`, the name. */
export function fillTables(markdown: string, tables: Readonly<Record<string, string>>): string {
  return markdown.replace(/^```text (\w+)\n[\s\S]*?^```$/gm, (block, name: string) =>
    tables[name] === undefined ? block : `\`\`\`text ${name}\n${tables[name]}\n\`\`\``,
  );
}
