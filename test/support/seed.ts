/** Properties look at the same cases in every short run, so that a run judges the change and not the day; `LONG=1` looks at new ones. */
import fc from 'fast-check';

if (process.env['LONG'] === undefined)
  fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_126) });
