/**
 * `npm run conformance -- bills|usage|plans DIR [--plans-dir DIR] [--json]`: prices and reads the cases of a folder outside the
 * repository. Exit 0 only if nothing failed; 2 when there is nothing to check.
 */
import { existsSync, statSync } from 'node:fs';
import { Command, Option } from 'commander';
import { CliFailure, runCommand } from '../cli/failure.js';
import { formatTable } from '../cli/table.js';
import type { CaseResult, Suite } from './case.js';

/** Suites are loaded when asked for: one that is being worked on never stops another. */
const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  bills: async () => (await import('./bills.js')).runBillsSuite,
  usage: async () => (await import('./usage.js')).runUsageSuite,
  plans: async () => (await import('./plans.js')).runPlansSuite,
};

interface Options {
  readonly plansDir?: string;
  readonly json?: boolean;
}

async function runSuite(name: string, dir: string, options: Options): Promise<void> {
  const load = SUITES[name];
  if (!load)
    throw new CliFailure(`no suite named "${name}"; the suites are ${Object.keys(SUITES).join(', ')}`);
  for (const folder of [dir, ...(options.plansDir ? [options.plansDir] : [])]) {
    if (!existsSync(folder)) throw new CliFailure(`the folder ${folder} is not there; nothing was checked`);
    if (!statSync(folder).isDirectory())
      throw new CliFailure(`${folder} is no folder; name the folder that holds the cases`);
  }
  const suite = await load();
  const started = performance.now();
  const results: CaseResult[] = [];
  for await (const result of await suite(dir, options)) {
    results.push(result);
    if (options.json) console.log(JSON.stringify(result));
  }
  if (results.length === 0)
    throw new CliFailure(`${dir} holds no case of the suite "${name}"; nothing was checked`);
  const count = (status: CaseResult['status']) => results.filter((result) => result.status === status).length;
  const summary = {
    suite: name,
    cases: results.length,
    passed: count('passed'),
    refused: count('refused'),
    contradicted: count('contradicted'),
    failed: count('failed'),
    ms: Math.round(performance.now() - started),
  };
  if (options.json) console.log(JSON.stringify(summary));
  else printForPeople(results, summary);
  process.exitCode = summary.failed === 0 ? 0 : 1;
}

function printForPeople(results: readonly CaseResult[], summary: Record<string, string | number>): void {
  const rows = results.map((result) => [result.status, result.case, result.detail ?? '']);
  console.log(formatTable([{ title: 'status' }, { title: 'case' }, { title: 'why', wrap: 100 }], rows));
  console.log(
    `\n${summary['suite']}: ${summary['cases']} cases, ${summary['passed']} passed, ${summary['refused']} refused, ` +
      `${summary['contradicted'] ? `${summary['contradicted']} contradicted by their own facts, ` : ''}` +
      `${summary['failed']} failed, ${summary['ms']} ms`,
  );
}

const program = new Command('conformance')
  .description('Checks TreeBeard against cases that live outside the repository.')
  .argument('<suite>', Object.keys(SUITES).join(' | '))
  .argument('<dir>', 'folder with the cases')
  .option('--plans-dir <dir>', 'folder with NAME.plan.json structures for cases that bring none')
  .addOption(new Option('--json', 'one JSON line per case, then the summary line'))
  .action(runSuite);

await runCommand(program, process.argv.slice(2));
