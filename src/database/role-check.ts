/** Row-level security protects nobody from a role that passes it: such a role may not run the service. */
import type { DataSource } from 'typeorm';
import { SettingError } from '../config/environment.js';
import { MIGRATIONS } from './data-source.js';

/** @throws SettingError naming DATABASE_URL when its role could see every user's rows, or the schema is not this version's */
export async function checkApplicationRole(source: DataSource): Promise<void> {
  const [role] = (await source.query(
    `select rolname as name, rolsuper or rolbypassrls as passes,
       exists (select 1 from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns,
       to_regclass('public.schema_migrations') is not null as migrated
     from pg_roles r where rolname = current_user`,
  )) as { name: string; passes: boolean; owns: boolean; migrated: boolean }[];
  if (!role) throw new SettingError('DATABASE_URL: its role does not exist');
  if (role.passes) {
    throw new SettingError(
      `DATABASE_URL: the role ${role.name} is a superuser or has BYPASSRLS; use a role that row-level security binds (tb_app)`,
    );
  }
  if (role.owns) {
    throw new SettingError(
      `DATABASE_URL: the role ${role.name} owns tables; use one that owns nothing (tb_app)`,
    );
  }
  const newest = MIGRATIONS.at(-1)!.name;
  const [state] = role.migrated
    ? ((await source.query('select exists (select 1 from schema_migrations where name = $1) as current', [
        newest,
      ])) as { current: boolean }[])
    : [];
  if (!state?.current) {
    throw new SettingError(
      'DATABASE_URL: the schema is not up to date; set MIGRATE_DATABASE_URL or run `treebeard migrate`',
    );
  }
}
