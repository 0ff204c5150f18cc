import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, grant, namedFunction, ownRows } from './policies.js';

/** Users with what belongs to them alone, sessions, retry safety, attempt counters and the audit log. */
export class Accounts1763600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `grant usage on schema public to ${APPLICATION_ROLE}`,
      // The user of this transaction. After a transaction a pooled connection has '' and not null.
      `create function app_user() returns uuid language sql stable parallel safe
         return nullif(current_setting('app.user_id', true), '')::uuid`,
      `create table users (
         id uuid not null default uuidv7() constraint users_pk primary key,
         email text not null constraint users_email unique constraint users_email_lower check (email = lower(email)),
         password_hash text not null,
         name text not null,
         postcode text not null,
         country text not null constraint users_country check (country ~ '^[A-Z]{2}$'),
         timezone text not null,
         property_type text,
         tier text not null default 'free' constraint users_tier check (tier in ('free', 'pro', 'team', 'enterprise')),
         is_admin boolean not null default false,
         consent_given boolean not null,
         consent_at timestamptz not null,
         consent_version text not null,
         actor_id uuid not null constraint users_actor unique,
         version integer not null default 1,
         created_at timestamptz not null default now(),
         updated_at timestamptz not null default now())`,
      ...ownRows('users', 'id', 'select, insert, delete'),
      // Tier and administration are not a user's own to change.
      `grant update (email, password_hash, name, postcode, country, timezone, property_type, consent_given, consent_at,
         consent_version, version, updated_at) on users to ${APPLICATION_ROLE}`,
      `create table user_preferences (
         user_id uuid not null constraint user_preferences_pk primary key
           constraint user_preferences_user references users on delete cascade,
         cost smallint not null default 40,
         flexibility smallint not null default 30,
         renewable smallint not null default 20,
         rating smallint not null default 10,
         min_renewable_percent numeric(5, 2),
         max_contract_months integer,
         no_variable_price boolean not null default false,
         no_prepaid boolean not null default false,
         min_supplier_rating numeric(2, 1),
         version integer not null default 1,
         updated_at timestamptz not null default now(),
         constraint user_preferences_sum check (cost + flexibility + renewable + rating = 100),
         constraint user_preferences_range check (least(cost, flexibility, renewable, rating) >= 0))`,
      ...ownRows('user_preferences'),
      `create table sessions (
         id uuid not null constraint sessions_pk primary key,
         user_id uuid not null constraint sessions_user references users on delete cascade,
         token_hash bytea not null,
         created_at timestamptz not null default now(),
         rotated_at timestamptz not null default now(),
         expires_at timestamptz not null,
         revoked_at timestamptz)`,
      `create index sessions_by_user on sessions (user_id)`,
      ...ownRows('sessions'),
      `create table idempotency_keys (
         user_id uuid not null constraint idempotency_keys_user references users on delete cascade,
         route text not null,
         key text not null constraint idempotency_keys_length check (length(key) <= 255),
         request_hash bytea not null,
         body jsonb,
         expires_at timestamptz not null,
         constraint idempotency_keys_pk primary key (user_id, route, key))`,
      ...ownRows('idempotency_keys'),
      // Counters of attempts, shared by all processes. Keys are hashes; the rows are worth nothing after a crash.
      `create unlogged table attempts (
         key bytea not null constraint attempts_pk primary key,
         count integer not null,
         resets_at timestamptz not null)`,
      `create function count_attempt(attempt_key bytea, window_seconds integer)
         returns table (attempts integer, seconds_left integer) language sql security definer set search_path = public
         begin atomic
           insert into attempts as a values (attempt_key, 1, now() + make_interval(secs => window_seconds))
           on conflict on constraint attempts_pk do update set
             count = case when a.resets_at <= now() then 1 else a.count + 1 end,
             resets_at = case when a.resets_at <= now() then excluded.resets_at else a.resets_at end
           returning count, ceil(extract(epoch from resets_at - now()))::integer;
         end`,
      `create table audit_log (
         id uuid not null default uuidv7() constraint audit_log_pk primary key,
         at timestamptz not null default now(),
         actor_id uuid,
         action text not null,
         subject text,
         detail jsonb)`,
      grant('audit_log', 'insert'),
      ...namedFunction(
        'user_for_login(login_email text) returns table (id uuid, password_hash text)',
        'select u.id, u.password_hash from users u where u.email = login_email',
      ),
      // Who calls, for every request: an unknown, revoked or expired session has no row.
      ...namedFunction(
        'live_session(session_id uuid) returns table (user_id uuid, tier text, is_admin boolean, actor_id uuid)',
        `select u.id, u.tier, u.is_admin, u.actor_id from sessions s join users u on u.id = s.user_id
         where s.id = session_id and s.revoked_at is null and s.expires_at > now()`,
      ),
      `revoke execute on function count_attempt from public`,
      `grant execute on function count_attempt to ${APPLICATION_ROLE}`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function count_attempt, user_for_login, live_session');
    await runner.query('drop table audit_log, attempts, idempotency_keys, sessions, user_preferences, users');
    await runner.query('drop function app_user');
    await runner.query(`revoke usage on schema public from ${APPLICATION_ROLE}`);
  }
}
