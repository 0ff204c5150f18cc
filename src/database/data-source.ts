/** Connections to PostgreSQL: the application's pool, and the owner's for migrations. */
import { DataSource } from 'typeorm';
import { types } from 'pg';
import { Accounts1763600000001 } from '../../migrations/1763600000001-accounts.js';
import { Usage1763600000002 } from '../../migrations/1763600000002-usage.js';
import { Plans1763600000003 } from '../../migrations/1763600000003-plans.js';
import { Recommendations1763600000004 } from '../../migrations/1763600000004-recommendations.js';
import { Reports1763600000005 } from '../../migrations/1763600000005-reports.js';
import { Sources1763600000006 } from '../../migrations/1763600000006-sources.js';
import { ENTITIES } from './entities.js';

/** Days stay text: the driver's own reading of `date` depends on the process time zone. */
types.setTypeParser(types.builtins.DATE, (text) => text);

export const MIGRATIONS = [
  Accounts1763600000001,
  Usage1763600000002,
  Plans1763600000003,
  Recommendations1763600000004,
  Reports1763600000005,
  Sources1763600000006,
];

/** How long a request waits for a connection before it is told to come back later. */
const ACQUIRE_TIMEOUT_MS = 1500;

export function applicationDataSource(url: string, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'treebeard',
    poolSize,
    extra: {
      connectionTimeoutMillis: ACQUIRE_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 60_000,
      statement_timeout: 30_000,
    },
  });
}

export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'treebeard-migrate',
    poolSize: 1,
  });
}
