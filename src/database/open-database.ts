/** The database that the settings ask for: another server's, or the embedded one with its two roles. */
import type { Client } from 'pg';
import { SettingError } from '../config/environment.js';
import type { Settings } from '../config/settings.js';
import { startEmbeddedServer, type EmbeddedServer } from './embedded/embedded-server.js';
import { migrate } from './migrate.js';

export interface OpenDatabase {
  /** The application's role. */
  readonly url: string;
  /** Owner's role, where we have it. */
  readonly ownerUrl?: string;
  /** Names of the migrations that ran. */
  readonly migrated: readonly string[];
  /** Stops the embedded server, if it is ours. Call it after the application has closed. */
  close(): Promise<void>;
}

export const OWNER_ROLE = 'tb_owner';
export const APP_ROLE = 'tb_app';
const DATABASE = 'treebeard';

/** Starts or finds the server, and migrates when it may. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.database) {
    const { url, ownerUrl } = settings.database;
    const migrated = ownerUrl ? await migrateGiven(ownerUrl) : [];
    return { url, ownerUrl, migrated, close: () => Promise.resolve() };
  }
  const server = await startEmbeddedServer({ dataDir: settings.dataDir });
  try {
    const { owner, app } = settings.embeddedPasswords;
    await prepareServer(server, owner, app);
    const ownerUrl = server.url(OWNER_ROLE, owner, DATABASE);
    const migrated = await migrate(ownerUrl);
    return { url: server.url(APP_ROLE, app, DATABASE), ownerUrl, migrated, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function migrateGiven(ownerUrl: string): Promise<string[]> {
  try {
    return await migrate(ownerUrl);
  } catch (error) {
    throw new SettingError(`MIGRATE_DATABASE_URL: ${(error as Error).message}`);
  }
}

/** Makes the owner, the application's role and the database where they are missing. */
async function prepareServer(
  server: EmbeddedServer,
  ownerPassword: string,
  appPassword: string,
): Promise<void> {
  const client = await server.superuser();
  try {
    await client.query("select pg_advisory_lock(hashtext('treebeard-roles'))");
    await ensureRole(client, OWNER_ROLE, ownerPassword);
    await ensureRole(client, APP_ROLE, appPassword);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}

/** @param password letters and digits alone, made by us */
export async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name} login password '${password}'`);
}
