import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/caller.js';
import { csvText } from '../http/csv.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page } from '../http/page.dto.js';
import type {
  FeedbackExportQuery,
  FeedbackQuery,
  FoundFeedbackDto,
  FoundFeedbackPage,
} from './feedback-search.dto.js';

const EXPORTED_AT_ONCE = 1000;
const HEADER = ['id', 'createdAt', 'planId', 'planName', 'rating', 'type', 'text'];

/** What all users say, for administrators. */
@Injectable()
export class FeedbackSearch {
  constructor(
    private readonly source: DataSource,
    private readonly cursors: Cursors,
    private readonly audit: AuditLog,
  ) {}

  /** The newest first. */
  async search(query: FeedbackQuery): Promise<FoundFeedbackPage> {
    const before = query.cursor ? this.cursors.read('all feedback', query.cursor)[0]! : null;
    const rows = await this.rows(query, before, (query.limit ?? DEFAULT_PAGE) + 1);
    return page(rows, query, this.cursors, 'all feedback', (row) => [row.id]);
  }

  /** All that is found as CSV, piece by piece. The log says who took it. */
  async export(query: FeedbackExportQuery, by: Caller): Promise<AsyncIterable<string>> {
    // A query that cannot be answered is refused before the answer begins.
    const first = await this.rows(query, null, EXPORTED_AT_ONCE);
    await this.audit.write(this.source.manager, { actorId: by.actorId, action: 'feedback.exported' });
    return this.csv(query, first);
  }

  private async *csv(query: FeedbackExportQuery, first: FoundFeedbackDto[]): AsyncIterable<string> {
    yield csvText([HEADER]);
    for (let rows = first; ; rows = await this.rows(query, rows.at(-1)!.id, EXPORTED_AT_ONCE)) {
      yield csvText(
        rows.map((row) => [
          row.id,
          row.createdAt.toISOString(),
          row.planId ?? '',
          row.planName ?? '',
          String(row.rating),
          row.type,
          row.text ?? '',
        ]),
      );
      if (rows.length < EXPORTED_AT_ONCE) return;
    }
  }

  private rows(
    query: FeedbackExportQuery,
    before: string | null,
    limit: number,
  ): Promise<FoundFeedbackDto[]> {
    return this.source.query(
      `select id, plan_key as "planId", plan_name as "planName", rating, type, text, created_at as "createdAt"
       from search_feedback($1, $2, $3, $4, $5, $6, $7)`,
      [
        query.q?.replace(/[\\%_]/g, '\\$&') ?? null,
        query.type ?? null,
        query.minRating ?? null,
        query.maxRating ?? null,
        query.plan ?? null,
        before,
        limit,
      ],
    );
  }
}
