import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { UsersModule } from '../users/users.module.js';
import { RankingInputService } from './ranking-input.service.js';
import { RecommendationsController } from './recommendations.controller.js';
import { WhatIfService } from './what-if.service.js';
import { RecommendationsService } from './recommendations.service.js';

@Module({
  imports: [PlansModule, UsersModule],
  controllers: [RecommendationsController],
  providers: [RecommendationsService, WhatIfService, RankingInputService],
  exports: [RankingInputService],
})
export class RecommendationsModule {}
