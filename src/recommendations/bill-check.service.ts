import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { reproduceBill } from '../engine/advice/reproduce-bill.js';
import { reproductionJson } from '../engine/advice/reproduction-json.js';
import { invalid, Problem } from '../http/problem.js';
import { UsersService } from '../users/users.service.js';
import type { BillCheckDto, BillCheckResultDto } from './bill-check.dto.js';
import { RankingInputService } from './ranking-input.service.js';

@Injectable()
export class BillCheckService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly inputs: RankingInputService,
  ) {}

  /**
   * @throws Problem 400 for days or amounts that are none, 404 for a meter that is not theirs, 422 without a current plan, without
   * readings on those days, or when the plan cannot be priced on them
   */
  check(userId: string, dto: BillCheckDto): Promise<BillCheckResultDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const user = await this.users.consenting(db, userId);
      const { input } = await this.inputs.gather(db, user, { meterId: dto.meterId, asOf: dto.to });
      if (!input.currentPlan)
        throw new Problem(422, 'no-current-plan', 'Say first what you pay today: set your current plan.');
      const { plan } = input.currentPlan;
      const { delivery, series, conditions } = input;
      const outcome = reproduceBill(plan, input.usage, input.timezone, dto, { delivery, series, conditions });
      if (outcome.ok) return { planId: plan.id, planName: plan.name, ...reproductionJson(outcome.value) };
      const { reason, detail, pointer } = outcome.refusal;
      if (reason === 'malformed' && pointer === '/to') throw invalid(pointer, detail);
      throw new Problem(422, reason.replaceAll('_', '-'), detail);
    });
  }
}
