/** The service is killed in the middle of uploads, at another point each time. KILL_ROUNDS says how often (4 when absent). */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client as PostgresClient } from 'pg';
import { Client, newPerson } from '../support/client.js';
import { dailyFile } from '../support/household.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

const ROUNDS = Math.max(4, Number(process.env['KILL_ROUNDS'] ?? 0));
const DAYS = 365;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let folder: string;
let database: TestDatabase;
let inspector: PostgresClient;
let service: ChildProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'treebeard-kill-'));
  database = await testDatabase();
  inspector = new PostgresClient({ connectionString: database.adminUrl });
  await inspector.connect();
});
afterAll(async () => {
  service.kill('SIGKILL');
  await inspector.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns its address */
async function start(): Promise<string> {
  service = spawn(process.execPath, [new URL('../../src/main.js', import.meta.url).pathname], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.appUrl,
      DATA_DIR: folder,
      PORT: '0',
      WORKER: 'off',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      JWT_SECRET: 'a secret for the length of this test',
      ENCRYPTION_KEY: 'd'.repeat(64),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  service.stdout!.on('data', (text) => (log += String(text)));
  while (!/listens on (\S+)/.test(log)) {
    if (service.exitCode !== null) throw new Error(log);
    await pause(50);
  }
  return /listens on (\S+)/.exec(log)![1]!;
}

async function kill(): Promise<void> {
  const ended = once(service, 'exit');
  service.kill('SIGKILL');
  await ended;
}

/** Sends a part of an upload's bytes and never the rest. */
async function sendHalf(base: string, token: string, file: string): Promise<void> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const part = `--b\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\n\r\n${file}`;
  socket.write(
    `POST /api/v1/usage/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${part.length * 2}\r\n\r\n${part}`,
  );
  await pause(100);
}

const count = async (sql: string, userId: string): Promise<number> =>
  Number((await inspector.query(`select count(*) from ${sql}`, [userId])).rows[0].count);

it('keeps all of an upload or nothing, and takes the file again', async () => {
  let base = await start();
  let client = new Client(base);
  const begun = Date.now();
  const { client: first } = await newPerson(client);
  await first.upload(dailyFile('2025-01-01', DAYS));
  const whole = Date.now() - begun;
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { client: person, id } = await newPerson(client);
    const file = dailyFile('2025-01-01', DAYS, (i) => 10 + round + (i % 5));
    if (round === 0) await sendHalf(base, person.token!, file);
    else {
      void person.upload(file).catch(() => undefined);
      await pause((whole * (round % 4)) / 6);
    }
    await kill();
    base = await start();
    client = new Client(base);
    const again = client.as(person.token!);

    // What a killed transaction held is free as soon as PostgreSQL has noticed.
    const datasets = await count('datasets where user_id = $1', id);
    kept += datasets;
    expect(await count('dataset_files where user_id = $1', id)).toBe(datasets);
    expect(await count('usage_history where user_id = $1', id)).toBe(datasets * DAYS);
    expect(await count(`usage_tracking where user_id = $1 and datasets > 0`, id)).toBe(datasets);
    const retried = await again.upload(file);
    expect(retried.status).toBe(datasets === 0 ? 201 : 200);
    expect(await count('usage_history where user_id = $1', id)).toBe(DAYS);
  }
  expect(kept).toBeLessThan(ROUNDS);
}, 240_000);
