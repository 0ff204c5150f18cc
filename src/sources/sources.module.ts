import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { Poller } from './poller.js';
import { PollSchedule } from './schedule.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';
import { Vault } from './vault.js';

@Module({
  imports: [UsersModule],
  controllers: [SourcesController],
  providers: [SourcesService, Poller, PollSchedule, Vault],
})
export class SourcesModule {}
