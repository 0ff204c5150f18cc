import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { hashJson } from '../engine/hash.js';
import type { Preferences } from '../engine/ranking/preferences.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { columnsOf } from '../engine/series/usage.js';
import type { Receipt } from '../engine/tariff/receipt-shape.js';
import { sentence, type Outcome } from '../engine/refusal.js';
import { ENGINE_VERSION } from '../engine/version.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { notFound, Problem } from '../http/problem.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf } from '../threads/transfer.js';
import { UsersService } from '../users/users.service.js';
import { RankingInputService, type Gathered } from './ranking-input.service.js';
import { RecommendationRow } from './recommendation.entity.js';
import type { Answer, Question } from './ranking.task.js';
import type { RecommendedDto } from './answer.dto.js';
import type { RecommendDto, RecommendationPage } from './recommendations.dto.js';

/** What an answer was asked with, kept with its analysis. */
export type AnalysisConfig = Pick<Question, 'asOf' | 'network' | 'conditions'> & {
  readonly preferences: Preferences;
};

const GOOD_FOR_DAYS = 30;
const decompress = promisify(gunzip);

@Injectable()
export class RecommendationsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly inputs: RankingInputService,
    private readonly cursors: Cursors,
    private readonly quotas: QuotasService,
    private readonly threads: Threads,
  ) {}

  /**
   * Ranks the catalog for a person and keeps the answer with its receipt.
   * @throws Problem 404 for a meter that is not theirs, 422 without usage or without a plan that can be offered
   */
  async create(userId: string, dto: RecommendDto): Promise<RecommendedDto> {
    const { question, versionIds } = await this.inputs.gather(userId, dto);
    const memory = memoryOf(columnsOf(question.channels));
    const outcome = await this.threads.run('recommendation', question, memory);
    const { answer, usageHash, receipt } = answered(outcome);
    offered(answer);
    const inputHash = hashOf(question, usageHash);
    // No connection is held while a thread computes: what happened in between is told by the second transaction.
    return this.tenancy.withUser(userId, async (db) => {
      await this.users.consenting(db, userId);
      const stored = await store(db, userId, { dto, question, versionIds, answer, receipt, inputHash });
      // Last, for the row of the counter is locked until the end.
      await this.quotas.count(db, userId, 'recommendations');
      return stored;
    });
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<RecommendedDto> {
    return answerOf(await this.row(userId, id));
  }

  /** Answers, the newest first. */
  list(userId: string, query: PageQuery): Promise<RecommendationPage> {
    return this.tenancy.withUser(userId, (db) =>
      ownPage(db, RecommendationRow, { name: 'recommendations', userId, query }, this.cursors, summary),
    );
  }

  /** Everything the shown bills were made from, for `treebeard verify`. @throws Problem 404 */
  async receipt(userId: string, id: string): Promise<Receipt> {
    const row = await this.tenancy.withUser(userId, (db) =>
      db.findOne(RecommendationRow, { where: { id, userId }, select: { id: true, receipt: true } }),
    );
    if (!row?.receipt) throw notFound();
    return JSON.parse((await decompress(row.receipt)).toString()) as Receipt;
  }

  private async row(userId: string, id: string): Promise<RecommendationRow> {
    const row = await this.tenancy.withUser(userId, (db) => db.findOneBy(RecommendationRow, { id, userId }));
    if (!row) throw notFound();
    return row;
  }
}

const summary = (row: RecommendationRow): RecommendationPage['items'][number] => ({
  id: row.id,
  generatedAt: row.generatedAt,
  expiresAt: row.expiresAt,
  advice: row.advice,
  plans: (row.answer as unknown as RecommendationJson).plans.map(({ id, name, annualCost, savings }) => ({
    id,
    name,
    annualCost,
    savings,
  })),
  engineVersion: row.engineVersion,
  inputHash: row.inputHash,
});

/** @throws Problem 422 with the engine's reason */
export function answered<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Problem(422, outcome.refusal.reason.replaceAll('_', '-'), sentence(outcome.refusal.detail));
}

/** @throws Problem 422 when no plan can be offered, with the reasons counted */
export function offered(answer: RecommendationJson): RecommendationJson {
  if (answer.order.length > 0) return answer;
  const reasons: Record<string, number> = {};
  for (const { reason } of answer.excluded) reasons[reason] = (reasons[reason] ?? 0) + 1;
  throw new Problem(422, 'no-plans', 'No plan of the catalog can be offered to this home.', {
    members: { considered: answer.considered, reasons },
  });
}

/** One hash over all that the answer depends on: the same inputs have the same hash, here and in a year. */
function hashOf(question: Question, usageHash: string | null): string {
  const { catalog, preferences, asOf, network, conditions, timezone, currentPlan } = question;
  return hashJson({
    usage: usageHash,
    catalog: catalog.version,
    engine: ENGINE_VERSION,
    preferences,
    asOf,
    network,
    conditions,
    timezone,
    currentPlan,
  });
}

interface Answered extends Gathered, Pick<Answer, 'answer' | 'receipt'> {
  readonly dto: RecommendDto;
  readonly inputHash: string;
}

async function store(
  db: EntityManager,
  userId: string,
  { dto, question, versionIds, answer, receipt, inputHash }: Answered,
): Promise<RecommendedDto> {
  const { asOf, network, preferences, conditions } = question;
  const [analysis] = (await db.query(
    `insert into analyses (user_id, meter_id, config, status, profile, engine_version)
     values ($1, $2, $3, 'completed', $4, $5) returning id`,
    [
      userId,
      dto.meterId ?? null,
      JSON.stringify({ asOf, network, preferences, conditions }),
      JSON.stringify(answer.profile),
      ENGINE_VERSION,
    ],
  )) as [{ id: string }];
  const [row] = (await db.query(
    `insert into recommendations (user_id, analysis_id, expires_at, engine_version, catalog_version, input_hash, advice,
       answer, receipt)
     values ($1, $2, now() + make_interval(days => $3), $4, $5, $6, $7, $8, $9)
     returning id, generated_at as "generatedAt", expires_at as "expiresAt"`,
    [
      userId,
      analysis.id,
      GOOD_FOR_DAYS,
      ENGINE_VERSION,
      question.catalog.version,
      inputHash,
      answer.advice.action,
      JSON.stringify(answer),
      receipt && Buffer.from(receipt),
    ],
  )) as [Pick<RecommendationRow, 'id' | 'generatedAt' | 'expiresAt'>];
  const shown = answer.plans.slice(0, 3).map((plan) => ({
    rank: plan.rank,
    plan_version_id: versionIds.get(plan.id),
    annual_cost: plan.annualCost,
    low: plan.low,
    high: plan.high,
    savings: plan.savings,
    break_even_months: plan.breakEvenMonths,
    score: plan.scores.composite,
  }));
  await db.query(
    `insert into recommendation_plans (recommendation_id, user_id, rank, plan_version_id, annual_cost, low, high, savings,
       break_even_months, score)
     select $1, $2, rank, plan_version_id, annual_cost, low, high, savings, break_even_months, score
     from jsonb_populate_recordset(null::recommendation_plans, $3)`,
    [row.id, userId, JSON.stringify(shown)],
  );
  return answerOf({ ...row, answer, inputHash });
}

const answerOf = (
  row: Pick<RecommendationRow, 'id' | 'generatedAt' | 'expiresAt' | 'inputHash'> & { answer: object },
): RecommendedDto => ({
  ...(row.answer as RecommendationJson),
  id: row.id,
  generatedAt: row.generatedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  inputHash: row.inputHash,
});
