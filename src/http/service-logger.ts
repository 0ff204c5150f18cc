/** JSON lines on standard output. What Nest says of its own modules and routes at start is for debugging, not for a log. */
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '../config/settings.js';

/** What is logged at a LOG_LEVEL. */
const LOG_LEVELS: Readonly<Record<Settings['logLevel'], LogLevel[]>> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
};

const START_UP = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

export class ServiceLogger extends ConsoleLogger {
  constructor(private readonly level: Settings['logLevel']) {
    super({ json: true, logLevels: LOG_LEVELS[level] });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (this.level !== 'debug' && START_UP.has(String(rest[rest.length - 1]))) return;
    super.log(message, ...(rest as [string]));
  }
}
