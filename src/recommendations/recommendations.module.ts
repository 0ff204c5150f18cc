import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { UsersModule } from '../users/users.module.js';
import { BillCheckController } from './bill-check.controller.js';
import { BillCheckService } from './bill-check.service.js';
import { RankingInputService } from './ranking-input.service.js';
import { RecommendationsController } from './recommendations.controller.js';
import { WhatIfService } from './what-if.service.js';
import { RecommendationsService } from './recommendations.service.js';

@Module({
  imports: [PlansModule, UsersModule],
  controllers: [RecommendationsController, BillCheckController],
  providers: [RecommendationsService, WhatIfService, BillCheckService, RankingInputService],
  exports: [RankingInputService],
})
export class RecommendationsModule {}
