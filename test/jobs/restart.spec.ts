/** PostgreSQL stops under a running service, and starts again: a server of its own, and the service as it is started in earnest. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { APP_ROLE, ensureRole, OWNER_ROLE } from '../../src/database/open-database.js';
import { Client, newPerson } from '../support/client.js';
import { fakeProvider, SOLAREDGE_KEY, type FakeProvider } from '../support/fake-provider.js';
import { PASSWORD } from '../support/test-server.js';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a database that restarts under the service', () => {
  let folder: string;
  let server: EmbeddedServer;
  let provider: FakeProvider;
  let service: ChildProcess;
  let client: Client;
  let log = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'treebeard-restart-'));
    chmodSync(folder, 0o755);
    server = await startEmbeddedServer({ dataDir: folder, unsafeFast: true });
    const superuser = await server.superuser();
    await ensureRole(superuser, OWNER_ROLE, PASSWORD);
    await ensureRole(superuser, APP_ROLE, PASSWORD);
    await superuser.query(`create database restarted owner ${OWNER_ROLE}`);
    await superuser.end();
    provider = await fakeProvider();
    service = spawn(process.execPath, [new URL('../../src/main.js', import.meta.url).pathname], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: server.url(APP_ROLE, PASSWORD, 'restarted'),
        MIGRATE_DATABASE_URL: server.url(OWNER_ROLE, PASSWORD, 'restarted'),
        DATA_DIR: join(folder, 'service'),
        PROVIDER_URLS: `solaredge=${provider.url}`,
        PORT: '0',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [service.stdout!, service.stderr!])
      stream.on('data', (text) => (log += String(text)));
    while (!/listens on (\S+)/.test(log)) {
      if (service.exitCode !== null) throw new Error(log);
      await pause(100);
    }
    ({ client } = await newPerson(new Client(/listens on (\S+)/.exec(log)![1]!)));
  }, 120_000);
  afterAll(async () => {
    service.kill('SIGKILL');
    await provider.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const polled = async (sourceId: string): Promise<boolean> => {
    const { status, body } = await client.get(`sources/${sourceId}`);
    return status === 200 && body.status === 'ok';
  };

  it('is answered for with 503 until it is back; what was at work is done again, and new work is done', async () => {
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const sources: string[] = [];
    for (const name of ['before', 'after']) {
      const { body: meter } = await client.post('meters', {
        siteId: site.id,
        name,
        commodity: 'electricity',
        category: 'PROD',
      });
      const credentials = { apiKey: SOLAREDGE_KEY, siteId: '1' };
      const source = { meterId: meter.id, provider: 'solaredge', credentials };
      sources.push((await client.post('sources', source)).body.id);
    }
    const [before, after] = sources as [string, string];
    provider.pause = 1000;
    await client.post(`sources/${before}/poll`);
    await pause(500);

    await server.stop();
    provider.pause = 0;
    for (const path of ['sites', 'plans', '/health/ready']) {
      const asked = Date.now();
      const { status, headers } = await client.get(path);
      expect([path, status]).toEqual([path, 503]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Date.now() - asked).toBeLessThan(5000);
    }
    expect((await client.post('sites', { name: 'x', postcode: '77002', country: 'US' })).status).toBe(503);
    expect((await client.get('/health/live')).status).toBe(200);

    server = await startEmbeddedServer({ dataDir: folder, unsafeFast: true });
    while ((await client.get('/health/ready')).status !== 200) await pause(100);
    expect((await client.get('sites')).body.items).toHaveLength(1);
    while ((await client.post(`sources/${after}/poll`)).status !== 202) await pause(100);
    while (!(await polled(after))) await pause(250);
    while (!(await polled(before))) await pause(250);
    expect(service.exitCode).toBeNull();
  }, 120_000);
});
