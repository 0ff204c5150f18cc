import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { sentence } from '../engine/refusal.js';
import { ENGINE_VERSION } from '../engine/version.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { Analysis } from '../recommendations/analysis.entity.js';
import { Meter } from '../sites/meter.entity.js';
import { Dataset } from '../usage/dataset.entity.js';
import { UsersService } from '../users/users.service.js';
import type { AnalyseDto, AnalysisDto, AnalysisPage, AnalysisSummaryDto } from './analyses.dto.js';
import { UsageAnalysis } from './usage-analysis.js';

const summary = (row: Analysis): AnalysisSummaryDto => ({
  id: row.id,
  meterId: row.meterId,
  datasetId: row.datasetId,
  status: row.status,
  reason: row.reason,
  engineVersion: row.engineVersion,
  createdAt: row.createdAt,
});

const detail = (row: Analysis): AnalysisDto => ({
  ...summary(row),
  config: row.config as Record<string, unknown>,
  profile: row.profile as AnalysisDto['profile'],
});

/** Runs of the usage analysis, kept with what was asked and what came out. */
@Injectable()
export class AnalysesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly analysis: UsageAnalysis,
    private readonly cursors: Cursors,
  ) {}

  /**
   * Keeps an analysis and runs it, unless it is to stay a draft. One that cannot be run is kept as failed, with the reason.
   * @throws Problem 400 for two sources at once, 404 for a meter or an upload that is not theirs
   */
  create(userId: string, dto: AnalyseDto): Promise<AnalysisDto> {
    const { run = true, ...config } = dto;
    const { datasetId, meterId } = config;
    if (datasetId && meterId) throw invalid('/meterId', 'give either datasetId or meterId');
    return this.tenancy.withUser(userId, async (db) => {
      await this.users.consenting(db, userId);
      if (meterId && !(await db.existsBy(Meter, { id: meterId, userId }))) throw notFound();
      if (datasetId && !(await db.existsBy(Dataset, { id: datasetId, userId }))) throw notFound();
      const [{ id }] = (await db.query(
        `insert into analyses (user_id, meter_id, dataset_id, config, status, engine_version)
         values ($1, $2, $3, $4, 'draft', $5) returning id`,
        [userId, meterId ?? null, datasetId ?? null, JSON.stringify(config), ENGINE_VERSION],
      )) as [{ id: string }];
      return run ? this.runNow(db, userId, id) : detail(await this.row(db, userId, id));
    });
  }

  /** Runs a draft, or one that failed, on the readings that are there now. @throws Problem 404, 409 when it is completed */
  run(userId: string, id: string): Promise<AnalysisDto> {
    return this.tenancy.withUser(userId, async (db) => {
      await this.users.consenting(db, userId);
      const { status } = await this.row(db, userId, id);
      if (status === 'completed')
        throw new Problem(409, 'analysis-completed', 'This analysis has its results.');
      return this.runNow(db, userId, id);
    });
  }

  /** The newest first. */
  list(userId: string, query: PageQuery): Promise<AnalysisPage> {
    return this.tenancy.withUser(userId, (db) =>
      ownPage(db, Analysis, { name: 'analyses', userId, query }, this.cursors, summary),
    );
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<AnalysisDto> {
    return detail(await this.tenancy.withUser(userId, (db) => this.row(db, userId, id)));
  }

  /** Deletes it, and the recommendation that was made from it. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    const { affected } = await this.tenancy.withUser(userId, (db) => db.delete(Analysis, { userId, id }));
    if (!affected) throw notFound();
  }

  private async runNow(db: EntityManager, userId: string, id: string): Promise<AnalysisDto> {
    const { config } = await this.row(db, userId, id);
    const outcome = await this.analysis.profile(db, userId, config as AnalyseDto);
    await db.query(
      `update analyses set status = $3, reason = $4, profile = $5, engine_version = $6 where user_id = $1 and id = $2`,
      [
        userId,
        id,
        outcome.ok ? 'completed' : 'failed',
        outcome.ok ? null : sentence(outcome.refusal.detail),
        outcome.ok ? JSON.stringify(outcome.value) : null,
        ENGINE_VERSION,
      ],
    );
    return detail(await this.row(db, userId, id));
  }

  private async row(db: EntityManager, userId: string, id: string): Promise<Analysis> {
    const row = await db.findOneBy(Analysis, { id, userId });
    if (!row) throw notFound();
    return row;
  }
}
