import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import type { PortableInput } from '../engine/ranking/portable-input.js';
import type { RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { columnsOf } from '../engine/series/usage.js';
import { notFound } from '../http/problem.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf } from '../threads/transfer.js';
import { Analysis } from './analysis.entity.js';
import { RankingInputService } from './ranking-input.service.js';
import type { Question } from './ranking.task.js';
import { RecommendationRow } from './recommendation.entity.js';
import { answered, offered, type AnalysisConfig } from './recommendations.service.js';
import { batteryOf, changesOf, type WhatIfDto } from './what-if.dto.js';

@Injectable()
export class WhatIfService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly inputs: RankingInputService,
    private readonly threads: Threads,
  ) {}

  /**
   * The answer if something were different: every plan is priced again, on the day, network and wishes of the first answer
   * where the question does not change them. Nothing is stored.
   * @throws Problem 404 for an answer that is not theirs, 422 when the readings cannot tell
   */
  async ask(userId: string, id: string, dto: WhatIfDto): Promise<RecommendationJson> {
    const question = await this.questionOf(userId, id, dto);
    const change = { changes: changesOf(dto), battery: batteryOf(dto) };
    const memory = memoryOf(columnsOf(question.channels));
    return offered(answered(await this.threads.run('whatIf', { question, change }, memory)));
  }

  /**
   * What an answer is made from: whoever ranks it again with other wishes gets what `ask` answers for them.
   * @throws Problem 404 for an answer that is not theirs, 422 when the readings cannot tell
   */
  async input(userId: string, id: string): Promise<PortableInput> {
    const question = await this.questionOf(userId, id, {});
    const memory = memoryOf(columnsOf(question.channels));
    return answered(await this.threads.run('rankingInput', question, memory));
  }

  private async questionOf(
    userId: string,
    id: string,
    { weights, require }: Pick<WhatIfDto, 'weights' | 'require'>,
  ): Promise<Question> {
    const { question } = await this.tenancy.withUser(userId, async (db) => {
      const row = await db.findOneBy(RecommendationRow, { id, userId });
      if (!row) throw notFound();
      const analysis = await db.findOneByOrFail(Analysis, { id: row.analysisId, userId });
      const { asOf, network, conditions, preferences } = analysis.config as AnalysisConfig;
      return this.inputs.gather(userId, {
        meterId: analysis.meterId ?? undefined,
        asOf,
        network,
        conditions: conditions && [...conditions],
        weights: weights ?? preferences.weights,
        require: require ?? preferences.vetoes,
      });
    });
    return question;
  }
}
