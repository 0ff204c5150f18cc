import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { treebeard } from '../support/cli.js';

const ROW = {
  rep_name: 'TEST ENERGY',
  tdu_area: 'ONCOR',
  price_kwh_500: 17.4,
  price_kwh_1000: 16.5,
  price_kwh_2000: 16.1,
  term_months: 12,
  rate_type: 'FIXED',
  language: 'English',
};
const bent = { ...ROW, price_kwh_2000: 12 };
const CATALOG = {
  last_updated: '2026-01-28',
  plans: [
    { ...ROW, plan_id: '1', plan_name: 'Straight' },
    { ...bent, plan_id: '2', plan_name: 'Bent' },
    { ...bent, plan_id: '3', plan_name: 'Bent more', price_kwh_2000: 11 },
    { ...ROW, plan_id: '4', plan_name: 'Directo', language: 'Spanish' },
  ],
};
const ABSURD = {
  id: 'absurd',
  name: 'Absurd',
  structure: {
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    components: [{ kind: 'energy', id: 'energy', periods: [{ name: 'all', price: '12.5' }] }],
  },
};

describe('treebeard plans check', () => {
  let folder: string;
  const check = (...args: string[]) => treebeard(folder, 'plans', 'check', ...args);
  const put = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'treebeard-'));
    put('listing.json.gz', gzipSync(JSON.stringify(CATALOG)));
    put('own.json', JSON.stringify(ABSURD));
    put('cut.json', '{"plans": [\n{"a": 1},\n');
    put('label.pdf', '%PDF-1.7');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says per source what is priced, and groups what is refused by its reason', async () => {
    const { code, out } = await check('.', '--as-of', '2030-01-01');
    expect(code).toBe(0);
    expect(out).toMatch(/us_tx_ptc +4 +0 +2 +2 +6 of 6/);
    expect(out).toMatch(/missing price: 2\n +2 {2}the averages are [^;]*\n +2 Bent; 3 Bent more/);
    expect(out).toMatch(/kept apart until somebody has looked: 1\n +1 {2}12\.5 per kWh/);
    expect(out).toContain('counted once: 1 in another language');
    expect(out).toContain('out of date on 2030-01-01: 1 plan with prices older than three years');
    expect(out).toContain('cut.json: line 3: the JSON ends in the middle');
    expect(out).toMatch(/\n1 plan to choose from\n$/);
  });

  it('says the same to programs', async () => {
    const { code, out } = await check('.', '--as-of', '2030-01-01', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      plans: 1,
      refused: [{ id: '2', reason: 'missing_price', pointer: '/price_kwh_2000' }, { id: '3' }],
      suspicious: [{ id: 'absurd' }],
      folded: [{ id: '4', into: '1', reason: 'language' }],
      asOf: '2030-01-01',
      outOfDate: [{ id: '1', pricedOn: '2026-01-28' }],
    });
  });

  it.each([
    ['cut.json', 'cut.json: no plan in it; line 3: the JSON ends in the middle'],
    ['label.pdf', 'label.pdf: no plan in it; the file is a PDF'],
    ['none.json', 'none.json: no such file'],
  ])('refuses %s in one line', async (file, words) => {
    const { code, out, err } = await check(file);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim()).not.toContain('\n');
  });
});
