import { Module } from '@nestjs/common';
import { UsageModule } from '../usage/usage.module.js';
import { UsersModule } from '../users/users.module.js';
import { AnalysesController } from './analyses.controller.js';
import { AnalysesService } from './analyses.service.js';
import { UsageAnalysis } from './usage-analysis.js';

@Module({
  imports: [UsageModule, UsersModule],
  controllers: [AnalysesController],
  providers: [AnalysesService, UsageAnalysis],
})
export class AnalysesModule {}
