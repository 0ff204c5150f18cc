/** The one queue of background work: in PostgreSQL, or in Redis or Valkey where QUEUE_URL says so. */
import { createPostgresBackend, Queue, Worker, withBackend, type Processor, type QueueOptions } from 'bullmq';

export const QUEUE_NAME = 'treebeard';
/** Schema of the queue's tables; the owner migrates it (see migrate-queue.ts). */
export const QUEUE_SCHEMA = 'bullmq';

/** How long a worker that died is believed to be at work. */
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 10_000;
const POOL_SIZE = 3;

export interface QueuePlace {
  /** Redis or Valkey; absent: PostgreSQL. */
  readonly queueUrl?: string;
  readonly databaseUrl: string;
}

/** Jobs leave no trace once they are done: what they did is in the tables. */
const jobOptions: QueueOptions['defaultJobOptions'] = {
  removeOnComplete: true,
  removeOnFail: true,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
};

const postgres = (place: QueuePlace) => ({
  connectionString: place.databaseUrl,
  schema: QUEUE_SCHEMA,
  max: POOL_SIZE,
});

const redis = (place: QueuePlace) => ({ url: place.queueUrl!, maxRetriesPerRequest: null });

export function openQueue(place: QueuePlace): Queue {
  if (place.queueUrl)
    return new Queue(QUEUE_NAME, { connection: redis(place), defaultJobOptions: jobOptions });
  const backed = withBackend(createPostgresBackend);
  return new backed.Queue(QUEUE_NAME, {
    connection: postgres(place),
    defaultJobOptions: jobOptions,
  }) as unknown as Queue;
}

/** @param concurrency jobs at a time; they wait for other machines most of it */
export function openWorker(place: QueuePlace, processor: Processor, concurrency: number): Worker {
  const options = {
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    // Whoever is killed again and again is still not at fault: the job goes to the next worker.
    maxStalledCount: 20,
  };
  if (place.queueUrl) return new Worker(QUEUE_NAME, processor, { ...options, connection: redis(place) });
  const backed = withBackend(createPostgresBackend);
  return new backed.Worker(QUEUE_NAME, processor, {
    ...options,
    connection: postgres(place),
  }) as unknown as Worker;
}
