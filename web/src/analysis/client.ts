/**
 * The page's side of the analysis worker: questions out, promises back, one question at work at a time.
 */
import type { Exchange } from './protocol';

type Question = keyof Exchange;
type Ask<Q extends Question> = Parameters<Exchange[Q]>[0];
type Reply<Q extends Question> = ReturnType<Exchange[Q]>;

interface Asked {
  readonly question: Question;
  readonly request: unknown;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const queue: Asked[] = [];
let worker: Worker | undefined;
let atWork: Asked | undefined;

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' });
  started.addEventListener('message', ({ data }: MessageEvent<{ value?: unknown; error?: string }>) => {
    if (data.error === undefined) atWork?.resolve(data.value);
    else atWork?.reject(new Error(data.error));
    atWork = undefined;
    next();
  });
  // A worker that cannot start must not leave questions open for ever.
  started.addEventListener('error', () => {
    for (const one of [atWork, ...queue.splice(0)])
      one?.reject(new Error('The analysis could not be started.'));
    atWork = worker = undefined;
  });
  return started;
}

function next(): void {
  if (atWork) return;
  atWork = queue.shift();
  if (!atWork) return;
  worker ??= start();
  worker.postMessage({ question: atWork.question, request: atWork.request });
}

/** Asks the worker. @example const answer = await ask('rank', { preferences, asOf }) */
export function ask<Q extends Question>(question: Q, request?: Ask<Q>): Promise<Awaited<Reply<Q>>> {
  return new Promise((resolve, reject) => {
    queue.push({ question, request, resolve: resolve as (value: unknown) => void, reject });
    next();
  });
}

/** Starts the worker before it is needed, so that it also works when the connection goes. */
export const warmUp = (): void => void ask('catalog').catch(() => undefined);
