/** Runs the service until a signal ends it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadSettings, type Settings } from './config/settings.js';
import { openDatabase, type OpenDatabase } from './database/open-database.js';
import { DEMO_LOGIN, loadDemo } from './demo/load-demo.js';
import { createApp } from './setup.js';

/**
 * Opens the database, migrates, and listens. Returns when it does; SIGINT, SIGTERM and SIGHUP then close the application, stop
 * the embedded database and end the process.
 * @throws SettingError naming the setting that is wrong
 */
export async function serve(variables: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = loadSettings(variables);
  const database = await openDatabase(settings);
  let app: NestFastifyApplication;
  try {
    app = await createApp(settings, database.url);
    closeOnSignals(app, database);
    // Everybody knows the demo household's password: it has no place where real people are.
    if (!settings.production) await loadDemo(app);
    await app.listen(settings.port, settings.host);
  } catch (error) {
    await database.close();
    throw error;
  }
  greet(settings, app);
}

function greet(settings: Settings, app: NestFastifyApplication): void {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const base = settings.publicUrl ?? `http://${settings.host}:${port}`;
  const lines = [`TreeBeard listens on ${base}`, `API docs: ${base}/api/docs`];
  if (!settings.production) lines.push(`Demo log-in: ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function closeOnSignals(app: NestFastifyApplication, database: OpenDatabase): void {
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    // Idle keep-alive connections would hold the server open; those at work are waited for.
    const idle = setInterval(() => app.getHttpServer().closeIdleConnections(), 100);
    await app.close();
    clearInterval(idle);
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close());
}
