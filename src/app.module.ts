import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module.js';
import { AnalysesModule } from './analyses/analyses.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { HealthController } from './health/health.controller.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { PlansModule } from './plans/plans.module.js';
import { QuotasModule } from './quotas/quotas.module.js';
import { RecommendationsModule } from './recommendations/recommendations.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { UsageModule } from './usage/usage.module.js';
import { UsersModule } from './users/users.module.js';

@Module({
  imports: [
    DatabaseModule,
    HttpModule,
    AuditModule,
    ThreadsModule,
    JobsModule,
    MailModule,
    AuthModule,
    AdminModule,
    QuotasModule,
    UsersModule,
    UsageModule,
    PlansModule,
    RecommendationsModule,
    FeedbackModule,
    AnalysesModule,
    ReportsModule,
    SourcesModule,
    RemindersModule,
    RetentionModule,
  ],
  controllers: [HealthController],
})
export class AppModule {
  static register(settings: Settings, databaseUrl: string): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.register(settings, databaseUrl)] };
  }
}
