/** What many tests need of a household: readings, and an administrator. */
import { Client as PostgresClient } from 'pg';
import { dayText, parseDay } from '../../src/engine/calendar/civil.js';
import type { Client } from './client.js';
import type { TestApp } from './test-app.js';

/** A daily file. @example dailyFile('2025-01-01', 365) */
export function dailyFile(first: string, days: number, kwh = (i: number): number => 20 + (i % 7)): string {
  const start = parseDay(first)!;
  const rows = Array.from({ length: days }, (_, i) => `${dayText(start + i)},${kwh(i).toFixed(3)}`);
  return ['Date,kWh', ...rows].join('\n');
}

/** Runs SQL behind row-level security. */
export async function asAdmin<T>(served: TestApp, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const client = new PostgresClient({ connectionString: served.database.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Makes a person an administrator. */
export const makeAdministrator = (served: TestApp, userId: string): Promise<unknown> =>
  asAdmin(served, 'update users set is_admin = true where id = $1', [userId]);

/** An analysis of a year of readings. @returns its id */
export async function analysed(client: Client): Promise<string> {
  const uploaded = await client.upload(dailyFile('2025-01-01', 365), 'year.csv');
  if (uploaded.status !== 201) throw new Error(JSON.stringify(uploaded.body));
  const { status, body } = await client.post('analyses', {});
  if (status !== 201 || body.status !== 'completed') throw new Error(JSON.stringify(body));
  return body.id as string;
}
