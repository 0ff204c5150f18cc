/** The environment, read once. A wrong setting stops the start with one line that names it. */
import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** One file that takes long must not stop all other work. */
const LEAST_THREADS = 2;
const MOST_THREADS = 4;

/** A setting that cannot be used; the message names the variable and says what is expected. */
export class SettingError extends Error {}

const port = z.coerce.number().int().min(0).max(65_535);
const count = (smallest: number) => z.coerce.number().int().min(smallest);
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'expected postgres://user:password@host:port/database');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The application's role: owns nothing, cannot pass row-level security. Absent: the embedded server. */
  DATABASE_URL: postgresUrl.optional(),
  /** The owner's role, for migrations. Absent with DATABASE_URL set: the schema must be up to date already. */
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: count(1).default(10),
  /** How long a request waits for a connection before it is told to come back later. */
  DATABASE_WAIT_MS: count(1).default(1500),
  /** Embedded database and generated secrets. */
  DATA_DIR: z.string().min(1).default('.data'),
  JWT_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits')
    .optional(),
  /** Keys that credentials may still be sealed under after ENCRYPTION_KEY was changed, separated by commas. */
  OLDER_ENCRYPTION_KEYS: z
    .string()
    .regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/i, 'expected 64 hexadecimal digits each, separated by commas')
    .optional(),
  /** Redis or Valkey for the job queue. Absent: PostgreSQL. */
  QUEUE_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Whether this process does background work as well. */
  WORKER: z.enum(['on', 'off']).default('on'),
  /** Threads that read files and rank plans; each holds the compiled catalog. */
  THREADS: count(1).default(Math.min(MOST_THREADS, Math.max(LEAST_THREADS, availableParallelism()))),
  /** What may wait for a thread before requests are told to come back later. */
  THREAD_QUEUE: count(1).default(128),
  /** How long work may wait for a thread, and how long it may then take. */
  THREAD_TIMEOUT_SECONDS: z.coerce.number().positive().default(30),
  THREAD_MEMORY_MB: count(32).default(2048),
  /** Absent: mails are written to the log. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('TreeBeard <treebeard@localhost>'),
  /** Other addresses of providers, such as a test installation: solaredge=https://…,enphase=https://… */
  PROVIDER_URLS: z
    .string()
    .regex(
      /^[a-z]+=https?:\/\/[^,\s]+(,[a-z]+=https?:\/\/[^,\s]+)*$/,
      'expected name=address, separated by commas',
    )
    .optional(),
  PROVIDER_TIMEOUT_SECONDS: count(1).default(20),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  /** Proxies in front whose X-Forwarded-For counts; 0 ignores the header. */
  TRUSTED_PROXIES: count(0).default(0),
  RATE_LIMIT_PER_MINUTE: count(1).default(30_000),
  AUTH_RATE_LIMIT_PER_MINUTE: count(1).default(60),
  /** How long a request may take to come in. */
  REQUEST_TIMEOUT_SECONDS: count(1).default(120),
  UPLOAD_LIMIT_MB: count(1).default(64),
});

export type Environment = z.infer<typeof schema>;

/** @throws SettingError naming the first variable that is wrong */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new SettingError(`${issue.path.join('.')}: ${issue.message}`);
  }
  const environment = parsed.data;
  if (environment.NODE_ENV === 'production') {
    for (const name of ['JWT_SECRET', 'ENCRYPTION_KEY'] as const) {
      if (!environment[name]) throw new SettingError(`${name}: must be set when NODE_ENV is production`);
    }
  }
  if (environment.MIGRATE_DATABASE_URL && !environment.DATABASE_URL) {
    throw new SettingError('DATABASE_URL: must be set when MIGRATE_DATABASE_URL is');
  }
  return environment;
}
