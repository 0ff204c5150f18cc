import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ownerDataSource } from '../../src/database/data-source.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

describe('the schema', () => {
  let database: TestDatabase;
  let empty: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await testDatabase();
    empty = await testDatabase('template0');
    owner = await ownerDataSource(database.ownerUrl).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
    await empty.drop();
  });

  const column = async (sql: string): Promise<string[]> =>
    ((await owner.query(sql)) as { value: string }[]).map((row) => row.value);

  it('is what the entities say', async () => {
    const drift = await owner.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
  });

  it('goes back to nothing, migration by migration, and forward again', async () => {
    const source = await ownerDataSource(empty.ownerUrl).initialize();
    const rest = async (): Promise<unknown> =>
      source.query(
        `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname !~ '^schema_migrations'
         union all select proname from pg_proc where pronamespace = 'public'::regnamespace`,
      );
    try {
      const ran = await source.runMigrations();
      for (const _ of ran) await source.undoLastMigration();
      expect(await rest()).toEqual([]);
      expect(await source.runMigrations()).toHaveLength(ran.length);
    } finally {
      await source.destroy();
    }
  });

  it('forces row-level security on every table that holds a user', async () => {
    const personal = await column(
      `select distinct c.relname as value from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and (a.attname = 'user_id' or c.relname = 'users') order by 1`,
    );
    const forced = await column(
      `select relname as value from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
    );
    expect(forced).toEqual(personal);
    const policies = await column(
      `select tablename || ': ' || policyname || ' to ' || array_to_string(roles, ',') || ' using ' || qual
         || ' check ' || with_check as value from pg_policies order by 1`,
    );
    expect(policies).toEqual(
      personal
        .flatMap((table) => {
          const own = `(${table === 'users' ? 'id' : 'user_id'} = ( SELECT app_user() AS app_user))`;
          const definer = `(current_setting('app.definer'::text, true) = 'on'::text)`;
          return [
            `${table}: named_functions to tb_owner using ${definer} check ${definer}`,
            `${table}: own_rows to tb_app using ${own} check ${own}`,
          ];
        })
        .sort(),
    );
  });

  it('lets foreign keys between personal tables carry the user', async () => {
    const bare = await column(
      `select k.conname as value from pg_constraint k
       where k.contype = 'f' and array_length(k.conkey, 1) = 1 and k.connamespace = 'public'::regnamespace
         and k.confrelid <> 'users'::regclass
         and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'user_id')`,
    );
    expect(bare).toEqual([]);
  });

  it('gives the application these privileges and no others', async () => {
    const grants = await column(
      `select table_name || ': ' || string_agg(lower(privilege_type), ' ' order by privilege_type) as value
       from information_schema.role_table_grants where grantee = 'tb_app' and table_schema = 'public' group by table_name order by table_name`,
    );
    const all = 'delete insert select update';
    expect(grants).toEqual([
      `analyses: ${all}`,
      'audit_log: insert',
      'catalog_state: select update',
      `current_plans: ${all}`,
      `dataset_files: ${all}`,
      `datasets: ${all}`,
      'delivery_charges: insert select update',
      `energy_sources: ${all}`,
      `feedback: ${all}`,
      `idempotency_keys: ${all}`,
      `meters: ${all}`,
      `password_resets: ${all}`,
      'plan_catalog: insert select',
      'price_series: insert select update',
      `recommendation_plans: ${all}`,
      `recommendations: ${all}`,
      `register_reads: ${all}`,
      `reminder_settings: ${all}`,
      `reminders: ${all}`,
      `reports: ${all}`,
      'schema_migrations: select',
      `sessions: ${all}`,
      `sites: ${all}`,
      'suppliers: insert select update',
      `usage_history: ${all}`,
      `usage_periods: ${all}`,
      `usage_tracking: ${all}`,
      `user_preferences: ${all}`,
      'users: delete insert select',
    ]);
    const columns = await column(
      `select a.attrelid::regclass || '.' || attname as value from pg_attribute a
       where attacl::text like '%tb_app=w%' order by 1`,
    );
    expect(columns).toEqual([
      'plan_catalog.retired_at',
      'users.consent_at',
      'users.consent_given',
      'users.consent_version',
      'users.country',
      'users.email',
      'users.name',
      'users.password_hash',
      'users.postcode',
      'users.property_type',
      'users.timezone',
      'users.updated_at',
      'users.version',
    ]);
  });

  it('has these indexes beside its keys', async () => {
    const indexes = await column(
      `select replace(indexdef, 'public.', '') as value from pg_indexes i
       where schemaname = 'public' and not exists (select 1 from pg_constraint where conname = i.indexname) order by 1`,
    );
    expect(indexes).toEqual([
      'CREATE INDEX energy_sources_due ON energy_sources USING btree (next_poll_at) WHERE active',
      'CREATE INDEX feedback_by_user ON feedback USING btree (user_id, id)',
      'CREATE INDEX plan_catalog_regions ON plan_catalog USING gin (regions)',
      'CREATE INDEX sessions_by_user ON sessions USING btree (user_id)',
      'CREATE INDEX usage_history_by_date ON usage_history USING btree (user_id, usage_date, id)',
      'CREATE UNIQUE INDEX plan_catalog_on_offer ON plan_catalog USING btree (plan_key) WHERE (retired_at IS NULL)',
    ]);
  });

  it('lets the owner see personal rows through the named functions alone', async () => {
    const functions = await column(
      `select proname || ' ' || array_to_string(proconfig, ',') as value from pg_proc
       where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
    );
    expect(functions).toEqual([
      'count_attempt search_path=public',
      'due_sources search_path=public',
      'feedback_statistics search_path=public',
      'list_users search_path=public',
      'live_session search_path=public',
      'purge_expired search_path=public',
      'read_audit_log search_path=public',
      'search_feedback search_path=public',
      'set_administrator search_path=public',
      'set_tier search_path=public',
      'shared_report search_path=public',
      'user_for_login search_path=public',
      'users_to_remind search_path=public',
      'users_with_top_pick search_path=public',
      'view_report search_path=public',
    ]);
  });
});
