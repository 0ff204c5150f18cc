import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, namedFunction, ownRows } from './policies.js';

/** Monthly counters and the limits of a tier, and reports that anybody with the link may open. */
export class Reports1763600000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      // Limits of an enterprise account, agreed with its administrator; null stands for unlimited.
      `alter table users add column agreed_limits jsonb`,
      `create table usage_tracking (
         user_id uuid not null constraint usage_tracking_user references users on delete cascade,
         month text not null constraint usage_tracking_month check (month ~ '^\\d{4}-\\d{2}$'),
         datasets integer not null default 0,
         reports integer not null default 0,
         recommendations integer not null default 0,
         constraint usage_tracking_pk primary key (user_id, month))`,
      ...ownRows('usage_tracking'),
      `create table reports (
         id uuid not null default uuidv7() constraint reports_pk primary key,
         user_id uuid not null constraint reports_user references users on delete cascade,
         short_code text not null constraint reports_short_code unique,
         recommendation_id uuid,
         analysis_id uuid,
         snapshot jsonb,
         password_hash text,
         expires_at timestamptz,
         revoked_at timestamptz,
         view_count integer not null default 0,
         created_at timestamptz not null default now(),
         constraint reports_key unique (user_id, id),
         constraint reports_revoked check (snapshot is not null or revoked_at is not null),
         constraint reports_recommendation foreign key (user_id, recommendation_id)
           references recommendations (user_id, id) on delete set null (recommendation_id),
         constraint reports_analysis foreign key (user_id, analysis_id)
           references analyses (user_id, id) on delete set null (analysis_id))`,
      ...ownRows('reports'),
      ...namedFunction(
        `shared_report(code text) returns table (password_hash text, gone boolean)`,
        `select r.password_hash, r.revoked_at is not null or r.expires_at <= now() from reports r where r.short_code = code`,
      ),
      // One statement: a thousand readers at once are counted as a thousand.
      ...namedFunction(
        `view_report(code text) returns table (snapshot jsonb, views integer)`,
        `update reports r set view_count = r.view_count + 1
         where r.short_code = code and r.revoked_at is null and (r.expires_at is null or r.expires_at > now())
         returning r.snapshot, r.view_count`,
      ),
      ...namedFunction(
        `list_users(only_email text, after_id uuid, how_many integer)
         returns table (id uuid, email text, name text, country text, tier text, is_admin boolean, created_at timestamptz)`,
        `select u.id, u.email, u.name, u.country, u.tier, u.is_admin, u.created_at from users u
         where (only_email is null or u.email = only_email) and (after_id is null or u.id < after_id)
         order by u.id desc limit how_many`,
      ),
      ...namedFunction(
        `set_tier(whose uuid, new_tier text, limits jsonb) returns table (actor_id uuid)`,
        `update users u set tier = new_tier, agreed_limits = limits where u.id = whose returning u.actor_id`,
      ),
      ...namedFunction(
        `set_administrator(whose uuid, administrator boolean) returns table (actor_id uuid)`,
        `update users u set is_admin = administrator where u.id = whose returning u.actor_id`,
      ),
      // The log belongs to the owner and the application may only append: administrators read it through this.
      `create function read_audit_log(after_id uuid, how_many integer)
         returns table (id uuid, at timestamptz, actor_id uuid, action text, subject text, detail jsonb)
         language sql security definer stable set search_path = public
         begin atomic
           select a.id, a.at, a.actor_id, a.action, a.subject, a.detail from audit_log a
           where after_id is null or a.id < after_id order by a.id desc limit how_many;
         end`,
      `revoke execute on function read_audit_log from public`,
      `grant execute on function read_audit_log to ${APPLICATION_ROLE}`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function shared_report, view_report, list_users, set_tier, set_administrator, read_audit_log',
    );
    await runner.query('drop table reports, usage_tracking');
    await runner.query('alter table users drop column agreed_limits');
  }
}
