import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../auth/passwords.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Tenancy } from '../database/tenancy.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page, type PageQuery } from '../http/page.dto.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { Analysis } from '../recommendations/analysis.entity.js';
import { RecommendationRow } from '../recommendations/recommendation.entity.js';
import { Report } from './report.entity.js';
import type { ReportDto, ReportPage, ShareDto } from './reports.dto.js';
import { makeShortCode } from './short-code.js';
import { analysisSnapshot, recommendationSnapshot, type Snapshot } from './snapshot.js';

const COLUMNS = `id, short_code as "shortCode", recommendation_id as "recommendationId", analysis_id as "analysisId",
  password_hash is not null as "hasPassword", expires_at as "expiresAt", revoked_at as "revokedAt",
  view_count as "viewCount", created_at as "createdAt"`;

/** A person's own links. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly quotas: QuotasService,
    private readonly cursors: Cursors,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem 400 when it is about nothing or has expired already, 403 over the limit, 404 for what is not theirs */
  async share(userId: string, dto: ShareDto): Promise<ReportDto> {
    const { recommendationId, analysisId } = dto;
    if ((recommendationId === undefined) === (analysisId === undefined)) {
      throw invalid('/recommendationId', 'say what to share: either recommendationId or analysisId');
    }
    const expiresAt = dto.expiresAt === undefined ? null : new Date(dto.expiresAt);
    if (expiresAt && expiresAt.getTime() <= Date.now()) {
      throw invalid('/expiresAt', 'expiresAt must lie in the future');
    }
    const passwordHash = dto.password === undefined ? null : await hashPassword(dto.password);
    return this.tenancy.withUser(userId, async (db) => {
      const snapshot = recommendationId
        ? await answerSnapshot(db, userId, recommendationId)
        : await profileSnapshot(db, userId, analysisId!);
      await this.quotas.count(db, userId, 'reports');
      const [row] = (await db.query(
        `insert into reports (user_id, short_code, recommendation_id, analysis_id, snapshot, password_hash, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
        [
          userId,
          makeShortCode(),
          recommendationId ?? null,
          analysisId ?? null,
          JSON.stringify(snapshot),
          passwordHash,
          expiresAt,
        ],
      )) as [Omit<ReportDto, 'url'>];
      return this.withUrl(row);
    });
  }

  /** The newest first. */
  async list(userId: string, query: PageQuery): Promise<ReportPage> {
    const scope = `reports ${userId}`;
    const after = query.cursor ? this.cursors.read(scope, query.cursor)[0] : null;
    const rows = await this.tenancy.withUser(
      userId,
      (db) =>
        db.query(
          `select ${COLUMNS} from reports where user_id = $1 and ($2::uuid is null or id < $2)
           order by id desc limit $3`,
          [userId, after, (query.limit ?? DEFAULT_PAGE) + 1],
        ) as Promise<Omit<ReportDto, 'url'>[]>,
    );
    return page(
      rows.map((row) => this.withUrl(row)),
      query,
      this.cursors,
      scope,
      (row) => [row.id],
    );
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<ReportDto> {
    const [row] = await this.tenancy.withUser(
      userId,
      (db) =>
        db.query(`select ${COLUMNS} from reports where user_id = $1 and id = $2`, [userId, id]) as Promise<
          Omit<ReportDto, 'url'>[]
        >,
    );
    if (!row) throw notFound();
    return this.withUrl(row);
  }

  /** The link is gone from now on, and what it showed as well; the row stays as a record. @throws Problem 404 */
  async revoke(userId: string, id: string): Promise<void> {
    const { affected } = await this.tenancy.withUser(userId, (db) =>
      db.update(Report, { userId, id }, { revokedAt: new Date(), snapshot: null, passwordHash: null }),
    );
    if (!affected) throw notFound();
  }

  private withUrl(row: Omit<ReportDto, 'url'>): ReportDto {
    const { id, shortCode, ...rest } = row;
    return { id, shortCode, url: `${this.settings.publicUrl ?? ''}/r/${shortCode}`, ...rest };
  }
}

async function answerSnapshot(db: EntityManager, userId: string, id: string): Promise<Snapshot> {
  const row = await db.findOneBy(RecommendationRow, { id, userId });
  if (!row) throw notFound();
  return recommendationSnapshot(row.answer as unknown as RecommendationJson);
}

async function profileSnapshot(db: EntityManager, userId: string, id: string): Promise<Snapshot> {
  const row = await db.findOneBy(Analysis, { id, userId });
  if (!row) throw notFound();
  if (row.status !== 'completed') {
    throw new Problem(422, 'analysis-not-completed', 'An analysis without results cannot be shared.');
  }
  return analysisSnapshot(row.profile as RecommendationJson['profile'], row.engineVersion);
}
