/** `treebeard migrate`: brings the database to this version's schema. */
import { plural } from './format.js';
import { withDatabase } from './with-database.js';

export async function migrateDatabase(): Promise<void> {
  await withDatabase(async ({ ownerUrl, migrated }) => {
    if (!ownerUrl) console.log('nothing was done: MIGRATE_DATABASE_URL names no role that owns the schema');
    else if (migrated.length === 0) console.log('the database has this version’s schema already');
    else console.log(`${plural(migrated.length, 'migration')} run: ${migrated.join(', ')}`);
  });
}
