/** The page's side of the analysis worker: questions out, promises back. The worker starts with the first question. */
import type { Exchange } from './protocol';

type Question = keyof Exchange;
type Ask<Q extends Question> = Parameters<Exchange[Q]>[0];
type Reply<Q extends Question> = ReturnType<Exchange[Q]>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let questions = 0;

function start(): Worker {
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'analysis' });
  started.addEventListener(
    'message',
    ({ data }: MessageEvent<{ id: number; value?: unknown; error?: string }>) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error === undefined) one?.resolve(data.value);
      else one?.reject(new Error(data.error));
    },
  );
  // A worker that cannot start must not leave questions open for ever.
  started.addEventListener('error', () => {
    for (const one of waiting.values()) one.reject(new Error('The analysis could not be started.'));
    waiting.clear();
    worker = undefined;
  });
  return started;
}

/** Asks the worker. @example const answer = await ask('rank', { preferences, asOf }) */
export function ask<Q extends Question>(question: Q, request?: Ask<Q>): Promise<Reply<Q>> {
  worker ??= start();
  const id = ++questions;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    worker!.postMessage({ id, question, request });
  });
}

/** Starts the worker before it is needed, so that it also works when the connection goes. */
export const warmUp = (): void => void ask('catalog').catch(() => undefined);
