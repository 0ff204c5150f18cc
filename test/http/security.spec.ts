/** Who may do what, how often, and what nobody learns. The risks and their tests: docs/security.md. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson, PASSWORD_OF_TESTS } from '../support/client.js';
import { SOLAREDGE_KEY } from '../support/fake-provider.js';
import { analysed, asAdmin, makeAdministrator } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** All that is for administrators; whatever else an ordinary person may call. */
const FOR_ADMINISTRATORS = [
  'GET /api/v1/admin/audit-log',
  'GET /api/v1/admin/users',
  'GET /api/v1/feedback/export',
  'GET /api/v1/feedback/search',
  'GET /api/v1/feedback/statistics',
  'POST /api/v1/plans/imports',
  'POST /api/v1/plans/{id}/retire',
  'PUT /api/v1/admin/users/{id}/role',
  'PUT /api/v1/admin/users/{id}/tier',
];

describe('security', () => {
  let served: TestApp;
  let anybody: Client;
  let operations: string[];

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    const { body } = await anybody.get('/api/openapi.json');
    operations = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  });
  afterAll(() => served.close());

  /** Operations, and HEAD of each GET, that answer this client that they are for administrators. */
  const refusedTo = async (client: Client): Promise<string[]> => {
    const refused: string[] = [];
    for (const operation of operations) {
      const [method, path] = operation.split(' ') as [string, string];
      if (path.endsWith('/logout') || operation === 'DELETE /api/v1/users/me') continue;
      const address = served.base + path.replace(/\{\w+\}/g, NOBODY);
      for (const verb of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
        const { status } = await fetch(address, {
          method: verb,
          headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
          body: ['GET', 'HEAD', 'DELETE'].includes(verb) ? undefined : '{}',
        });
        if (status === 403) refused.push(`${verb} ${path}`);
      }
    }
    return refused.sort();
  };

  it('lets administrators alone do what is for administrators, by every method', async () => {
    const heads = FOR_ADMINISTRATORS.filter((one) => one.startsWith('GET')).map((one) =>
      one.replace('GET', 'HEAD'),
    );
    const { client, id } = await newPerson(anybody);
    expect(await refusedTo(client)).toEqual([...FOR_ADMINISTRATORS, ...heads].sort());
    await makeAdministrator(served, id);
    expect(await refusedTo(client)).toEqual([]);
  }, 60_000);

  it('serves what the contract tells, and nothing else of its kind', () => {
    const tree: string = served.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const routes: string[] = [];
    const above: string[] = [];
    for (const line of tree.split('\n')) {
      const match = /^([│ ]*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line);
      if (!match) continue;
      const depth = match[1]!.length / 4;
      above.length = depth;
      above[depth] = match[2]!;
      const path = above.join('');
      for (const method of match[3]?.split(', ') ?? [])
        if (method !== 'HEAD' && /^\/(api\/v1|r)\//.test(path))
          routes.push(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    }
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.sort()).toEqual([...operations].sort());
  });

  it('works as hard for an unknown address as for a wrong password', async () => {
    const { email } = await newPerson(anybody);
    const spent = async (address: string): Promise<number> => {
      const before = process.cpuUsage();
      await anybody.post('auth/login', { email: address, password: 'wrong' });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const sums = [0, 0];
    for (let i = 0; i < 6; i++) {
      sums[0]! += await spent(email);
      sums[1]! += await spent('nobody@example.org');
    }
    // The hash is nearly all of the work: without it an unknown address would cost a tenth.
    expect(sums[1]! / sums[0]!).toBeGreaterThan(0.5);
  });

  it('takes no password for one that only begins like it', async () => {
    const password = 'p'.repeat(72);
    const { email } = await newPerson(anybody, { password });
    expect((await anybody.post('auth/login', { email, password })).status).toBe(200);
    expect((await anybody.post('auth/login', { email, password: `${password}x` })).status).toBe(401);
  });

  it('refuses a file that unpacks to a thousand times its size', async () => {
    const { client } = await newPerson(anybody);
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    const answer = await client.upload(bomb, 'bomb.csv.gz');
    expect(answer.status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    for (const encoding of ['gzip', 'gzip, gzip', 'br', 'deflate']) {
      const { status } = await fetch(`${served.base}/api/v1/sites`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${client.token}`,
          'content-type': 'application/json',
          'content-encoding': encoding,
        },
        body: gzipSync(Buffer.alloc(50 * 1024 * 1024)) as Uint8Array<ArrayBuffer>,
      });
      expect([400, 413, 415]).toContain(status);
    }
  });

  it('tells nobody of a fault of ours more than its trace id', async () => {
    const { client } = await newPerson(anybody);
    await asAdmin(served, 'alter table feedback rename to feedback_away');
    const answer = await fetch(`${served.base}/api/v1/feedback`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    await asAdmin(served, 'alter table feedback_away rename to feedback');
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
    ]);
    expect(text).not.toMatch(/feedback|relation|select|\.js|\.ts|node_modules/i);
    expect(JSON.parse(text)).toMatchObject({ traceId: answer.headers.get('x-trace-id') });
  });

  it('answers 503 while connections are cut, and goes on by itself', async () => {
    const { client } = await newPerson(anybody);
    const statuses = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const load = Array.from({ length: 20 }, () => client.get('sites'));
      await asAdmin(
        served,
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tb_app' and datname = current_database()`,
      );
      for (const { status } of await Promise.all(load)) statuses.add(status);
    }
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    // One more may meet a connection whose end nobody has noticed yet.
    for (let i = 0; i < 10 && (await client.get('sites')).status !== 200; i++);
    expect((await client.get('sites')).status).toBe(200);
    expect((await client.get('/health/ready')).status).toBe(200);
  });

  it('logs no secret and nothing personal', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'treebeard-log-'));
    const service = spawn(process.execPath, [new URL('../../src/main.js', import.meta.url).pathname], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: served.database.appUrl,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'debug',
        PORT: '0',
        // Nobody listens there: mails fail, and what failed is logged.
        SMTP_URL: 'smtp://127.0.0.1:1',
        PROVIDER_URLS: 'solaredge=http://127.0.0.1:1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [service.stdout, service.stderr]) stream.on('data', (text) => (log += String(text)));
    while (!/listens on (\S+)/.test(log)) await new Promise((resolve) => setTimeout(resolve, 50));
    const base = /listens on (\S+)/.exec(log)![1]!;
    const canary = `canary${Date.now()}`;
    const guest = new Client(base);
    const { body } = await guest.post('auth/register', {
      email: `${canary}@example.org`,
      password: `${canary} password`,
      name: canary,
      postcode: canary.slice(0, 10),
      country: 'US',
      timezone: 'UTC',
      consent: true,
    });
    const client = guest.as(body.accessToken);
    await guest.post('auth/login', { email: `${canary}@example.org`, password: `${canary} wrong` });
    await guest.post('auth/refresh', { refreshToken: body.refreshToken + canary });
    await guest.post('auth/password-reset', { email: `${canary}@example.org` });
    const { body: site } = await client.post('sites', {
      name: canary,
      street: canary,
      postcode: '77002',
      country: 'US',
    });
    const { body: meter } = await client.post('meters', {
      siteId: site.id,
      name: canary,
      commodity: 'electricity',
      category: 'PROD',
    });
    const { body: source } = await client.post('sources', {
      meterId: meter.id,
      provider: 'solaredge',
      credentials: { apiKey: SOLAREDGE_KEY, siteId: '1' },
    });
    await client.post(`sources/${source.id}/poll`);
    await client.upload(`${canary}\n${canary},1`, `${canary}.csv`);
    await client.post(
      'usage/entries',
      { date: '2026-01-01', quantity: '1', notes: canary },
      { 'idempotency-key': canary },
    );
    const { body: report } = await client.post('reports', {
      analysisId: await analysed(client),
      password: `${canary} open`,
    });
    await guest.post(`/r/${report.shortCode}`, { password: `${canary} wrong` });
    await guest.get(`plans?q=${canary}`);
    await guest.get(`plans/${canary}`, { cookie: canary, authorization: `Bearer ${canary}` });
    const { body: metrics } = await guest.get('/metrics');
    for (;;) {
      const { body: polled } = await client.get(`sources/${source.id}`);
      if (polled.status !== 'new') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const ended = new Promise((resolve) => service.once('exit', resolve));
    service.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
    expect(log).toContain('"route":"/api/v1/sites"');
    for (const secret of [
      canary,
      SOLAREDGE_KEY,
      body.accessToken,
      body.refreshToken,
      report.shortCode,
      PASSWORD_OF_TESTS,
    ])
      for (const text of [log, metrics as string]) expect(text).not.toContain(secret);
  }, 90_000);
});
