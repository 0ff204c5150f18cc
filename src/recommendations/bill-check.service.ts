import { Injectable } from '@nestjs/common';
import { columnsOf } from '../engine/series/usage.js';
import { invalid, Problem } from '../http/problem.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf } from '../threads/transfer.js';
import type { BillCheckDto, BillCheckResultDto } from './bill-check.dto.js';
import { RankingInputService } from './ranking-input.service.js';

@Injectable()
export class BillCheckService {
  constructor(
    private readonly inputs: RankingInputService,
    private readonly threads: Threads,
  ) {}

  /**
   * @throws Problem 400 for days or amounts that are none, 404 for a meter that is not theirs, 422 without a current plan, without
   * readings on those days, or when the plan cannot be priced on them
   */
  async check(userId: string, { meterId, ...past }: BillCheckDto): Promise<BillCheckResultDto> {
    const { question } = await this.inputs.gather(userId, { meterId, asOf: past.to });
    if (!question.currentPlan)
      throw new Problem(422, 'no-current-plan', 'Say first what you pay today: set your current plan.');
    const { plan } = question.currentPlan;
    const memory = memoryOf(columnsOf(question.channels));
    const outcome = await this.threads.run('checkBill', { question, plan, past }, memory);
    if (outcome.ok) return { planId: plan.id, planName: plan.name, ...outcome.value };
    const { reason, detail, pointer } = outcome.refusal;
    if (reason === 'malformed' && pointer === '/to') throw invalid(pointer, detail);
    throw new Problem(422, reason.replaceAll('_', '-'), detail);
  }
}
