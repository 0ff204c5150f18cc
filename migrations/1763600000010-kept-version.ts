import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version of what a retried request had made: a repeated answer carries the same ETag. */
export class KeptVersion1763600000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_keys add column version integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_keys drop column version');
  }
}
