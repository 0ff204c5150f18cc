import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';

const EVERY_SECONDS = 3600;

/** What nobody needs any more is deleted: see the function purge_expired for what and when. */
@Injectable()
export class Retention implements OnModuleInit {
  private readonly logger = new Logger('Retention');

  constructor(
    private readonly source: DataSource,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat('purge-expired', EVERY_SECONDS, () => this.purge());
  }

  /** Deletes expired rows of all users. */
  async purge(): Promise<void> {
    const [{ purged }] = (await this.source.query('select purged from purge_expired()')) as [
      { purged: number },
    ];
    if (purged > 0) this.logger.log({ purged });
  }
}
