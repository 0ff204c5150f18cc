import type { MigrationInterface, QueryRunner } from 'typeorm';
import { namedFunction } from './policies.js';

/** What people say, for administrators to read through: without whose it is. */
export class FeedbackSearch1763600000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of namedFunction(
      `search_feedback(words text, of_type text, from_rating integer, to_rating integer, of_plan text, before uuid, rows integer)
         returns table (id uuid, plan_key text, plan_name text, rating smallint, type text, text text, created_at timestamptz)`,
      `select f.id, p.plan_key, p.name, f.rating, f.type, f.text, f.created_at
       from feedback f left join plan_catalog p on p.id = f.plan_version_id
       where (words is null or f.text ilike '%' || words || '%')
         and (of_type is null or f.type = of_type)
         and (from_rating is null or f.rating >= from_rating) and (to_rating is null or f.rating <= to_rating)
         and (of_plan is null or p.plan_key = of_plan)
         and (before is null or f.id < before)
       order by f.id desc limit rows`,
    )) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function search_feedback');
  }
}
