import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import type * as tasks from './tasks.js';
import { ThreadPool } from './thread-pool.js';

/** The service's threads and what they can do. */
@Injectable()
export class Threads extends ThreadPool<typeof tasks> implements OnApplicationShutdown {
  constructor(@Inject(SETTINGS) settings: Settings) {
    super(new URL('./tasks.js', import.meta.url), settings.threads);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
