/** Published figures are those of the committed result file, and the constants in the source are those that were measured. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fillTables, tablesOf, type AccuracyResult } from '../src/accuracy/docs-tables.js';
import { TARGETS } from '../src/accuracy/projection-table.js';
import { CONFORMAL_QUANTILES } from '../src/engine/projection/interval.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const docs = readFileSync(join(root, 'docs/accuracy.md'), 'utf8');
const result = JSON.parse(readFileSync(join(root, 'docs/results/accuracy.json'), 'utf8')) as AccuracyResult;

describe('docs/accuracy.md', () => {
  it('quotes the result file', () => {
    expect(fillTables(docs, tablesOf(result))).toBe(docs);
    for (const name of Object.keys(tablesOf(result))) expect(docs).toContain(`\`\`\`text ${name}\n`);
  });

  it('claims no met target that was missed', () => {
    const missed = result.projection.flatMap(({ months, ours }) => [
      ...(ours.median.value > TARGETS[months]!.median ? [`median at ${months}`] : []),
      ...(ours.p90.value > TARGETS[months]!.p90 ? [`90th percentile at ${months}`] : []),
    ]);
    expect(missed).toEqual(['90th percentile at 3', 'median at 6', '90th percentile at 6']);
  });

  it('intervals use the quantiles that were measured', () => {
    expect(CONFORMAL_QUANTILES).toEqual(result.coverage.quantiles);
  });
});
