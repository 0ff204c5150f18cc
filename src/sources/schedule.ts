import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';
import { Poller } from './poller.js';

const LOOK_EVERY_SECONDS = 60;
const AT_ONCE = 1000;

interface Due {
  readonly userId: string;
  readonly sourceId: string;
}

/** Whose turn it is to be polled: looked up once a minute for all processes together. */
@Injectable()
export class PollSchedule implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: JobsService,
    private readonly poller: Poller,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('poll-source', ({ userId, sourceId }) => this.poller.poll(userId!, sourceId!));
    this.jobs.repeat('poll-due-sources', LOOK_EVERY_SECONDS, () => this.addDue());
  }

  /** Polls a source as soon as a worker is free; one that waits already is not added twice. */
  async addPoll({ userId, sourceId }: Due): Promise<void> {
    await this.jobs.add('poll-source', { userId, sourceId }, `poll-${sourceId}`);
  }

  private async addDue(): Promise<void> {
    const due = (await this.source.query(
      'select user_id as "userId", source_id as "sourceId" from due_sources($1)',
      [AT_ONCE],
    )) as Due[];
    for (const one of due) await this.addPoll(one);
  }
}
