/** Clients in a thread of their own, so that what they do is not in the server's way: some upload and ask, one looks whether it lives. */
import { parentPort, workerData } from 'node:worker_threads';

export interface Load {
  readonly base: string;
  readonly clients: number;
  /** Of households that are used up one after the other: each may upload but so many files a month. */
  readonly tokens: readonly string[];
  readonly csv: string;
  readonly seconds: number;
}

export interface UnderLoad {
  /** Milliseconds until `GET /health/live` answered, in ascending order. */
  readonly live: readonly number[];
  /** Uploads and recommendations that were answered. */
  readonly answered: number;
}

const PROBE_EVERY_MS = 10;
const FILES_EACH = 5;
const { base, clients, tokens, csv, seconds } = workerData as Load;
const end = performance.now() + seconds * 1000;
let answered = 0;
let next = 0;

async function send(token: string, path: string, body: FormData | string): Promise<void> {
  const response = await fetch(`${base}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    },
    body,
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  answered++;
}

/** The file with another end each time, so that it is never the same one. */
async function work(): Promise<void> {
  while (performance.now() < end) {
    const turn = next++;
    const token = tokens[Math.floor(turn / FILES_EACH)];
    if (!token) throw new Error('more households are needed for this machine');
    const form = new FormData();
    form.set('keep', 'new');
    form.set('file', new Blob([csv, '\n'.repeat(turn + 1)]), 'usage.csv');
    await send(token, '/usage/uploads', form);
    await send(token, '/recommendations', '{}');
  }
}

async function probe(): Promise<number[]> {
  const times: number[] = [];
  while (performance.now() < end) {
    const begin = performance.now();
    await (await fetch(`${base}/health/live`)).arrayBuffer();
    times.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
  }
  return times.sort((a, b) => a - b);
}

const [live] = await Promise.all([probe(), ...Array.from({ length: clients }, work)]);
parentPort!.postMessage({ live, answered } satisfies UnderLoad);
