import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page, type PageQuery } from '../http/page.dto.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import type {
  AccountDto,
  AccountPage,
  AccountsQuery,
  AuditEntryDto,
  AuditPage,
  TierDto,
} from './admin.dto.js';

/** What administrators do with accounts. They see who has one, never what is in it. */
@Injectable()
export class AdminService {
  constructor(
    private readonly source: DataSource,
    private readonly audit: AuditLog,
    private readonly cursors: Cursors,
  ) {}

  /** Accounts, the newest first. */
  async accounts(query: AccountsQuery): Promise<AccountPage> {
    const after = query.cursor ? this.cursors.read('accounts', query.cursor)[0] : null;
    const rows = (await this.source.query(
      `select id, email, name, country, tier, is_admin as "isAdmin", created_at as "createdAt"
       from list_users($1, $2, $3)`,
      [query.email ?? null, after, (query.limit ?? DEFAULT_PAGE) + 1],
    )) as AccountDto[];
    return page(rows, query, this.cursors, 'accounts', (row) => [row.id]);
  }

  /** @throws Problem 400 for limits outside the enterprise tier, 404 for an unknown account */
  async setTier(actorId: string, userId: string, dto: TierDto): Promise<void> {
    if (dto.limits && dto.tier !== 'enterprise') {
      throw invalid('/limits', 'limits are agreed on for the enterprise tier alone');
    }
    const limits = dto.limits ? JSON.stringify(dto.limits) : null;
    await this.change('select actor_id as "actorId" from set_tier($1, $2, $3)', [userId, dto.tier, limits], {
      actorId,
      action: 'user.tier-changed',
      detail: { tier: dto.tier, ...(dto.limits && { limits: dto.limits }) },
    });
  }

  /** @throws Problem 404 for an unknown account, 409 for one's own: the last administrator could be gone */
  async setRole(actorId: string, ownId: string, userId: string, isAdmin: boolean): Promise<void> {
    if (ownId === userId)
      throw new Problem(409, 'own-role', 'Another administrator has to change your role.');
    await this.change('select actor_id as "actorId" from set_administrator($1, $2)', [userId, isAdmin], {
      actorId,
      action: isAdmin ? 'user.made-administrator' : 'user.unmade-administrator',
      detail: {},
    });
  }

  /** Who did what, the newest first. */
  async auditLog(query: PageQuery): Promise<AuditPage> {
    const after = query.cursor ? this.cursors.read('audit', query.cursor)[0] : null;
    const rows = (await this.source.query(
      `select id, at, actor_id as "actorId", action, subject, detail from read_audit_log($1, $2)`,
      [after, (query.limit ?? DEFAULT_PAGE) + 1],
    )) as AuditEntryDto[];
    return page(rows, query, this.cursors, 'audit', (row) => [row.id]);
  }

  private async change(
    sql: string,
    parameters: unknown[],
    event: { actorId: string; action: string; detail: Record<string, unknown> },
  ): Promise<void> {
    await this.source.transaction(async (db) => {
      const [changed] = (await db.query(sql, parameters)) as { actorId: string }[];
      if (!changed) throw notFound();
      await this.audit.write(db, { ...event, subject: changed.actorId });
    });
  }
}
