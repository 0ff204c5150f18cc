/** Does background work without answering requests, until a signal ends it. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadSettings } from './config/settings.js';
import { openDatabase } from './database/open-database.js';
import { ServiceLogger } from './http/service-logger.js';

/** @throws SettingError naming the setting that is wrong */
export async function work(variables: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = { ...loadSettings(variables), worker: true };
  const database = await openDatabase(settings);
  let context: INestApplicationContext;
  try {
    context = await NestFactory.createApplicationContext(AppModule.register(settings, database.url), {
      logger: new ServiceLogger(settings.logLevel),
      abortOnError: false,
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await context.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close());
  process.stdout.write('TreeBeard works\n');
}
