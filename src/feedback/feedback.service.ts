import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page, type PageQuery } from '../http/page.dto.js';
import { invalid, notFound } from '../http/problem.js';
import { PlansService } from '../plans/plans.service.js';
import { RecommendationRow } from '../recommendations/recommendation.entity.js';
import type {
  FeedbackDto,
  FeedbackPage,
  FeedbackStatisticsDto,
  FeedbackType,
  GiveFeedbackDto,
} from './feedback.dto.js';

const SELECT = `select f.id, f.recommendation_id as "recommendationId", p.plan_key as "planId", f.rating, f.type, f.text,
  f.created_at as "createdAt" from feedback f left join plan_catalog p on p.id = f.plan_version_id`;

@Injectable()
export class FeedbackService {
  constructor(
    private readonly source: DataSource,
    private readonly tenancy: Tenancy,
    private readonly plans: PlansService,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem 400 when it is about nothing, 404 for a recommendation that is not theirs or an unknown plan */
  async give(userId: string, dto: GiveFeedbackDto): Promise<FeedbackDto> {
    const { recommendationId, planId } = dto;
    if (recommendationId === undefined && planId === undefined) {
      throw invalid('/recommendationId', 'say what it is about: recommendationId, planId or both');
    }
    return this.tenancy.withUser(userId, async (db) => {
      if (recommendationId && !(await db.existsBy(RecommendationRow, { id: recommendationId, userId }))) {
        throw notFound();
      }
      const plan = planId === undefined ? null : await this.plans.read(planId);
      const [{ id }] = (await db.query(
        `insert into feedback (user_id, recommendation_id, plan_version_id, rating, type, text)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [userId, recommendationId ?? null, plan?.versionId ?? null, dto.rating, dto.type, dto.text ?? null],
      )) as [{ id: string }];
      const [given] = (await db.query(`${SELECT} where f.id = $1`, [id])) as [FeedbackDto];
      return given;
    });
  }

  /** Your own, the newest first. */
  async list(userId: string, query: PageQuery): Promise<FeedbackPage> {
    const scope = `feedback ${userId}`;
    const after = query.cursor ? this.cursors.read(scope, query.cursor)[0] : null;
    const rows = await this.tenancy.withUser(
      userId,
      (db) =>
        db.query(
          `${SELECT} where f.user_id = $1 and ($2::uuid is null or f.id < $2) order by f.id desc limit $3`,
          [userId, after, (query.limit ?? DEFAULT_PAGE) + 1],
        ) as Promise<FeedbackDto[]>,
    );
    return page(rows, query, this.cursors, scope, (row) => [row.id]);
  }

  /** What all users say, for administrators. */
  async statistics(): Promise<FeedbackStatisticsDto> {
    const rows = (await this.source.query(
      'select type, count, rating_sum as sum from feedback_statistics()',
    )) as {
      type: FeedbackType;
      count: number;
      sum: number;
    }[];
    const count = rows.reduce((total, row) => total + row.count, 0);
    const sum = rows.reduce((total, row) => total + row.sum, 0);
    return {
      count,
      averageRating: count === 0 ? null : (sum / count).toFixed(2),
      types: rows.map(({ type, count }) => ({ type, count })),
    };
  }
}
