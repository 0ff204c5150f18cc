/** A database of its own for a test file: a clone of the migrated template, gone when the file is done. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { TEMPLATE, testUrl } from './test-server.js';

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** A superuser's, for looking behind row-level security. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: testUrl('test_admin', 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @param template `template0` gives an empty database */
export async function testDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${template} owner tb_owner`);
  return {
    appUrl: testUrl('tb_app', name),
    ownerUrl: testUrl('tb_owner', name),
    adminUrl: testUrl('test_admin', name),
    drop: () => asAdmin(`drop database ${name} with (force)`),
  };
}
