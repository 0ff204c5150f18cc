/** What a bench is, and how its times are taken: medians of many runs in one process. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'MB/s' | '/s' | '×';
  /** The design's target, where it has one. */
  readonly target?: string;
  readonly note?: string;
}

export interface Bench {
  readonly name: string;
  /** Figures, or a sentence that says why nothing could be measured. */
  run(): Promise<readonly Figure[] | string>;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export interface Repeats {
  readonly warmUps?: number;
  readonly runs?: number;
}

/** Median milliseconds of a piece of work. @param prepare makes each run's input, outside the clock */
export function medianTime<T>(
  prepare: () => T,
  work: (input: T) => unknown,
  { warmUps = 5, runs = 21 }: Repeats = {},
): number {
  for (let i = 0; i < warmUps; i++) work(prepare());
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const input = prepare();
    const begin = performance.now();
    work(input);
    times.push(performance.now() - begin);
  }
  return median(times);
}

/** The same for work that waits. */
export async function medianTimeAsync<T>(
  prepare: () => T,
  work: (input: T) => Promise<unknown>,
  { warmUps = 2, runs = 9 }: Repeats = {},
): Promise<number> {
  for (let i = 0; i < warmUps; i++) await work(prepare());
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const input = prepare();
    const begin = performance.now();
    await work(input);
    times.push(performance.now() - begin);
  }
  return median(times);
}

/** Bytes on the heap after a collection (`node --expose-gc`). */
export function heapAfterCollection(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
