import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import type { EntityManager } from 'typeorm';
import { recommend } from '../engine/ranking/recommend.js';
import { RankingInputService } from '../recommendations/ranking-input.service.js';
import { offered } from '../recommendations/recommendations.service.js';
import type { User } from '../users/user.entity.js';
import type { NewReminder } from './reminding.js';

/** Looks whether the catalog has a plan that is worth telling somebody of. */
@Injectable()
export class BetterPlan {
  constructor(private readonly inputs: RankingInputService) {}

  /**
   * A reminder when the advice is to switch and a year of it saves what the person asked for, net of what leaving costs.
   * @param saving smallest yearly saving, in the currency of the plans
   * @throws Problem 422 without readings or plans
   */
  async find(db: EntityManager, user: User, saving: string): Promise<NewReminder | undefined> {
    const gathered = await this.inputs.gather(db, user, {});
    const { advice, plans, current, currency } = offered(recommend(gathered.input));
    const plan = plans.find((ranked) => ranked.plan.id === advice.planId)?.plan;
    if (!current || !plan || !advice.netSaving || advice.action === 'stay' || advice.action === 'choose')
      return undefined;
    const saved = new Decimal(advice.netSaving.value);
    if (saved.lessThan(saving)) return undefined;
    return {
      kind: 'better_plan',
      about: `${plan.id} ${plan.version}`,
      subject: `${plan.name} would save you ${saved.toFixed(0)} ${currency ?? ''} a year`,
      body: `${advice.reason}\n\nPlan: ${plan.name} (${plan.supplier})\nInstead of: ${current.plan.name}\nSwitch on: ${advice.date ?? 'any day'}\n`,
    };
  }
}
