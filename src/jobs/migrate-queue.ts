/** The queue's tables in PostgreSQL, made by the owner; the application may use them and owns nothing. */
import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { APPLICATION_ROLE } from '../../migrations/policies.js';
import { QUEUE_NAME, QUEUE_SCHEMA } from './queue.js';

export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'treebeard-migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    // A queue's own sequence of ids is made at its first job, which the application may not do.
    await client.query(`select ${QUEUE_SCHEMA}.next_job_id($1)`, [QUEUE_NAME]);
    for (const grant of [
      `usage on schema ${QUEUE_SCHEMA}`,
      `select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA}`,
      `usage, select on all sequences in schema ${QUEUE_SCHEMA}`,
      `execute on all functions in schema ${QUEUE_SCHEMA}`,
    ]) {
      await client.query(`grant ${grant} to ${APPLICATION_ROLE}`);
    }
  } finally {
    await client.end();
  }
}
