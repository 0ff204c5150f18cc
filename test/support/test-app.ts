/** The service as main serves it, on a free port with a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/setup.js';
import { testDatabase, type TestDatabase } from './test-database.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Address without a path. */
  readonly base: string;
  close(): Promise<void>;
}

/** @param variables environment of the service, over quiet defaults without limits */
export async function testApp(variables: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'treebeard-app-'));
  const database = await testDatabase();
  const settings = loadSettings({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    DATABASE_POOL_SIZE: '4',
    WORKER: 'off',
    // Machines that run tests are busy: none of them is about giving up early.
    DATABASE_WAIT_MS: '30000',
    AUTH_RATE_LIMIT_PER_MINUTE: '10000',
    ...variables,
  });
  const app = await createApp(settings, database.appUrl);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    app,
    database,
    base: `http://127.0.0.1:${port}`,
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
