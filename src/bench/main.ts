/**
 * `npm run bench [-- NAME…] [--json]`: medians of one run in one process. Ratios hold within a run; absolute times belong to
 * the machine, which is named.
 */
import { cpus } from 'node:os';
import { Command } from 'commander';
import { CliFailure, runCommand } from '../cli/failure.js';
import { formatTable } from '../cli/table.js';
import type { Bench, Figure } from './bench.js';
import { againstBellawatt } from './bellawatt.js';
import { http } from './http.js';
import { manyPlans } from './many-plans.js';
import { memory } from './memory.js';
import { onePlan } from './one-plan.js';
import { parseUsage } from './parse-usage.js';
import { recommendation } from './recommend.js';

const BENCHES: readonly Bench[] = [
  onePlan,
  againstBellawatt,
  manyPlans,
  memory,
  recommendation,
  parseUsage,
  http,
];

const program = new Command('bench')
  .argument('[names...]', BENCHES.map((bench) => bench.name).join(' | '))
  .option('--json', 'one JSON line per figure')
  .action(async (names: readonly string[], options: { json?: boolean }) => {
    const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
    if (unknown)
      throw new CliFailure(
        `no bench named "${unknown}"; there are ${BENCHES.map((bench) => bench.name).join(', ')}`,
      );
    if (!options.json)
      console.log(`Node ${process.versions.node} on ${cpus()[0]?.model ?? 'an unknown processor'}\n`);
    for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const figures = await bench.run();
      if (options.json) printJson(bench.name, figures);
      else
        console.log(
          `${bench.name}\n${typeof figures === 'string' ? `  skipped: ${figures}` : table(figures)}\n`,
        );
    }
  });

function printJson(bench: string, figures: readonly Figure[] | string): void {
  if (typeof figures === 'string') console.log(JSON.stringify({ bench, skipped: figures }));
  else for (const figure of figures) console.log(JSON.stringify({ bench, ...figure }));
}

function table(figures: readonly Figure[]): string {
  return formatTable(
    [
      { title: 'what' },
      { title: 'median', align: 'right' },
      { title: 'target', align: 'right' },
      { title: 'note', wrap: 60 },
    ],
    figures.map(({ name, value, unit, target, note }) => [
      name,
      `${digits(value)} ${unit}`,
      target ?? '',
      note ?? '',
    ]),
  );
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);

await runCommand(program, process.argv.slice(2));
