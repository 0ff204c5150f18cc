import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/setup.js';
import { Client, newPerson } from '../support/client.js';
import { dailyFile } from '../support/household.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { testApp } from '../support/test-app.js';

/** A service of its own per test: passport keeps one strategy per process, so the one started last is the one that checks. */
describe('limits', () => {
  it('refuses a file over the limit', async () => {
    const small = await testApp({ UPLOAD_LIMIT_MB: '1' });
    const { client } = await newPerson(new Client(small.base));
    const answer = await client.upload(new Uint8Array(1024 * 1024 + 1));
    expect([answer.status, answer.body.type]).toEqual([413, 'urn:treebeard:problem:too-large']);
    await small.close();
  });

  it('counts attempts for all processes together, whatever the forwarded address', async () => {
    const variables = { AUTH_RATE_LIMIT_PER_MINUTE: '6', LOG_LEVEL: 'error', WORKER: 'off' };
    const first = await testApp(variables);
    const dataDir = mkdtempSync(join(tmpdir(), 'treebeard-second-'));
    const settings = loadSettings({ ...variables, DATA_DIR: dataDir });
    const second = await createApp(settings, first.database.appUrl);
    await second.listen(0, '127.0.0.1');
    const { port } = second.getHttpServer().address() as { port: number };
    const clients = [new Client(first.base), new Client(`http://127.0.0.1:${port}`)];
    const statuses: number[] = [];
    for (let i = 0; i < 10; i++) {
      const { status, headers } = await clients[i % 2]!.post(
        'auth/login',
        { email: 'nobody@example.org', password: 'x' },
        { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.1.${i}`, forwarded: `for=10.0.2.${i}` },
      );
      statuses.push(status);
      expect(headers.get('ratelimit-policy')).toBe('"attempts";q=6;w=60');
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429, 429, 429]);
    await second.close();
    await first.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('says quickly to come back later when every connection is taken, and recovers by itself', async () => {
    const { app, base, close } = await testApp({ DATABASE_POOL_SIZE: '2', DATABASE_WAIT_MS: '300' });
    const client = new Client(base);
    const held = [1, 2].map(() => app.get(DataSource).createQueryRunner());
    for (const runner of held) await runner.connect();
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.get('plans')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(answers[0]!.headers.get('retry-after')).toBe('2');
    expect((await client.get('/health/live')).status).toBe(200);
    expect((await client.get('/health/ready')).status).toBe(503);
    for (const runner of held) await runner.release();
    expect((await client.get('/health/ready')).status).toBe(200);
    expect((await client.get('plans')).status).toBe(200);
    await close();
  });

  it('asks for no second connection while it holds one', async () => {
    const { app, base, close } = await testApp({ DATABASE_POOL_SIZE: '2', DATABASE_WAIT_MS: '3000' });
    await app.get(CatalogImportService).store(catalogOf(flatPlan('only', '0.12')), {});
    const { client } = await newPerson(new Client(base));
    await client.upload(dailyFile('2025-01-01', 365));
    await client.put('users/me/current-plan', { planId: 'only' });
    const bill = { from: '2025-02-01', to: '2025-03-01', total: '50' };
    const { body: first } = await client.post('recommendations', {});
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) => [
        client.post('recommendations', {}, i % 2 ? { 'idempotency-key': String(i) } : {}),
        client.post(`recommendations/${first.id}/what-if`, { solar: undefined }),
        client.post('users/me/current-plan/bill-check', bill),
        client.post('feedback', { planId: 'only', rating: 5, type: 'helpful' }),
        client.put('users/me/current-plan', { planId: 'only' }),
      ]).flat(),
    );
    expect(answers.filter(({ status }) => status >= 400).map(({ body }) => body)).toEqual([]);
    await close();
  });

  it('says to come back later when more is to be computed than may wait, and goes on', async () => {
    const { base, close } = await testApp({ THREADS: '1', THREAD_QUEUE: '2' });
    const { client } = await newPerson(new Client(base));
    const year = (i: number): string => dailyFile('2024-01-01', 365, () => 10 + i);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => client.upload(year(i), `${i}.csv`, { keep: 'new' })),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5 - refused.length);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.body.type).toBe('urn:treebeard:problem:busy');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await client.upload(year(9), 'later.csv', { keep: 'new' })).status).toBe(201);
    await close();
  });

  it('stops a file that takes too long to read', async () => {
    const { base, close } = await testApp({ THREAD_TIMEOUT_SECONDS: '0.001' });
    const { client } = await newPerson(new Client(base));
    const { status, body } = await client.upload(dailyFile('2024-01-01', 365));
    expect([status, body.type]).toEqual([422, 'urn:treebeard:problem:too-much-work']);
    expect((await client.get('datasets')).body.items).toEqual([]);
    await close();
  });
});
