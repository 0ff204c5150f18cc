import { Module } from '@nestjs/common';
import { SitesModule } from '../sites/sites.module.js';
import { UsersModule } from '../users/users.module.js';
import { DatasetsController } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';
import { DaysService } from './days.service.js';
import { EntriesService } from './entries.service.js';
import { RegisterReadsController } from './register-reads.controller.js';
import { RegisterReadsService } from './register-reads.service.js';
import { UsageRebuild } from './rebuild.service.js';
import { StatsService } from './stats.service.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';
import { UsageController } from './usage.controller.js';

@Module({
  imports: [SitesModule, UsersModule],
  controllers: [UploadsController, UsageController, RegisterReadsController, DatasetsController],
  providers: [
    UploadsService,
    DaysService,
    EntriesService,
    StatsService,
    RegisterReadsService,
    DatasetsService,
    UsageRebuild,
  ],
  exports: [UploadsService, DatasetsService],
})
export class UsageModule {}
