import type { MigrationInterface, QueryRunner } from 'typeorm';
import { namedFunction, ownRows } from './policies.js';

/** Analyses, ranked answers with their receipts, and what people say of them. */
export class Recommendations1763600000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table analyses (
         id uuid not null default uuidv7() constraint analyses_pk primary key,
         user_id uuid not null constraint analyses_user references users on delete cascade,
         meter_id uuid,
         dataset_id uuid,
         config jsonb not null,
         status text not null constraint analyses_status check (status in ('draft', 'completed', 'failed')),
         reason text,
         profile jsonb,
         engine_version text not null,
         created_at timestamptz not null default now(),
         constraint analyses_key unique (user_id, id),
         constraint analyses_meter foreign key (user_id, meter_id) references meters (user_id, id)
           on delete set null (meter_id),
         constraint analyses_dataset foreign key (user_id, dataset_id) references datasets (user_id, id)
           on delete set null (dataset_id))`,
      ...ownRows('analyses'),
      `create table recommendations (
         id uuid not null default uuidv7() constraint recommendations_pk primary key,
         user_id uuid not null,
         analysis_id uuid not null,
         generated_at timestamptz not null default now(),
         expires_at timestamptz not null,
         engine_version text not null,
         catalog_version integer not null,
         input_hash text not null,
         advice text not null constraint recommendations_advice check (advice in ('choose', 'switch_now', 'switch_on_date', 'stay')),
         answer jsonb not null,
         receipt bytea,
         constraint recommendations_key unique (user_id, id),
         constraint recommendations_analysis foreign key (user_id, analysis_id) references analyses (user_id, id)
           on delete cascade)`,
      `alter table recommendations alter column receipt set storage external`,
      ...ownRows('recommendations'),
      `create table recommendation_plans (
         recommendation_id uuid not null,
         rank smallint not null constraint recommendation_plans_rank check (rank between 1 and 3),
         user_id uuid not null,
         plan_version_id uuid not null constraint recommendation_plans_plan references plan_catalog,
         annual_cost numeric(14, 2),
         low numeric(14, 2) not null,
         high numeric(14, 2) not null,
         savings numeric(14, 2),
         break_even_months numeric(6, 1),
         score numeric(6, 3) not null,
         constraint recommendation_plans_pk primary key (recommendation_id, rank),
         constraint recommendation_plans_recommendation foreign key (user_id, recommendation_id)
           references recommendations (user_id, id) on delete cascade)`,
      ...ownRows('recommendation_plans'),
      // How many people's latest answer has one of these plan versions on top: what a catalog import would change for them.
      ...namedFunction(
        'users_with_top_pick(plan_versions uuid[]) returns table (users integer)',
        `select count(*)::integer from (
           select distinct on (r.user_id) p.plan_version_id
           from recommendations r join recommendation_plans p on p.recommendation_id = r.id and p.rank = 1
           order by r.user_id, r.id desc) latest
         where latest.plan_version_id = any(plan_versions)`,
      ),
      `create table feedback (
         id uuid not null default uuidv7() constraint feedback_pk primary key,
         user_id uuid not null constraint feedback_user references users on delete cascade,
         recommendation_id uuid,
         plan_version_id uuid constraint feedback_plan references plan_catalog on delete set null,
         rating smallint not null constraint feedback_rating check (rating between 1 and 5),
         type text not null constraint feedback_type
           check (type in ('helpful', 'not_helpful', 'selected', 'did_not_select', 'other')),
         text text constraint feedback_text check (length(text) <= 500),
         created_at timestamptz not null default now(),
         constraint feedback_recommendation foreign key (user_id, recommendation_id)
           references recommendations (user_id, id) on delete set null (recommendation_id))`,
      `create index feedback_by_user on feedback (user_id, id)`,
      ...ownRows('feedback'),
      ...namedFunction(
        'feedback_statistics() returns table (type text, count integer, rating_sum integer)',
        `select f.type, count(*)::integer, sum(f.rating)::integer from feedback f group by f.type order by f.type`,
      ),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function users_with_top_pick, feedback_statistics');
    await runner.query('drop table feedback, recommendation_plans, recommendations, analyses');
  }
}
