import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseResult } from './case.js';
import { runUsageSuite } from './usage.js';

/** One row comes twice: 2.5 kWh, of which 0.75 are counted once. */
const FILE =
  'timestamp,kwh\n2024-06-13 00:00,1\n2024-06-13 01:00,0.75\n2024-06-13 01:00,0.75\n2024-06-13 02:00,0.75\n';
const MUST = { outcome: 'read', totals: { import: 3.25 }, intervalMinutes: 60, gaps: 0 };

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'usage-suite-'));
  writeFileSync(join(dir, 'twice.csv'), FILE);
});
afterAll(() => rmSync(dir, { recursive: true }));

async function judged(facts: object): Promise<CaseResult> {
  writeFileSync(
    join(dir, 'expected.json'),
    JSON.stringify([{ file: 'twice.csv', zone_used: 'UTC', must: MUST, ...facts }]),
  );
  const results: CaseResult[] = [];
  for await (const result of runUsageSuite(dir)) results.push(result);
  expect(results).toHaveLength(1);
  return results[0]!;
}

describe('a case that disagrees with itself', () => {
  it('is told with the row that its total counts twice', async () => {
    const { status, detail } = await judged({ duplicates: 1 });
    expect(status).toBe('contradicted');
    expect(detail).toContain('line 4 (2024-06-13T01:00:00Z, 0.75 kWh)');
  });

  it('passes once its total keeps to its facts', async () => {
    const { status } = await judged({ duplicates: 1, must: { ...MUST, totals: { import: 2.5 } } });
    expect(status).toBe('passed');
  });

  it.each([
    ['no row to drop: we dropped one that belongs', {}],
    ['more rows to drop than we dropped', { duplicates: 2 }],
    ['other energy than that of the row', { duplicates: 1, must: { ...MUST, totals: { import: 3.5 } } }],
    [
      'a flow that we did not find',
      { duplicates: 1, must: { ...MUST, totals: { import: 3.25, export: 1 } } },
    ],
    ['another interval', { duplicates: 1, must: { ...MUST, intervalMinutes: 30 } }],
    ['other gaps', { duplicates: 1, must: { ...MUST, gaps: 1 } }],
    ['another number of readings', { duplicates: 1, must: { ...MUST, readings: { import: 4 } } }],
    ['no readings at all', { duplicates: 1, must: { outcome: 'none' } }],
  ])('is a failure of ours where it expects %s', async (_name, facts) => {
    expect((await judged(facts)).status).toBe('failed');
  });
});
