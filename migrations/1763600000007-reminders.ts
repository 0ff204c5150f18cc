import type { MigrationInterface, QueryRunner } from 'typeorm';
import { namedFunction, ownRows } from './policies.js';

/** Reminders and what is remembered of them, password resets, and the end of what nobody needs any more. */
export class Reminders1763600000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table password_resets (
         user_id uuid not null constraint password_resets_pk primary key
           constraint password_resets_user references users on delete cascade,
         token_hash bytea not null,
         expires_at timestamptz not null)`,
      ...ownRows('password_resets'),
      `create table reminder_settings (
         user_id uuid not null constraint reminder_settings_pk primary key
           constraint reminder_settings_user references users on delete cascade,
         contract_end boolean not null default true,
         better_plan_saving numeric(12, 2) constraint reminder_settings_saving check (better_plan_saving >= 0),
         looked_on date,
         updated_at timestamptz not null default now())`,
      ...ownRows('reminder_settings'),
      `create table reminders (
         id uuid not null default uuidv7() constraint reminders_pk primary key,
         user_id uuid not null constraint reminders_user references users on delete cascade,
         kind text not null constraint reminders_kind check (kind in ('contract_end', 'better_plan')),
         about text not null,
         subject text not null,
         body text not null,
         created_at timestamptz not null default now(),
         sent_at timestamptz,
         constraint reminders_once unique (user_id, kind, about))`,
      ...ownRows('reminders'),
      // Whom a reminder may concern, over all users: each is then looked at as that user.
      ...namedFunction(
        `users_to_remind() returns table (user_id uuid)`,
        `select u.id from users u
           left join current_plans c on c.user_id = u.id
           left join reminder_settings s on s.user_id = u.id
         where u.consent_given
           and ((coalesce(s.contract_end, true) and c.contract_end between current_date - 1 and current_date + 46)
             or (s.better_plan_saving is not null and s.looked_on is distinct from current_date)
             or exists (select 1 from reminders r where r.user_id = u.id and r.sent_at is null))`,
      ),
      ...namedFunction(
        `purge_expired() returns table (purged integer)`,
        `with keys as (delete from idempotency_keys k where k.expires_at < now() returning 1),
           old_sessions as (delete from sessions s where s.expires_at < now() returning 1),
           resets as (delete from password_resets p where p.expires_at < now() returning 1),
           tries as (delete from attempts a where a.resets_at < now() returning 1),
           links as (delete from reports r
             where greatest(r.expires_at, r.revoked_at) < now() - interval '90 days' returning 1),
           told as (delete from reminders r where r.sent_at < now() - interval '400 days' returning 1)
         select ((select count(*) from keys) + (select count(*) from old_sessions) + (select count(*) from resets)
           + (select count(*) from tries) + (select count(*) from links) + (select count(*) from told))::integer`,
      ),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function users_to_remind, purge_expired');
    await runner.query('drop table reminders, reminder_settings, password_resets');
  }
}
