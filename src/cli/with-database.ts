/** Commands that work on the service's database: they open it, migrated, and close it again. */
import { SettingError } from '../config/environment.js';
import { loadSettings } from '../config/settings.js';
import { openDatabase, type OpenDatabase } from '../database/open-database.js';
import { CliFailure } from './failure.js';

/** @throws CliFailure when a setting is wrong or the server cannot be reached */
export async function withDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  let database: OpenDatabase;
  try {
    database = await openDatabase(loadSettings(process.env));
  } catch (error) {
    if (error instanceof SettingError) throw new CliFailure(error.message);
    throw new CliFailure(`the database cannot be opened: ${(error as Error).message}`);
  }
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
