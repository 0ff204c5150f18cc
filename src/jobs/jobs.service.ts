import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { SETTINGS, type Settings } from '../config/settings.js';
import { DATABASE_URL } from '../database/database-url.js';
import { openQueue, openWorker, type QueuePlace } from './queue.js';

export type JobData = Readonly<Record<string, string>>;
type Work = (data: JobData) => Promise<void>;

const CONCURRENCY = 4;
const LOG_PAUSE_MS = 10_000;
const WAITING = ['wait', 'delayed', 'prioritized'] as const;

/**
 * Background work. A feature says how a job is done (`handle`), what is done again and again (`repeat`), and puts jobs in
 * (`add`). Jobs may run twice when a worker dies at work, so what they do has to be the same the second time.
 */
@Injectable()
export class JobsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly place: QueuePlace;
  private readonly works = new Map<string, Work>();
  private readonly repeats = new Map<string, number>();
  private queue?: Queue;
  private worker?: Worker;
  private quietUntil = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    this.place = { queueUrl: settings.queueUrl, databaseUrl };
  }

  /** How jobs of this name are done. Call it while the module starts. */
  handle(name: string, work: Work): void {
    this.works.set(name, work);
  }

  /** Done every so often, once for all processes together. Call it while the module starts. */
  repeat(name: string, everySeconds: number, work: Work): void {
    this.handle(name, work);
    this.repeats.set(name, everySeconds);
  }

  /**
   * @param id while a job of this id waits or runs, another one is not added. The queue keeps ids longer than jobs, so it is
   * given a hash: nobody's id is left there after an erasure.
   */
  async add(name: string, data: JobData, id?: string): Promise<void> {
    const jobId = id && createHash('sha256').update(id).digest('hex').slice(0, 32);
    await this.open().add(name, data, { jobId });
  }

  /** Takes what waits for a person out of the queue. @param words their ids and addresses */
  async forget(words: readonly string[]): Promise<void> {
    const queue = this.open();
    for (const job of await queue.getJobs([...WAITING], 0, -1)) {
      if (Object.values(job.data as JobData).some((value) => words.includes(value))) await job.remove();
    }
  }

  /** @throws Error when the queue cannot be used: better now than job by job */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.worker) return;
    const queue = this.open();
    await queue.waitUntilReady();
    for (const [name, everySeconds] of this.repeats) {
      await queue.upsertJobScheduler(name, { every: everySeconds * 1000 }, { name, data: {} });
    }
    this.worker = openWorker(this.place, (job) => this.work(job), CONCURRENCY);
    this.worker.on('error', (error) => this.complain(error));
    this.worker.on('failed', (job, error) => this.logger.warn({ job: job?.name, error: error.message }));
  }

  /** Waits for the jobs that run. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.close();
    await this.queue?.close();
  }

  private async work(job: Job): Promise<void> {
    const work = this.works.get(job.name);
    // A job of a version that knew more: it fails and is gone.
    if (!work) throw new Error(`no job is named ${job.name}`);
    await work(job.data as JobData);
  }

  /** A process that only ever answers requests opens no connection to the queue until it has a job to add. */
  private open(): Queue {
    if (!this.queue) {
      this.queue = openQueue(this.place);
      this.queue.on('error', (error) => this.complain(error));
    }
    return this.queue;
  }

  /** A queue that is away tells so thousands of times a second: once in a while is enough. */
  private complain(error: Error): void {
    if (Date.now() < this.quietUntil) return;
    this.quietUntil = Date.now() + LOG_PAUSE_MS;
    this.logger.error({ queue: error.message });
  }
}
