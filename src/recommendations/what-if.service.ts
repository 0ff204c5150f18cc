import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { recommendationJson, type RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { whatIf } from '../engine/whatif/what-if.js';
import { notFound } from '../http/problem.js';
import { UsersService } from '../users/users.service.js';
import { Analysis } from './analysis.entity.js';
import { RankingInputService } from './ranking-input.service.js';
import { RecommendationRow } from './recommendation.entity.js';
import { offered, type AnalysisConfig } from './recommendations.service.js';
import { batteryOf, changesOf, type WhatIfDto } from './what-if.dto.js';

@Injectable()
export class WhatIfService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly inputs: RankingInputService,
  ) {}

  /**
   * The answer if something were different: every plan is priced again, on the day, network and wishes of the first answer
   * where the question does not change them. Nothing is stored.
   * @throws Problem 404 for an answer that is not theirs, 422 when the readings cannot tell
   */
  ask(userId: string, id: string, dto: WhatIfDto): Promise<RecommendationJson> {
    return this.tenancy.withUser(userId, async (db) => {
      const user = await this.users.consenting(db, userId);
      const row = await db.findOneBy(RecommendationRow, { id, userId });
      if (!row) throw notFound();
      const analysis = await db.findOneByOrFail(Analysis, { id: row.analysisId, userId });
      const { asOf, network, conditions, preferences } = analysis.config as AnalysisConfig;
      const { input } = await this.inputs.gather(db, user, {
        meterId: analysis.meterId ?? undefined,
        asOf,
        network,
        conditions: conditions && [...conditions],
        weights: dto.weights ?? preferences.weights,
        require: dto.require ?? preferences.vetoes,
      });
      const outcome = whatIf(input, { changes: changesOf(dto), battery: batteryOf(dto) });
      return recommendationJson(offered(outcome));
    });
  }
}
