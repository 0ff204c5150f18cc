/** A progress bar on stderr, when that is a terminal and the work takes long enough to be noticed. */
const WIDTH = 24;
const QUIET_MS = 300;
const REDRAW_MS = 80;

export async function* showProgress(
  source: AsyncIterable<Uint8Array>,
  total: number,
  label: string,
): AsyncIterable<Uint8Array> {
  if (!process.stderr.isTTY || total === 0) {
    yield* source;
    return;
  }
  const started = performance.now();
  let drawn = 0;
  let done = 0;
  try {
    for await (const chunk of source) {
      done += chunk.length;
      const now = performance.now();
      if (now - started > QUIET_MS && now - drawn > REDRAW_MS) {
        drawn = now;
        const filled = Math.round((WIDTH * done) / total);
        const bar = '█'.repeat(filled) + '░'.repeat(Math.max(0, WIDTH - filled));
        process.stderr.write(`\r${label}  ${bar} ${Math.floor((100 * done) / total)} %`);
      }
      yield chunk;
    }
  } finally {
    if (drawn > 0) process.stderr.write('\r\x1b[K');
  }
}
