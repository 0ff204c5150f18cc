import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownRows } from './policies.js';

/** Sites, meters, datasets and what the meters counted. Foreign keys carry user_id, because they pass row-level security. */
export class Usage1763600000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table sites (
         id uuid not null default uuidv7() constraint sites_pk primary key,
         user_id uuid not null constraint sites_user references users on delete cascade,
         name text not null,
         street text,
         city text,
         region text,
         postcode text not null,
         country text not null constraint sites_country check (country ~ '^[A-Z]{2}$'),
         timezone text not null,
         network text,
         industry_type text,
         version integer not null default 1,
         created_at timestamptz not null default now(),
         updated_at timestamptz not null default now(),
         constraint sites_key unique (user_id, id),
         constraint sites_name unique (user_id, name))`,
      ...ownRows('sites'),
      `create table meters (
         id uuid not null default uuidv7() constraint meters_pk primary key,
         user_id uuid not null,
         site_id uuid not null,
         parent_meter_id uuid,
         name text not null,
         serial text not null,
         commodity text not null constraint meters_commodity check (commodity in ('electricity', 'gas', 'water')),
         category text not null default 'CONS' constraint meters_category check (category in ('PROD', 'CONS', 'STOR', 'INJ')),
         unit text not null,
         reading_frequency text,
         capacity numeric(14, 3),
         active boolean not null default true,
         version integer not null default 1,
         created_at timestamptz not null default now(),
         updated_at timestamptz not null default now(),
         constraint meters_key unique (user_id, id),
         constraint meters_serial unique (user_id, site_id, commodity, serial),
         constraint meters_not_own_parent check (parent_meter_id <> id),
         constraint meters_site foreign key (user_id, site_id) references sites (user_id, id) on delete cascade,
         constraint meters_parent foreign key (user_id, parent_meter_id) references meters (user_id, id)
           on delete set null (parent_meter_id))`,
      ...ownRows('meters'),
      `create function refuse_meter_cycle() returns trigger language plpgsql as $$
         begin
           if exists (
             with recursive above (id) as (
               select new.parent_meter_id
               union select m.parent_meter_id from meters m join above a on m.id = a.id
                 where m.user_id = new.user_id and m.parent_meter_id is not null)
             select 1 from above where id = new.id)
           then raise exception 'meter % would stand below itself', new.id using errcode = 'check_violation',
             constraint = 'meters_no_cycle';
           end if;
           return new;
         end $$`,
      `create trigger meters_no_cycle before insert or update of parent_meter_id on meters
         for each row when (new.parent_meter_id is not null) execute function refuse_meter_cycle()`,
      `create table datasets (
         id uuid not null default uuidv7() constraint datasets_pk primary key,
         user_id uuid not null constraint datasets_user references users on delete cascade,
         meter_id uuid,
         file_name text not null,
         format text not null,
         sha256 bytea not null,
         bytes integer not null,
         readings integer not null,
         rejected integer not null,
         days_stored integer not null,
         first_at timestamptz,
         last_at timestamptz,
         options jsonb not null,
         report jsonb not null,
         created_at timestamptz not null default now(),
         constraint datasets_key unique (user_id, id),
         constraint datasets_file unique (user_id, sha256),
         constraint datasets_meter foreign key (user_id, meter_id) references meters (user_id, id)
           on delete set null (meter_id))`,
      ...ownRows('datasets'),
      `create table dataset_files (
         dataset_id uuid not null constraint dataset_files_pk primary key,
         user_id uuid not null,
         content bytea not null,
         constraint dataset_files_dataset foreign key (user_id, dataset_id) references datasets (user_id, id) on delete cascade)`,
      // The bytes are compressed already.
      `alter table dataset_files alter column content set storage external`,
      ...ownRows('dataset_files'),
      `create table usage_history (
         user_id uuid not null,
         meter_id uuid not null,
         register text not null,
         direction text not null constraint usage_history_direction
           check (direction in ('import', 'export', 'production', 'house', 'submeter')),
         usage_date date not null,
         id uuid not null default uuidv7(),
         role text not null default 'general' constraint usage_history_role check (role in ('general', 'controlled_load')),
         netted boolean not null default false,
         starts_at timestamptz not null,
         seconds integer not null constraint usage_history_seconds check (seconds between 1 and 93600),
         interval_seconds integer not null,
         readings bytea,
         total numeric(20, 6) not null,
         source text not null constraint usage_history_source check (source in ('upload', 'api', 'manual')),
         quality text not null constraint usage_history_quality check (quality in ('complete', 'estimated', 'partial')),
         notes text,
         dataset_id uuid,
         version integer not null default 1,
         updated_at timestamptz not null default now(),
         constraint usage_history_pk primary key (user_id, meter_id, register, direction, usage_date),
         constraint usage_history_id unique (user_id, id),
         constraint usage_history_interval check (interval_seconds > 0 and seconds % interval_seconds = 0),
         constraint usage_history_packed check (readings is not null or interval_seconds = seconds),
         constraint usage_history_meter foreign key (user_id, meter_id) references meters (user_id, id) on delete cascade,
         constraint usage_history_dataset foreign key (user_id, dataset_id) references datasets (user_id, id)
           on delete set null (dataset_id))`,
      `create index usage_history_by_date on usage_history (user_id, usage_date, id)`,
      ...ownRows('usage_history'),
      `create table usage_periods (
         user_id uuid not null,
         meter_id uuid not null,
         register text not null,
         direction text not null constraint usage_periods_direction
           check (direction in ('import', 'export', 'production', 'house', 'submeter')),
         starts_at timestamptz not null,
         ends_at timestamptz not null,
         role text not null default 'general' constraint usage_periods_role check (role in ('general', 'controlled_load')),
         netted boolean not null default false,
         quantity numeric(20, 6) not null,
         quality_code smallint not null default 0,
         source text not null constraint usage_periods_source check (source in ('upload', 'api', 'manual')),
         dataset_id uuid,
         constraint usage_periods_pk primary key (user_id, meter_id, register, direction, starts_at),
         constraint usage_periods_order check (ends_at > starts_at),
         constraint usage_periods_meter foreign key (user_id, meter_id) references meters (user_id, id) on delete cascade,
         constraint usage_periods_dataset foreign key (user_id, dataset_id) references datasets (user_id, id)
           on delete set null (dataset_id))`,
      ...ownRows('usage_periods'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_periods, usage_history, dataset_files, datasets, meters, sites');
    await runner.query('drop function refuse_meter_cycle');
  }
}
