import { gunzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Tenancy } from '../database/tenancy.js';
import { csvText } from '../http/csv.js';
import { readingsCsvRows } from '../usage/readings-csv.js';

/** Personal tables whose rows are told as JSON; what is secret or internal stays out. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash', 'actor_id'],
  user_preferences: [],
  current_plans: [],
  sessions: ['token_hash'],
  sites: [],
  meters: [],
  datasets: ['sha256'],
  usage_history: ['readings'],
  usage_periods: [],
  register_reads: [],
  energy_sources: ['credentials'],
  analyses: [],
  recommendations: ['receipt'],
  recommendation_plans: [],
  feedback: [],
  reports: ['password_hash'],
  reminders: [],
  reminder_settings: [],
  usage_tracking: [],
};

/** Everything that is stored of a person, for the person. */
@Injectable()
export class ExportService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditLog,
  ) {}

  /** A ZIP: one JSON file per table, the days and readings as CSV, and the uploaded files as they came. */
  async zip(userId: string, actorId: string): Promise<Uint8Array> {
    return this.tenancy.withUser(userId, async (db) => {
      const files: Zippable = {};
      for (const [table, hidden] of Object.entries(TABLES)) {
        const rows = (await db.query(`select to_jsonb(t) - $1::text[] as row from ${table} t`, [hidden])) as {
          row: unknown;
        }[];
        files[`${table}.json`] = text(
          JSON.stringify(
            rows.map(({ row }) => row),
            null,
            2,
          ),
        );
      }
      files['readings.csv'] = text(csvText(await readingsCsvRows(db, userId)));
      Object.assign(files, await uploads(db));
      await this.audit.write(db, { actorId, action: 'user.exported' });
      return zipSync(files, { level: 6 });
    });
  }
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Under the dataset's id: a file's own name is the uploader's and could be anything. */
async function uploads(db: EntityManager): Promise<Zippable> {
  const rows = (await db.query('select dataset_id as id, content from dataset_files')) as {
    id: string;
    content: Buffer;
  }[];
  return Object.fromEntries(rows.map(({ id, content }) => [`uploads/${id}`, gunzipSync(content)]));
}
