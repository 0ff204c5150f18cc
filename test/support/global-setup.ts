/** Before the tests: one real PostgreSQL in a temporary folder, and a migrated database to clone. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { migrate } from '../../src/database/migrate.js';
import { APP_ROLE, ensureRole, OWNER_ROLE } from '../../src/database/open-database.js';
import { PASSWORD, TEMPLATE, TEST_SERVER } from './test-server.js';

export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'treebeard-test-'));
  // As root the server's account must be able to enter, else the cluster would lie outside of what is cleaned up.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedServer({ dataDir, unsafeFast: true });
  TEST_SERVER.running = { dataDir, server };
  try {
    await makeTemplate(server);
  } catch (error) {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  process.env['TREEBEARD_TEST_SERVER'] = server.url('USER', 'PASSWORD', 'DATABASE');
}

async function makeTemplate(server: EmbeddedServer): Promise<void> {
  const client = await server.superuser();
  await ensureRole(client, OWNER_ROLE, PASSWORD);
  await ensureRole(client, APP_ROLE, PASSWORD);
  await client.query(`create database ${TEMPLATE} owner ${OWNER_ROLE}`);
  await client.query("create role test_admin superuser login password 'test'");
  await client.end();
  await migrate(server.url(OWNER_ROLE, PASSWORD, TEMPLATE));
}
