import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { flatPlan } from '../support/catalog.js';
import { treebeard } from '../support/cli.js';

/** A day of half hours on two registers: the house, and hot water from midnight to four. */
const register = (suffix: string, hours: number): string[] => [
  `200,4103000001,E1E2,${suffix},${suffix},N1,SER${suffix},kWh,30,`,
  `300,20240101,${Array.from({ length: 48 }, (_, i) => (i < 2 * hours ? '0.5' : '0')).join(',')},A,,,`,
];
const FILE = ['100,NEM12,202402010000,MDP,RET', ...register('E1', 24), ...register('E2', 4), '900'].join(
  '\n',
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'treebeard-'));
  const { structure } = flatPlan('a', '0.10');
  const hotWater = {
    id: 'hot-water',
    kind: 'energy',
    register: 'controlled_load',
    periods: [{ name: 'all', price: '0.05' }],
  };
  writeFileSync(join(folder, 'without.json'), JSON.stringify(structure));
  writeFileSync(
    join(folder, 'with.json'),
    JSON.stringify({ ...(structure as object), components: [...structure.components, hotWater] }),
  );
  writeFileSync(join(folder, 'usage.csv'), FILE);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('warns of a controlled load for which the plan has no price', async () => {
  const bill = (plan: string) => treebeard(folder, 'bill', '--plan', plan, '--usage', 'usage.csv');
  const words =
    'Mind: the home has a controlled load, and this plan has no price for it. It is not in the bill.';
  expect((await bill('without.json')).out).toContain(words);
  const priced = await bill('with.json');
  expect([priced.code, priced.out.includes(words)]).toEqual([0, false]);
});
