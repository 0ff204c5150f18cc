import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { CurrentPlanService } from './current-plan.service.js';
import { ExportService } from './export.service.js';
import { PreferencesService } from './preferences.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [PlansModule],
  controllers: [UsersController],
  providers: [UsersService, PreferencesService, CurrentPlanService, ExportService],
  exports: [UsersService, PreferencesService, CurrentPlanService],
})
export class UsersModule {}
