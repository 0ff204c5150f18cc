import { LessThan, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { Cursors } from './cursor.js';
import { DEFAULT_PAGE, page, type PageQuery } from './page.dto.js';

interface OwnRow {
  readonly id: string;
  readonly userId: string;
}

/** Whose rows, and which part of them. */
export interface OwnList<Row> {
  /** What the list is called in its cursors, with all that narrows it. */
  readonly name: string;
  readonly userId: string;
  readonly query: PageQuery;
  readonly where?: FindOptionsWhere<Row>;
}

/** A page of a person's own rows, the newest first: ids sort by time. @throws Problem 400 for a cursor of another list */
export async function ownPage<Row extends OwnRow, T extends { readonly id: string }>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  { name, userId, query, where }: OwnList<Row>,
  cursors: Cursors,
  json: (row: Row) => T,
): Promise<{ items: T[]; next: string | null }> {
  const scope = `${name} ${userId}`;
  const after = query.cursor && cursors.read(scope, query.cursor)[0];
  const rows = await db.find(entity, {
    where: { ...where, userId, ...(after && { id: LessThan(after) }) } as FindOptionsWhere<Row>,
    order: { id: 'DESC' } as never,
    take: (query.limit ?? DEFAULT_PAGE) + 1,
  });
  return page(rows.map(json), query, cursors, scope, (row) => [row.id]);
}
