import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { UsersModule } from '../users/users.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackSearch } from './feedback-search.service.js';
import { FeedbackService } from './feedback.service.js';
import { LearnedWeightsController } from './learned-weights.controller.js';
import { LearnedWeightsService } from './learned-weights.service.js';

@Module({
  imports: [PlansModule, UsersModule],
  controllers: [FeedbackController, LearnedWeightsController],
  providers: [FeedbackService, FeedbackSearch, LearnedWeightsService],
})
export class FeedbackModule {}
