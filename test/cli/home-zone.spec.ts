import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flatPlan } from '../support/catalog.js';
import { treebeard } from '../support/cli.js';

/** NEM12 files keep market time, the home does not. */
const nem12 = (nmi: string): string =>
  [
    '100,NEM12,202402010000,MDP,RET',
    `200,${nmi},E1,E1,E1,N1,SER1,kWh,30,`,
    `300,20240101,${Array.from({ length: 48 }, () => '0.5').join(',')},A,,,`,
    '900',
  ].join('\n');

describe('the clock of a home', () => {
  let folder: string;
  const bill = (file: string, ...args: string[]) =>
    treebeard(folder, 'bill', '--plan', 'plan.json', '--usage', file, '--json', ...args);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'treebeard-'));
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(flatPlan('a', '0.10').structure));
    writeFileSync(join(folder, 'ausgrid.csv'), nem12('4103000001'));
    writeFileSync(join(folder, 'unknown.csv'), nem12('9999000001'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is told by the number of an Australian meter', async () => {
    const { err } = await bill('ausgrid.csv');
    expect(err).toContain(
      "time zone of the home: Australia/Sydney, by the meter's number (the file keeps Etc/GMT-10 all year)",
    );
  });

  it('is that of the file where the number says nothing', async () => {
    const { err } = await bill('unknown.csv');
    expect(err).toContain(
      'time zone of the home: Etc/GMT-10, the clock of the file, without summer time; --timezone names another',
    );
  });

  it('is what the user says', async () => {
    const { err } = await bill('unknown.csv', '--timezone', 'Australia/Melbourne');
    expect(err).not.toContain('time zone of the home');
  });
});
