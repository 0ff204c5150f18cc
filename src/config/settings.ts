/** What the service runs with: the environment joined with the kept secrets. Built once, in main or in a test. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import { readEnvironment } from './environment.js';
import { keptSecrets } from './secrets.js';

export interface ThreadLimits {
  readonly threads: number;
  /** Tasks that may wait for a thread. */
  readonly queue: number;
  /** Of the wait, and again of the work. */
  readonly timeoutMs: number;
  /** Heap of one thread. */
  readonly memoryMb: number;
}

export interface DatabaseSettings {
  /** The application's role. */
  readonly url: string;
  /** The owner's role; absent when somebody else migrates. */
  readonly ownerUrl?: string;
}

/** What comes from the environment, before a database is there. */
export interface Settings {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly trustedProxies: number;
  readonly rateLimitPerMinute: number;
  readonly authRateLimitPerMinute: number;
  readonly uploadLimitBytes: number;
  /** How long a request may take to come in. */
  readonly requestTimeoutMs: number;
  /** A KeyObject: verifying with a string costs fifty times as much. */
  readonly jwtKey: KeyObject;
  readonly encryptionKey: KeyObject;
  /** Newest first. */
  readonly olderEncryptionKeys: readonly KeyObject[];
  /** Redis or Valkey for the job queue; absent: PostgreSQL. */
  readonly queueUrl?: string;
  /** Does this process do background work? */
  readonly worker: boolean;
  /** Threads that read files and rank plans. */
  readonly threads: ThreadLimits;
  /** Absent: mails are written to the log. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Other addresses of providers of readings, by name. */
  readonly providerUrls: Readonly<Record<string, string>>;
  readonly providerTimeoutMs: number;
  /** Given by DATABASE_URL; absent: the embedded server is started. */
  readonly database?: DatabaseSettings;
  readonly databasePoolSize: number;
  readonly databaseWaitMs: number;
  /** Passwords of the embedded server's two roles. */
  readonly embeddedPasswords: { readonly owner: string; readonly app: string };
}

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');

const keyOf = (hex: string): KeyObject => createSecretKey(Buffer.from(hex, 'hex'));

/** @throws SettingError naming the first variable that is wrong */
export function loadSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const environment = readEnvironment(variables);
  const dataDir = resolve(environment.DATA_DIR);
  const kept = keptSecrets(dataDir);
  return {
    production: environment.NODE_ENV === 'production',
    host: environment.HOST,
    port: environment.PORT,
    publicUrl: environment.PUBLIC_URL,
    dataDir,
    logLevel: environment.LOG_LEVEL,
    trustedProxies: environment.TRUSTED_PROXIES,
    rateLimitPerMinute: environment.RATE_LIMIT_PER_MINUTE,
    authRateLimitPerMinute: environment.AUTH_RATE_LIMIT_PER_MINUTE,
    requestTimeoutMs: environment.REQUEST_TIMEOUT_SECONDS * 1000,
    uploadLimitBytes: environment.UPLOAD_LIMIT_MB * 1024 * 1024,
    jwtKey: createSecretKey(Buffer.from(environment.JWT_SECRET ?? kept.jwtSecret)),
    encryptionKey: keyOf(environment.ENCRYPTION_KEY ?? kept.encryptionKey),
    olderEncryptionKeys: (environment.OLDER_ENCRYPTION_KEYS?.split(',') ?? []).map(keyOf),
    queueUrl: environment.QUEUE_URL,
    worker: environment.WORKER === 'on',
    threads: {
      threads: environment.THREADS,
      queue: environment.THREAD_QUEUE,
      timeoutMs: environment.THREAD_TIMEOUT_SECONDS * 1000,
      memoryMb: environment.THREAD_MEMORY_MB,
    },
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM,
    providerUrls: Object.fromEntries(
      (environment.PROVIDER_URLS?.split(',') ?? []).map((pair) => [
        pair.slice(0, pair.indexOf('=')),
        pair.slice(pair.indexOf('=') + 1),
      ]),
    ),
    providerTimeoutMs: environment.PROVIDER_TIMEOUT_SECONDS * 1000,
    database: environment.DATABASE_URL
      ? {
          url: environment.DATABASE_URL,
          ownerUrl: environment.MIGRATE_DATABASE_URL,
        }
      : undefined,
    databasePoolSize: environment.DATABASE_POOL_SIZE,
    databaseWaitMs: environment.DATABASE_WAIT_MS,
    embeddedPasswords: { owner: kept.ownerPassword, app: kept.appPassword },
  };
}
