import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { columnsOf } from '../engine/series/usage.js';
import { RankingInputService } from '../recommendations/ranking-input.service.js';
import { answered, offered } from '../recommendations/recommendations.service.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf } from '../threads/transfer.js';
import type { NewReminder } from './reminding.js';

/** Looks whether the catalog has a plan that is worth telling somebody of. */
@Injectable()
export class BetterPlan {
  constructor(
    private readonly inputs: RankingInputService,
    private readonly threads: Threads,
  ) {}

  /**
   * A reminder when the advice is to switch and a year of it saves what the person asked for, net of what leaving costs.
   * @param saving smallest yearly saving, in the currency of the plans
   * @throws Problem 422 without readings or plans
   */
  async find(userId: string, saving: string): Promise<NewReminder | undefined> {
    const { question } = await this.inputs.gather(userId, {});
    const memory = memoryOf(columnsOf(question.channels));
    const outcome = await this.threads.run('recommendation', question, memory);
    const { advice, plans, current, currency } = offered(answered(outcome).answer);
    const plan = plans.find(({ id }) => id === advice.planId);
    if (!current || !plan || !advice.netSaving || advice.action === 'stay' || advice.action === 'choose')
      return undefined;
    const saved = new Decimal(advice.netSaving.value);
    if (saved.lessThan(saving)) return undefined;
    return {
      kind: 'better_plan',
      about: `${plan.id} ${plan.version}`,
      subject: `${plan.name} would save you ${saved.toFixed(0)} ${currency ?? ''} a year`,
      body: `${advice.reason}\n\nPlan: ${plan.name} (${plan.supplier})\nInstead of: ${current.name}\nSwitch on: ${advice.date ?? 'any day'}\n`,
    };
  }
}
