import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { learnedSentence, learnWeights, type Choice } from '../engine/ranking/learn-weights.js';
import { FACTORS } from '../engine/ranking/preferences.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { qualitiesOf } from '../engine/ranking/utility.js';
import { PreferencesService } from '../users/preferences.service.js';
import type { FeedbackType } from './feedback.dto.js';
import type { LearnedWeightsDto } from './learned-weights.dto.js';

/** A word on a plan, and the answer that showed it. */
interface Word {
  readonly type: FeedbackType;
  readonly rating: number;
  readonly planId: string;
  readonly currency: string;
  readonly annualKwh: string;
  readonly plans: Pick<RecommendationJson['plans'][number], 'id' | 'annualCost' | 'high' | 'scores'>[];
}

/** A rating counts less than a choice: it costs nothing. */
const RATING_WEIGHT = 0.3;
/** More words than this change nothing any more. */
const NEWEST = 200;

@Injectable()
export class LearnedWeightsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly preferences: PreferencesService,
  ) {}

  /** From the user's own words alone, each against the plans of the answer it was said about. */
  read(userId: string): Promise<LearnedWeightsDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const { weights, since } = await this.preferences.weightsSet(userId);
      const choices = (await words(db, userId, since)).flatMap(choiceOf);
      const learned = learnWeights(weights, choices);
      const moved = FACTORS.some((factor) => learned[factor] !== weights[factor]);
      return {
        weights,
        learned: moved ? learned : null,
        choices: choices.length,
        since,
        sentence: learnedSentence(weights, learned, choices.length),
      };
    });
  }
}

/** The last word on each shown plan of each answer: saying it twice does not make it heavier. */
const words = (db: EntityManager, userId: string, since: Date): Promise<Word[]> =>
  db.query(
    `select w.type, w.rating, p.plan_key as "planId", r.answer->>'currency' as currency,
       r.answer->'profile'->>'projectedAnnualKwh' as "annualKwh", r.answer->'plans' as plans
     from (select distinct on (recommendation_id, plan_version_id) * from feedback
             where user_id = $1 and created_at > $2 order by recommendation_id, plan_version_id, id desc) w
       join plan_catalog p on p.id = w.plan_version_id
       join recommendations r on r.id = w.recommendation_id and r.user_id = w.user_id
     order by w.id desc limit $3`,
    [userId, since, NEWEST],
  );

function choiceOf({ type, rating, planId, currency, annualKwh, plans }: Word): Choice[] {
  const about = plans.findIndex(({ id }) => id === planId);
  const chosen = type === 'selected' || type === 'did_not_select';
  if (about < 0 || plans.length < 2 || (!chosen && rating === 3)) return [];
  const preferred = chosen ? type === 'selected' : rating > 3;
  return [
    {
      currency,
      about,
      verdict: preferred ? 'preferred' : 'rejected',
      weight: chosen ? 1 : RATING_WEIGHT,
      shown: plans.map(({ annualCost, high, scores }) => ({
        cost: Number(annualCost ?? high),
        ...qualitiesOf(
          {
            flexibility: Number(scores.flexibility),
            renewable: Number(scores.renewable),
            rating: Number(scores.rating),
          },
          Number(annualKwh),
        ),
      })),
    },
  ];
}
