/** The main path over HTTP against a real PostgreSQL of its own: upload of a year, and a recommendation out of 1,000 plans. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadSettings } from '../config/settings.js';
import { openDatabase } from '../database/open-database.js';
import { DEMO_TIMEZONE, householdReadings } from '../demo/household.js';
import { smartMeterTexasCsv } from '../demo/smart-meter-texas.js';
import { CatalogImportService } from '../plans/catalog-import.service.js';
import { createApp } from '../setup.js';
import { medianTimeAsync, type Bench, type Figure } from './bench.js';
import { benchPlans } from './catalog.js';
import type { Load, UnderLoad } from './http-clients.js';

type Send = (path: string, body: FormData | object, token?: string) => Promise<Record<string, unknown>>;

const sender =
  (base: string): Send =>
  async (path, body, token) => {
    const form = body instanceof FormData;
    const response = await fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: {
        ...(form ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: form ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };

/** A new household, so that nothing is known of it. */
async function register(send: Send, number: number): Promise<string> {
  const { accessToken } = await send('/auth/register', {
    email: `bench-${number}@example.org`,
    password: 'a long pass phrase',
    name: 'Bench',
    postcode: '75201',
    country: 'US',
    consent: true,
  });
  return accessToken as string;
}

const CLIENTS = 4;
const LOAD_SECONDS = 15;
const HOUSEHOLDS = 60;

/** How long the liveness probe takes while clients upload files and ask for recommendations without a pause. */
async function underLoad(base: string, csv: string, tokens: readonly string[]): Promise<Figure[]> {
  const load: Load = { base, csv, clients: CLIENTS, tokens, seconds: LOAD_SECONDS };
  const clients = new Worker(new URL('./http-clients.js', import.meta.url), { workerData: load });
  const { live, answered } = await new Promise<UnderLoad>((resolve, reject) => {
    clients.once('message', resolve);
    clients.once('error', reject);
  });
  const at = (share: number): number => live[Math.floor(live.length * share)]!;
  const note = `${CLIENTS} clients upload and ask without a pause; ${live.length} probes`;
  return [
    { name: 'GET /health/live under load, median', value: at(0.5), unit: 'ms', note },
    { name: 'GET /health/live under load, p99', value: at(0.99), unit: 'ms', target: '< 100 ms', note },
    { name: 'uploads and recommendations under load', value: answered / LOAD_SECONDS, unit: '/s', note },
  ];
}

async function measure(base: string, from: string): Promise<Figure[]> {
  const send = sender(base);
  const text = smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE);
  const csv = new Blob([text]);
  const upload = (token: string): Promise<unknown> => {
    const form = new FormData();
    form.set('file', csv, 'usage.csv');
    return send('/usage/uploads', form, token);
  };
  const runs = 7;
  const warmUps = 2;
  const tokens: string[] = [];
  for (let i = 0; i < runs + warmUps; i++) tokens.push(await register(send, i));
  let next = 0;
  const uploaded = await medianTimeAsync(() => tokens[next++]!, upload, { runs, warmUps });
  const recommend = (token: string): Promise<unknown> => send('/recommendations', {}, token);
  next = 0;
  const first = await medianTimeAsync(() => tokens[next++]!, recommend, { runs, warmUps });
  const again = await medianTimeAsync(() => tokens[0]!, recommend, { runs, warmUps });
  const fresh: string[] = [];
  for (let i = 0; i < HOUSEHOLDS; i++) fresh.push(await register(send, tokens.length + i));
  const loaded = await underLoad(base, text, fresh);
  return [
    {
      name: 'upload of a 35,040-row file',
      value: uploaded,
      unit: 'ms',
      target: '≤ 300 ms',
      note: 'read, checked and stored',
    },
    {
      name: 'recommendation out of 1,000 plans',
      value: first,
      unit: 'ms',
      target: '≤ 250 ms',
      note: `a home that was never ranked; ${from}`,
    },
    { name: 'recommendation out of 1,000 plans, again', value: again, unit: 'ms', note: 'the same home' },
    ...loaded,
  ];
}

export const http: Bench = {
  name: 'http',
  run: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'treebeard-bench-'));
    try {
      const settings = loadSettings({
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        AUTH_RATE_LIMIT_PER_MINUTE: '10000',
        WORKER: 'off',
      });
      const database = await openDatabase(settings);
      const app = await createApp(settings, database.url);
      try {
        const { catalog, from } = benchPlans();
        await app.get(CatalogImportService).store(catalog, {});
        await app.listen(0, '127.0.0.1');
        const { port } = app.getHttpServer().address() as { port: number };
        return await measure(`http://127.0.0.1:${port}`, from);
      } finally {
        await app.close();
        await database.close();
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
