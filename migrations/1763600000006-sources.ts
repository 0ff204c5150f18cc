import type { MigrationInterface, QueryRunner } from 'typeorm';
import { namedFunction, ownRows } from './policies.js';

/** Data connections of meters, and what people read off a meter's register. */
export class Sources1763600000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table energy_sources (
         id uuid not null default uuidv7() constraint energy_sources_pk primary key,
         user_id uuid not null,
         meter_id uuid not null,
         provider text not null,
         credentials bytea not null,
         update_minutes integer not null default 60 constraint energy_sources_update check (update_minutes between 15 and 1440),
         active boolean not null default true,
         status text not null default 'new' constraint energy_sources_status
           check (status in ('new', 'ok', 'waiting', 'failing', 'refused')),
         status_detail text,
         failures integer not null default 0,
         last_polled_at timestamptz,
         read_until timestamptz,
         next_poll_at timestamptz not null default now(),
         version integer not null default 1,
         created_at timestamptz not null default now(),
         updated_at timestamptz not null default now(),
         constraint energy_sources_key unique (user_id, id),
         constraint energy_sources_one unique (user_id, meter_id, provider),
         constraint energy_sources_meter foreign key (user_id, meter_id) references meters (user_id, id) on delete cascade)`,
      `create index energy_sources_due on energy_sources (next_poll_at) where active`,
      ...ownRows('energy_sources'),
      // Whose turn it is, over all users: read by the scheduler, which then works as each user.
      ...namedFunction(
        `due_sources(how_many integer) returns table (user_id uuid, source_id uuid, due_at timestamptz)`,
        `select s.user_id, s.id, s.next_poll_at from energy_sources s
         where s.active and s.next_poll_at <= now() order by s.next_poll_at limit how_many`,
      ),
      `create table register_reads (
         id uuid not null default uuidv7() constraint register_reads_pk primary key,
         user_id uuid not null,
         meter_id uuid not null,
         direction text not null constraint register_reads_direction check (direction in ('import', 'export', 'production')),
         read_at timestamptz not null,
         value numeric(20, 6) not null constraint register_reads_value check (value >= 0),
         rolled_over_at numeric(20, 6),
         new_register boolean not null default false,
         notes text,
         version integer not null default 1,
         created_at timestamptz not null default now(),
         constraint register_reads_key unique (user_id, id),
         constraint register_reads_once unique (user_id, meter_id, direction, read_at),
         constraint register_reads_meter foreign key (user_id, meter_id) references meters (user_id, id) on delete cascade)`,
      ...ownRows('register_reads'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function due_sources');
    await runner.query('drop table register_reads, energy_sources');
  }
}
