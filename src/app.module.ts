import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { HealthController } from './health/health.controller.js';
import { HttpModule } from './http/http.module.js';
import { PlansModule } from './plans/plans.module.js';
import { RecommendationsModule } from './recommendations/recommendations.module.js';
import { UsageModule } from './usage/usage.module.js';
import { UsersModule } from './users/users.module.js';

@Module({
  imports: [
    DatabaseModule,
    HttpModule,
    AuditModule,
    AuthModule,
    UsersModule,
    UsageModule,
    PlansModule,
    RecommendationsModule,
    FeedbackModule,
  ],
  controllers: [HealthController],
})
export class AppModule {
  static register(settings: Settings, databaseUrl: string): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.register(settings, databaseUrl)] };
  }
}
