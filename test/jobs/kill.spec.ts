/**
 * Two workers, one of which is killed at work. KILL_ROUNDS says how often (1 when absent; 20 in the long suite), TEST_QUEUE_URL
 * names a Redis or Valkey to run the queue on in place of PostgreSQL.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { Reminding } from '../../src/reminders/reminding.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { fakeProvider, SOLAREDGE_KEY, type FakeProvider } from '../support/fake-provider.js';
import { mailServer, type MailServer } from '../support/mail-server.js';
import { testApp, type TestApp } from '../support/test-app.js';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 1);
const PEOPLE = 3;
const CLI = new URL('../../src/cli.js', import.meta.url).pathname;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('workers that are killed at work', () => {
  let provider: FakeProvider;
  let mail: MailServer;
  let served: TestApp;
  let dataDir: string;
  let variables: Record<string, string>;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    provider = await fakeProvider();
    mail = await mailServer();
    dataDir = mkdtempSync(join(tmpdir(), 'treebeard-worker-'));
    variables = {
      ENCRYPTION_KEY: 'c'.repeat(64),
      SMTP_URL: mail.url,
      PROVIDER_URLS: `solaredge=${provider.url}`,
      ...(process.env['TEST_QUEUE_URL'] && { QUEUE_URL: process.env['TEST_QUEUE_URL'] }),
    };
    served = await testApp(variables);
    await served.app.get(CatalogImportService).store(catalogOf(flatPlan('dear', '0.25')), {});
    workers.push(await startWorker(), await startWorker());
  }, 60_000);
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await served.close();
    await provider.close();
    await mail.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function startWorker(): Promise<ChildProcess> {
    const worker = spawn(process.execPath, [CLI, 'worker'], {
      env: {
        PATH: process.env['PATH'],
        ...variables,
        DATABASE_URL: served.database.appUrl,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      worker.stdout!.on('data', (text) => String(text).includes('works') && resolve());
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    return worker;
  }

  interface Household {
    readonly client: Client;
    readonly email: string;
    readonly sourceId: string;
    readonly meterId: string;
  }

  async function household(): Promise<Household> {
    const { client, email } = await newPerson(new Client(served.base));
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const meter = { siteId: site.id, name: 'roof', commodity: 'electricity', category: 'PROD' };
    const { body: roof } = await client.post('meters', meter);
    await client.put('users/me/current-plan', { planId: 'dear', contractEnd: inDays(20) });
    const credentials = { apiKey: SOLAREDGE_KEY, siteId: '1' };
    const { body: source } = await client.post('sources', {
      meterId: roof.id,
      provider: 'solaredge',
      credentials,
    });
    return { client, email, sourceId: source.id, meterId: roof.id };
  }

  const finished = async ({ client, sourceId }: Household): Promise<boolean> => {
    const { body: source } = await client.get(`sources/${sourceId}`);
    const { body: reminders } = await client.get('reminders');
    return (
      source.status === 'ok' && reminders.items[0]?.sentAt !== undefined && reminders.items[0].sentAt !== null
    );
  };

  it.each(Array.from({ length: ROUNDS }, (_, i) => i))(
    'lose nothing and double nothing, round %i',
    async (round) => {
      const people = await Promise.all(Array.from({ length: PEOPLE }, household));
      provider.pause = 300;
      mail.pause = 300;
      for (const { client, sourceId } of people) await client.post(`sources/${sourceId}/poll`);
      await served.app.get(Reminding).addAll();
      // Some are mid-poll and some mid-mail by now, each round at another point.
      await pause(150 + ((round * 211) % 800));
      const victim = round % 2;
      workers[victim]!.removeAllListeners('exit').kill('SIGKILL');
      await pause(2000);
      provider.pause = 0;
      mail.pause = 0;
      workers[victim] = await startWorker();
      for (const one of people) while (!(await finished(one))) await pause(250);

      for (const { client, email, meterId } of people) {
        const { body: days } = await client.get(`usage/days?meterId=${meterId}&limit=100&readings=true`);
        const whole = days.items.filter(({ quality }: { quality: string }) => quality === 'complete');
        expect(whole.length).toBeGreaterThanOrEqual(26);
        // A quarter of a kWh each, whatever the clocks did that day.
        for (const { total, readings } of whole) expect(Number(total)).toBe(readings.length / 4);
        // A worker that dies after the mail server took the mail leaves it to the next: the same mail under the same id.
        const ids = mail.mails.filter(({ to }) => to === email).map(({ id }) => id);
        expect(new Set(ids).size).toBe(1);
      }
    },
    150_000,
  );

  it('ends in peace when it is asked to', async () => {
    const worker = await startWorker();
    worker.removeAllListeners('exit');
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
