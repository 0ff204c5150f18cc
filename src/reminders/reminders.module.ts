import { Module } from '@nestjs/common';
import { RecommendationsModule } from '../recommendations/recommendations.module.js';
import { BetterPlan } from './better-plan.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersService } from './reminders.service.js';
import { Reminding } from './reminding.js';

@Module({
  imports: [RecommendationsModule],
  controllers: [RemindersController],
  providers: [RemindersService, Reminding, BetterPlan],
})
export class RemindersModule {}
