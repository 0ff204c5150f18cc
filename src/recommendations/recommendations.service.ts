import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { hashJson } from '../engine/hash.js';
import type { Preferences } from '../engine/ranking/preferences.js';
import { recommend, type RecommendInput, type Recommendation } from '../engine/ranking/recommend.js';
import { recommendationJson, type RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { makeReceipt, type ReceiptEntry } from '../engine/tariff/receipt.js';
import type { Receipt } from '../engine/tariff/receipt-shape.js';
import type { Outcome } from '../engine/refusal.js';
import { ENGINE_VERSION } from '../engine/version.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { notFound, Problem } from '../http/problem.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { UsersService } from '../users/users.service.js';
import { RankingInputService, type Gathered } from './ranking-input.service.js';
import { RecommendationRow } from './recommendation.entity.js';
import type { RecommendedDto } from './answer.dto.js';
import type { RecommendDto, RecommendationPage } from './recommendations.dto.js';

/** What an answer was asked with, kept with its analysis. */
export type AnalysisConfig = Pick<RecommendInput, 'asOf' | 'network' | 'conditions'> & {
  readonly preferences: Preferences;
};

const GOOD_FOR_DAYS = 30;
const compress = promisify(gzip);
const decompress = promisify(gunzip);

@Injectable()
export class RecommendationsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly inputs: RankingInputService,
    private readonly cursors: Cursors,
    private readonly quotas: QuotasService,
  ) {}

  /**
   * Ranks the catalog for a person and keeps the answer with its receipt.
   * @throws Problem 404 for a meter that is not theirs, 422 without usage or without a plan that can be offered
   */
  create(userId: string, dto: RecommendDto): Promise<RecommendedDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const user = await this.users.consenting(db, userId);
      const gathered = await this.inputs.gather(db, user, dto);
      const recommendation = offered(recommend(gathered.input));
      const receipt = receiptOf(recommendation);
      const packed = receipt ? await compress(JSON.stringify(receipt), { level: 1 }) : null;
      const inputHash = hashOf(gathered, receipt);
      const answer = await store(db, userId, dto, { gathered, recommendation, packed, inputHash });
      // Last, for the row of the counter is locked until the end.
      await this.quotas.count(db, userId, 'recommendations');
      return answer;
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

/** @throws Problem 422 when no plan can be offered, with the reasons counted */
export function offered(outcome: Outcome<Recommendation>): Recommendation {
  if (!outcome.ok)
    throw new Problem(422, outcome.refusal.reason.replaceAll('_', '-'), outcome.refusal.detail);
  const recommendation = outcome.value;
  if (recommendation.order.length === 0) {
    const reasons: Record<string, number> = {};
    for (const { reason } of recommendation.excluded) reasons[reason] = (reasons[reason] ?? 0) + 1;
    throw new Problem(422, 'no-plans', 'No plan of the catalog can be offered to this home.', {
      members: { considered: recommendation.considered, reasons },
    });
  }
  return recommendation;
}

/** Undefined when nothing that is shown has an exact bill. */
function receiptOf({ current, plans, priced }: Recommendation): Receipt | undefined {
  const entries: ReceiptEntry[] = [...(current ? [current] : []), ...plans].flatMap(({ plan, bill }) =>
    bill
      ? [{ plan: { id: plan.id, name: plan.name, version: plan.version }, structure: plan.structure, bill }]
      : [],
  );
  return entries.length > 0 ? makeReceipt(priced.usage, priced.options, entries) : undefined;
}

/** One hash over all that the answer depends on: the same inputs have the same hash, here and in a year. */
function hashOf({ input, catalog }: Gathered, receipt: Receipt | undefined): string {
  const { preferences, asOf, network, conditions, timezone, currentPlan } = input;
  return hashJson({
    usage: receipt?.hashes.usage ?? null,
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

interface Answered {
  readonly gathered: Gathered;
  readonly recommendation: Recommendation;
  readonly packed: Buffer | null;
  readonly inputHash: string;
}

async function store(
  db: EntityManager,
  userId: string,
  dto: RecommendDto,
  { gathered, recommendation, packed, inputHash }: Answered,
): Promise<RecommendedDto> {
  const answer = recommendationJson(recommendation);
  const { asOf, network, preferences, conditions } = gathered.input;
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
      gathered.catalog.version,
      inputHash,
      answer.advice.action,
      JSON.stringify(answer),
      packed,
    ],
  )) as [Pick<RecommendationRow, 'id' | 'generatedAt' | 'expiresAt'>];
  const shown = answer.plans.slice(0, 3).map((plan) => ({
    rank: plan.rank,
    plan_version_id: gathered.catalog.versionIds.get(plan.id),
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
