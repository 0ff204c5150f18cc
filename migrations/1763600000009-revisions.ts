import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which revision of its file a reading comes from: a later one replaces it, an earlier one does not. 0 where the format has none. */
export class Revisions1763600000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table usage_history add column revision double precision not null default 0');
    await runner.query('alter table usage_periods add column revision double precision not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table usage_periods drop column revision');
    await runner.query('alter table usage_history drop column revision');
  }
}
