import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grant, ownRows } from './policies.js';

/** The catalog, which everybody reads and administrators write, and each user's current plan. */
export class Plans1763600000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table suppliers (
         id uuid not null default uuidv7() constraint suppliers_pk primary key,
         name text not null,
         country text not null,
         rating numeric(2, 1) constraint suppliers_rating check (rating between 0 and 5),
         review_count integer,
         website text,
         phone text,
         retired_at timestamptz,
         constraint suppliers_name unique (country, name))`,
      grant('suppliers', 'select, insert, update'),
      `create table plan_catalog (
         id uuid not null default uuidv7() constraint plan_catalog_pk primary key,
         catalog text not null,
         plan_key text not null,
         version text not null,
         content_hash bytea not null,
         supplier_id uuid not null constraint plan_catalog_supplier references suppliers,
         name text not null,
         country text not null,
         commodity text not null constraint plan_catalog_commodity check (commodity in ('electricity', 'gas', 'water')),
         plan_type text not null constraint plan_catalog_type
           check (plan_type in ('fixed', 'tiered', 'time_of_use', 'variable', 'indexed')),
         rate_structure jsonb not null,
         contract_months integer not null constraint plan_catalog_term check (contract_months >= 0),
         exit_fee jsonb not null,
         renewable_percent numeric(5, 2) constraint plan_catalog_renewable check (renewable_percent between 0 and 100),
         regions text[] not null default '{}',
         prepaid boolean not null,
         customer text not null,
         eligibility text[] not null default '{}',
         enrol_url text,
         effective_from date,
         effective_to date,
         source jsonb not null,
         flags text[] not null default '{}',
         created_at timestamptz not null default now(),
         retired_at timestamptz)`,
      // One version of a plan is on offer at a time; all are kept.
      `create unique index plan_catalog_on_offer on plan_catalog (plan_key) where retired_at is null`,
      `create index plan_catalog_regions on plan_catalog using gin (regions)`,
      grant('plan_catalog', 'select, insert'),
      `grant update (retired_at) on plan_catalog to tb_app`,
      `create table delivery_charges (
         network text not null,
         valid_from date not null,
         charges jsonb not null,
         constraint delivery_charges_pk primary key (network, valid_from))`,
      grant('delivery_charges', 'select, insert, update'),
      `create table price_series (
         ref text not null constraint price_series_pk primary key,
         series jsonb not null)`,
      grant('price_series', 'select, insert, update'),
      // Whoever keeps the catalog in memory compares this number.
      `create table catalog_state (
         id smallint not null default 1 constraint catalog_state_pk primary key constraint catalog_state_one check (id = 1),
         version integer not null)`,
      `insert into catalog_state values (1, 0)`,
      grant('catalog_state', 'select, update'),
      `create table current_plans (
         user_id uuid not null constraint current_plans_pk primary key
           constraint current_plans_user references users on delete cascade,
         plan_version_id uuid constraint current_plans_plan references plan_catalog,
         rate_structure jsonb,
         name text,
         contract_start date,
         contract_end date,
         exit_fee jsonb not null,
         version integer not null default 1,
         updated_at timestamptz not null default now(),
         constraint current_plans_one check (num_nonnulls(plan_version_id, rate_structure) = 1),
         constraint current_plans_dates check (contract_end >= contract_start))`,
      ...ownRows('current_plans'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table current_plans, catalog_state, price_series, delivery_charges, plan_catalog, suppliers',
    );
  }
}
