import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS, type Settings } from '../config/settings.js';
import { applicationDataSource } from './data-source.js';
import { DATABASE_URL } from './database-url.js';
import { checkApplicationRole } from './role-check.js';
import { Tenancy } from './tenancy.js';

@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [SETTINGS, DATABASE_URL],
      useFactory: async (settings: Settings, url: string): Promise<DataSource> => {
        const source = await applicationDataSource(
          url,
          settings.databasePoolSize,
          settings.databaseWaitMs,
        ).initialize();
        await checkApplicationRole(source);
        await warmUp(source, settings.databasePoolSize);
        return source;
      },
    },
    Tenancy,
  ],
  exports: [DataSource, Tenancy],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

/** Opens all connections at once: one that is made while the process computes would be late, and its request refused. */
async function warmUp(source: DataSource, connections: number): Promise<void> {
  const runners = Array.from({ length: connections }, () => source.createQueryRunner());
  await Promise.all(runners.map((runner) => runner.connect()));
  await Promise.all(runners.map((runner) => runner.release()));
}
