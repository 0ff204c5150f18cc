/** Tasks that behave as no task should, in a module that a thread can load. */

export const double = (n: number): number => n * 2;

export async function after({ ms, value }: { ms: number; value: number }): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return value;
}

export const sum = (numbers: Float64Array): number => numbers.reduce((total, n) => total + n, 0);

export function hang(): never {
  for (;;);
}

export function hoard(): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
}

export const vanish = (): never => process.exit(3);

export function fail(why: string): never {
  throw new RangeError(why);
}

const loading = new Error().stack ?? '';
/** Who loaded this module. */
export const stackOfLoading = (): string => loading;
