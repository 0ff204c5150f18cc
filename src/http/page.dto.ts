import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Cursors } from './cursor.js';

export const DEFAULT_PAGE = 25;

/** Which part of a list. */
export class PageQuery {
  /** Rows per page, 1–100. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number = DEFAULT_PAGE;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/**
 * Cuts a list that was read with one row more than the limit, and says where the next page begins (also as a Link header).
 * @param position the sort key of a row
 */
export function page<T>(
  rows: readonly T[],
  query: PageQuery,
  cursors: Cursors,
  scope: string,
  position: (row: T) => string[],
): { items: T[]; next: string | null } {
  const limit = query.limit ?? DEFAULT_PAGE;
  const items = rows.slice(0, limit);
  const more = rows.length > limit;
  return { items, next: more ? cursors.write(scope, position(items.at(-1)!)) : null };
}
