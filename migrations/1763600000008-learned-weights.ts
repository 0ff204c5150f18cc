import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a person's weights have been what they are: only choices made after that teach. */
export class LearnedWeights1763600000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table user_preferences add column weights_set_at timestamptz not null default now()',
    );
    // Everybody's rows are in sight of the owner for the length of this statement only.
    await runner.query("select set_config('app.definer', 'on', true)");
    await runner.query('update user_preferences set weights_set_at = updated_at');
    await runner.query("select set_config('app.definer', '', true)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table user_preferences drop column weights_set_at');
  }
}
