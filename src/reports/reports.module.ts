import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { SharedReportController } from './shared-report.controller.js';
import { SharedReportService } from './shared-report.service.js';

@Module({
  controllers: [ReportsController, SharedReportController],
  providers: [ReportsService, SharedReportService],
})
export class ReportsModule {}
