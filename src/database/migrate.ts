/** Brings a database to this version's schema. */
import { grant } from '../../migrations/policies.js';
import { migrateQueue } from '../jobs/migrate-queue.js';
import { ownerDataSource } from './data-source.js';

/** Several processes may start at once: the first takes this lock, the others wait for it. */
const MIGRATION_LOCK = 7_473_001;

/** Runs what is pending and returns the names of what ran. @param ownerUrl a role that owns the schema */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    await source.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await source.runMigrations();
    // The application looks whether the schema is the one it was built for.
    await source.query(grant('schema_migrations', 'select'));
    await migrateQueue(ownerUrl);
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
