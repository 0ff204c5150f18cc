import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { Client, newPerson } from '../support/client.js';
import { fullAccount } from '../support/full-account.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** Personal tables that an export tells in another form, or that are nobody's business but the service's. */
const TOLD_OTHERWISE = ['dataset_files', 'idempotency_keys', 'password_resets'];

describe('erasure and export', () => {
  let served: TestApp;

  beforeAll(async () => {
    served = await testApp();
  });
  afterAll(() => served.close());

  const tables = async (where: string): Promise<string[]> =>
    (
      await asAdmin<{ name: string }>(
        served,
        `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind = 'r' and nspname in ('public', 'bullmq') and (${where}) order by 1`,
      )
    ).map(({ name }) => name);
  const personal = (): Promise<string[]> =>
    tables(
      `exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id') or relname = 'users'`,
    );
  /** Names of the tables with any of these words in any column of any row, the queue's included. */
  const tablesWith = async (words: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const name of await tables('true')) {
      const rows = await asAdmin(served, `select 1 from ${name} t where t::text like any($1) limit 1`, [
        words.map((word) => `%${word}%`),
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  };

  it('leaves nothing of an account that had something in every table, and waiting jobs', async () => {
    const canary = `canary${Date.now()}`;
    const { client, userId, email, ids } = await fullAccount(served, canary);
    await served.app
      .get(JobsService)
      .add('poll-source', { userId, sourceId: ids.sourceId }, `poll-${ids.sourceId}`);
    await new Client(served.base).post('auth/password-reset', { email });
    const words = [canary, userId, email, ids.sourceId];
    const before = await tablesWith(words);
    for (const table of await personal()) expect(before).toContain(table);
    expect(before.some((table) => table.startsWith('bullmq.'))).toBe(true);
    expect((await client.delete('users/me')).status).toBe(204);
    expect(await tablesWith(words)).toEqual([]);
    // Who did what stays, under an id that leads to nobody.
    const log = await asAdmin<{ action: string }>(served, 'select action from audit_log');
    expect(log.map(({ action }) => action)).toContain('user.erased');
  }, 60_000);

  it('leaves everybody else alone', async () => {
    const { client: other } = await newPerson(new Client(served.base));
    await other.post('usage/entries', { date: '2026-01-01', quantity: '1' });
    const { client } = await fullAccount(served, `second${Date.now()}`);
    await client.delete('users/me');
    expect((await other.get('usage/stats')).body.commodities).toMatchObject([{ total: '1' }]);
  }, 60_000);

  it('exports every table that holds something of the person, and no secret', async () => {
    const canary = `third${Date.now()}`;
    const { client, userId } = await fullAccount(served, canary);
    const response = await fetch(`${served.base}/api/v1/users/me/export`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const told = (await personal())
      .map((table) => table.slice('public.'.length))
      .filter((table) => !TOLD_OTHERWISE.includes(table));
    for (const table of told) {
      const rows: unknown[] = JSON.parse(new TextDecoder().decode(files[`${table}.json`]));
      expect([table, rows.length > 0]).toEqual([table, true]);
    }
    expect(Object.keys(files).some((name) => name.startsWith('uploads/'))).toBe(true);
    const everything = Object.values(files)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n');
    expect(everything).toContain(userId);
    expect(everything).not.toMatch(/\$2[aby]\$/);
    expect(everything).not.toMatch(/"credentials"/);
  }, 60_000);
});
