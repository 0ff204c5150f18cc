import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DATABASE_URL } from '../database/database-url.js';
import { SETTINGS, type Settings } from './settings.js';

@Global()
@Module({})
export class ConfigModule {
  /** @param databaseUrl of the application's role: the settings' own, or the embedded server's */
  static register(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DATABASE_URL, useValue: databaseUrl },
      ],
      exports: [SETTINGS, DATABASE_URL],
    };
  }
}
