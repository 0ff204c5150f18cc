import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { Client as Database } from 'pg';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('a person', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    await served.app
      .get(CatalogImportService)
      .store(catalogOf(flatPlan('a', '0.10'), flatPlan('b', '0.12')), {});
  });
  afterAll(() => served.close());

  it('changes the profile with the tag that was read, and not without', async () => {
    const { client } = await newPerson(anybody);
    const { headers } = await client.get('users/me');
    expect((await client.patch('users/me', { name: 'M' })).status).toBe(428);
    const changed = await client.patch('users/me', { name: 'M' }, { 'if-match': headers.get('etag')! });
    expect([changed.status, changed.body.name]).toEqual([200, 'M']);
    const stale = await client.patch('users/me', { name: 'N' }, { 'if-match': headers.get('etag')! });
    expect(stale.status).toBe(412);
    for (const field of ['id', 'isAdmin', 'tier', 'email', 'createdAt']) {
      const planted = await client.patch('users/me', { [field]: 'x' }, { 'if-match': '"v2"' });
      expect(planted.status).toBe(400);
    }
  });

  it('sets priorities by preset or by weights that sum to 100', async () => {
    const { client } = await newPerson(anybody);
    expect((await client.get('users/me/preferences')).body.weights).toEqual({
      cost: 40,
      flexibility: 30,
      renewable: 20,
      rating: 10,
    });
    const eco = await client.put('users/me/preferences', {
      preset: 'eco',
      vetoes: { minRenewablePercent: 50 },
    });
    expect(eco.body).toMatchObject({ weights: { renewable: 60 }, vetoes: { minRenewablePercent: 50 } });
    const odd = await client.put('users/me/preferences', {
      weights: { cost: 50, flexibility: 30, renewable: 20, rating: 10 },
    });
    expect([odd.status, odd.body.errors[0].pointer]).toEqual([400, '/weights']);
    const negative = await client.put('users/me/preferences', {
      weights: { cost: 110, flexibility: -10, renewable: 0, rating: 0 },
    });
    expect(negative.status).toBe(400);
  });

  it('keeps a current plan of the catalog, or a rate structure of its own', async () => {
    const { client } = await newPerson(anybody);
    expect((await client.get('users/me/current-plan')).status).toBe(404);
    const chosen = await client.put('users/me/current-plan', { planId: 'a', contractEnd: '2027-01-31' });
    expect(chosen.body).toMatchObject({
      planId: 'a',
      name: 'Flat a',
      exitFee: { kind: 'flat', amount: '150.00' },
    });
    const { structure } = flatPlan('own', '0.2');
    const own = await client.put('users/me/current-plan', {
      rateStructure: structure,
      exitFee: { kind: 'per_month_remaining', amount: '15.00', waivedLastDays: 14 },
    });
    expect(own.body).toMatchObject({ planId: null, exitFee: { amount: '15.00' } });
  });

  it.each([
    ['neither plan nor structure', {}, 400, '/planId'],
    ['a plan that is not there', { planId: 'zzz' }, 404, undefined],
    [
      'a structure with an unknown key',
      { rateStructure: { ...flatPlan('x', '0.1').structure, prise: '1' } },
      422,
      undefined,
    ],
    ['an exit fee without its amount', { planId: 'a', exitFee: { kind: 'flat' } }, 400, '/exitFee/amount'],
    [
      'an end before the start',
      { planId: 'a', contractStart: '2026-02-01', contractEnd: '2026-01-01' },
      400,
      '/contractEnd',
    ],
  ])('refuses a current plan with %s', async (_, body, status, pointer) => {
    const { client } = await newPerson(anybody);
    const answer = await client.put('users/me/current-plan', body);
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([
      status,
      pointer ?? answer.body.errors[0]?.pointer,
    ]);
    expect((await client.get('users/me/current-plan')).status).toBe(404);
  });

  it('stores nothing new after withdrawing consent', async () => {
    const { client, id } = await newPerson(anybody);
    await client.patch('users/me', { consent: false }, { 'if-match': '"v1"' });
    const refused = await client.post('usage/entries', { date: '2026-01-01', quantity: '1' });
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:treebeard:problem:consent-withdrawn']);
    // Given again, it is given to the text of today.
    await asAdmin(served, `update users set consent_version = '2020-01' where id = $1`, [id]);
    const { body, headers } = await client.get('users/me');
    expect(body).toMatchObject({ consentGiven: false, consentVersion: '2020-01' });
    const again = await client.patch('users/me', { consent: true }, { 'if-match': headers.get('etag')! });
    expect(again.body).toMatchObject({ consentGiven: true, consentVersion: '2026-11' });
    expect(Date.parse(again.body.consentAt)).toBeGreaterThan(Date.parse(body.consentAt));
  });

  it('takes everything along as files that no spreadsheet runs', async () => {
    const { client } = await newPerson(anybody);
    await client.post('usage/entries', { date: '2026-01-01', quantity: '7.5' });
    const response = await fetch(`${served.base}/api/v1/users/me/export`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const text = (name: string): string => new TextDecoder().decode(files[name]);
    expect(JSON.parse(text('users.json'))[0]).toMatchObject({ name: 'Maria' });
    expect(text('readings.csv')).toMatch(/7\.5,kWh,actual/);
    expect(
      Object.values(files)
        .map((bytes) => new TextDecoder().decode(bytes))
        .join(),
    ).not.toMatch(/\$2[aby]\$12/);
  });

  it('is erased from every table in one step', async () => {
    const canary = `canary-${Date.now()}`;
    const { client, id, email } = await newPerson(anybody, { name: canary });
    await client.upload(`date,kwh\n2026-01-01,1\n2026-01-02,2\n# ${canary}\n`, `${canary}.csv`);
    await client.post(
      'usage/entries',
      { date: '2026-02-01', quantity: '1', notes: canary },
      { 'idempotency-key': canary },
    );
    await client.put('users/me/current-plan', { planId: 'a', name: canary });
    await client.post('feedback', { planId: 'a', rating: 5, type: 'helpful', text: canary });
    await client.get('users/me/export');
    expect(await tablesWith(served, [canary, id, email])).toContain('users');
    expect((await client.delete('users/me')).status).toBe(204);
    expect(await tablesWith(served, [canary, id, email])).toEqual([]);
    expect((await client.get('auth/me')).status).toBe(401);
    expect((await anybody.post('auth/login', { email, password: 'correct horse battery' })).status).toBe(401);
  });
});

/** Names of the tables with any of these words in any column of any row. */
async function tablesWith(served: TestApp, words: readonly string[]): Promise<string[]> {
  const database = new Database({ connectionString: served.database.adminUrl });
  await database.connect();
  const tables = await database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rowCount } = await database.query(`select 1 from "${name}" t where t::text like any($1)`, [
      words.map((word) => `%${word}%`),
    ]);
    if (rowCount) found.push(name);
  }
  await database.end();
  return found;
}
