/** Connections to PostgreSQL: the application's pool, and the owner's for migrations. */
import { DataSource } from 'typeorm';
import { types } from 'pg';
import { Accounts1763600000001 } from '../../migrations/1763600000001-accounts.js';
import { Usage1763600000002 } from '../../migrations/1763600000002-usage.js';
import { Plans1763600000003 } from '../../migrations/1763600000003-plans.js';
import { Recommendations1763600000004 } from '../../migrations/1763600000004-recommendations.js';
import { Reports1763600000005 } from '../../migrations/1763600000005-reports.js';
import { Sources1763600000006 } from '../../migrations/1763600000006-sources.js';
import { Reminders1763600000007 } from '../../migrations/1763600000007-reminders.js';
import { LearnedWeights1763600000008 } from '../../migrations/1763600000008-learned-weights.js';
import { Revisions1763600000009 } from '../../migrations/1763600000009-revisions.js';
import { KeptVersion1763600000010 } from '../../migrations/1763600000010-kept-version.js';
import { FeedbackSearch1763600000011 } from '../../migrations/1763600000011-feedback-search.js';
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
  Reminders1763600000007,
  LearnedWeights1763600000008,
  Revisions1763600000009,
  KeptVersion1763600000010,
  FeedbackSearch1763600000011,
];

/** @param waitMs how long a query waits for a free connection before it fails */
export function applicationDataSource(url: string, poolSize: number, waitMs = 1500): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'treebeard',
    poolSize,
    extra: {
      connectionTimeoutMillis: waitMs,
      // A new connection costs more than an idle one: under load they must be there already.
      idleTimeoutMillis: 300_000,
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
