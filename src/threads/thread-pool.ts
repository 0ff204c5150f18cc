import { Logger } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { ThreadLimits } from '../config/settings.js';
import { Problem } from '../http/problem.js';

/** Functions by name. What goes into them and comes out of them is cloned. */
// oxlint-disable-next-line typescript/no-explicit-any
type Tasks = Readonly<Record<string, (input: any) => unknown>>;
type Input<T extends Tasks, Name extends keyof T> = Parameters<T[Name]>[0];
type Output<T extends Tasks, Name extends keyof T> = Awaited<ReturnType<T[Name]>>;

const NICE = 5;

/**
 * Where `require` takes ES modules, it ends the whole process when its thread is ended in the middle of it (Node 20.20); without
 * it the tasks are imported. Older versions do not know the flag and do not need it.
 */
const NO_REQUIRE = ['--no-experimental-require-module'].filter((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
);

const busy = (): Problem =>
  new Problem(503, 'busy', 'Too much is being computed at the moment. Try again in a moment.', {
    headers: { 'retry-after': '2' },
  });
const tooMuch = (what: 'longer' | 'more memory'): Problem =>
  new Problem(422, 'too-much-work', `This takes ${what} than one request may, and was stopped.`);

/**
 * Threads that compute, so that the one that answers requests never has to. A thread keeps what it compiled; one that hangs or
 * runs out of memory is ended alone, and another one takes its place.
 */
export class ThreadPool<T extends Tasks> {
  private readonly pool: Piscina;
  private free: number;
  /** Whose turn is next. The pool's own queue has no bound and no order for tasks that can be stopped. */
  private readonly waiting: (() => void)[] = [];

  /** @param file module that exports the tasks */
  constructor(
    file: URL,
    private readonly limits: ThreadLimits,
  ) {
    this.free = limits.threads;
    this.pool = new Piscina({
      filename: file.href,
      minThreads: 1,
      maxThreads: limits.threads,
      idleTimeout: Infinity,
      execArgv: NO_REQUIRE,
      // Whoever only wants an answer goes before whoever has work to be done.
      niceIncrement: NICE,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    this.pool.on('error', (error: Error) => new Logger('Threads').error({ error: error.stack }));
  }

  /**
   * @param memory of the input that is given away: here it is empty afterwards
   * @throws Problem 503 when too much waits already or the wait is too long, 422 when the task itself takes too long or too much
   */
  async run<Name extends keyof T & string>(
    name: Name,
    input: Input<T, Name>,
    memory: readonly ArrayBuffer[] = [],
  ): Promise<Output<T, Name>> {
    await this.turn();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.limits.timeoutMs);
    try {
      const options = { name, transferList: [...memory], signal: stop.signal };
      return (await this.pool.run(input, options)) as Output<T, Name>;
    } catch (error) {
      if (stop.signal.aborted) throw tooMuch('longer');
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooMuch('more memory');
      throw error;
    } finally {
      clearTimeout(timer);
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    this.waiting.length = 0;
    await this.pool.destroy();
  }

  private async turn(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    if (this.waiting.length >= this.limits.queue) throw busy();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(busy());
      }, this.limits.timeoutMs);
      const begin = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push(begin);
    });
  }
}
