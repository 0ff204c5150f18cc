import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flatPlan } from '../support/catalog.js';
import { treebeard } from '../support/cli.js';
import { dailyFile } from '../support/household.js';

describe('treebeard bill --expect', () => {
  let folder: string;
  const bill = (...args: string[]) =>
    treebeard(
      folder,
      'bill',
      '--plan',
      'plan.json',
      '--usage',
      'usage.csv',
      '--timezone',
      'America/Chicago',
      ...args,
    );
  const MARCH = ['--from', '2025-03-01', '--to', '2025-03-31'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'treebeard-'));
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(flatPlan('a', '0.10').structure));
    writeFileSync(
      join(folder, 'usage.csv'),
      dailyFile('2025-01-01', 365, () => 24),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says that the plan is understood', async () => {
    const { code, out } = await bill(...MARCH, '--expect', '76.95');
    expect(code).toBe(0);
    expect(out).toMatch(/We get \$76\.95; your bill says \$76\.95\. The plan is understood\.\n$/);
  });

  it('names the cause of a gap, and exits with 1 where it is large', async () => {
    const { code, out } = await bill(...MARCH, '--expect', '90', '--expect-kwh', '850', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      1,
      expect.objectContaining({
        cause: 'other_usage',
        agrees: false,
        difference: '-13.05',
        gapPercent: '14.50',
      }),
    ]);
  });

  it.each([
    [['--expect', '76.95'], '--expect needs --from and --to'],
    [[...MARCH, '--expect', '76,95'], '--expect: the total must be a decimal'],
    [[...MARCH, '--expect', '76.95', '--expect-kwh', 'x'], '--expect-kwh: the kWh must be a decimal'],
    [['--from', '2025-03-31', '--to', '2025-03-01', '--expect', '1'], '--to: the bill needs a first day'],
  ])('refuses %j in one line', async (args, words) => {
    const { code, out, err } = await bill(...args);
    expect([code, out, err.trim().split('\n')]).toEqual([2, '', [expect.stringContaining(words)]]);
  });
});
