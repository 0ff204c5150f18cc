import { Command, InvalidArgumentError, Option } from 'commander';
import { parseDay } from '../engine/calendar/civil.js';
import type { Condition } from '../engine/tariff/structure.js';
import { CONDITIONS } from '../engine/tariff/structure/common.js';
import { PRESETS } from '../engine/ranking/preferences.js';

/**
 * The words of the command line. Every action is loaded when it is asked for, so that `treebeard bill` starts without the
 * service and its database.
 */
export function buildProgram(): Command {
  const program = new Command('treebeard')
    .description("Which electricity plan should you be on? Priced on your own meter's readings.")
    .showHelpAfterError('(add --help for the words this command knows)');
  program.addCommand(inspectCommand());
  program.addCommand(billCommand());
  program.addCommand(rankCommand());
  program.addCommand(plansCommand());
  program.addCommand(verifyCommand());
  program
    .command('serve')
    .description('run the service: API, API docs and page on one port')
    .action(async () => (await import('../serve.js')).serve(process.env));
  program
    .command('worker')
    .description('do background work alone: polls, reminders, mails')
    .action(async () => (await import('../worker.js')).work(process.env));
  program
    .command('migrate')
    .description("bring the database to this version's schema")
    .action(async () => (await import('./migrate.js')).migrateDatabase());
  program
    .command('demo')
    .description('write the demo home and the demo catalog as files')
    .requiredOption('--files <folder>', 'folder to write them to')
    .action(async ({ files }: { files: string }) => (await import('./demo-files.js')).writeDemoFiles(files));
  program.addCommand(adminCommand());
  return program;
}

/** Options that say how to read a usage file where the file leaves it open. */
function withUsageOptions(command: Command): Command {
  return command
    .option('--timezone <zone>', "IANA zone of the file's clock, such as America/Chicago")
    .option('--unit <unit>', 'unit of the values where the file names none: kWh, Wh, kW, W')
    .option('--meter <id>', 'read only this meter')
    .addOption(
      new Option('--date-order <order>', 'order of the dates where they leave it open').choices([
        'dmy',
        'mdy',
      ]),
    )
    .addOption(
      new Option('--keep <which>', 'what to keep where two rows contradict each other').choices([
        'first',
        'last',
      ]),
    );
}

const jsonOption = new Option('--json', 'print the documented JSON, and nothing else, on standard output');

function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('say how a usage file is understood: format, readings, gaps, rejected rows')
    .argument('<file>', 'usage file, or - for standard input')
    .addOption(jsonOption)
    .action(async (file, options) => (await import('./inspect.js')).inspect(file, options));
  return withUsageOptions(command);
}

function billCommand(): Command {
  const command = new Command('bill')
    .description("one plan's bill, month by month with all lines")
    .requiredOption('--plan <file>', 'rate structure, short form, or catalog file')
    .requiredOption('--usage <file>', 'usage file, or - for standard input')
    .option('--id <plan>', 'which plan of a catalog file')
    .option('--from <day>', 'first day priced', day)
    .option('--to <day>', 'the day after the last day priced', day)
    .option('--as-of <day>', 'fixes plan versions and delivery charges', day)
    .addOption(
      new Option('--rounding <rule>', 'lines to 1e-10, or to the cent as printed bills are').choices([
        'exact',
        'printed',
      ]),
    )
    .option('--conditions <list>', `conditions you meet: ${CONDITIONS.join(', ')}`, conditions)
    .option('--receipt <file>', 'write a receipt that "treebeard verify" can price again')
    .option(
      '--expect <total>',
      'a past bill of these days: the difference and its likeliest cause; exit 1 when it is not ours',
    )
    .option('--expect-kwh <kwh>', 'kWh as that bill has them')
    .addOption(jsonOption)
    .action(async (options) => (await import('./bill.js')).bill(options));
  return withUsageOptions(command);
}

function rankCommand(): Command {
  const command = new Command('rank')
    .description('from a usage file and plan catalogs to three plans and one piece of advice')
    .requiredOption('--usage <file>', 'usage file, or - for standard input')
    .requiredOption('--plans <paths...>', 'catalog files or folders')
    .option('--current <file>', 'the plan you are on, with its contract')
    .option('--weights <list>', 'what matters to you: cost=40,flexibility=30,renewable=20,rating=10')
    .addOption(
      new Option('--preset <name>', 'weights by name').choices(Object.keys(PRESETS)).conflicts('weights'),
    )
    .option('--require <list>', 'hard limits: renewable>=50, term<=12, rating>=3, fixed, no-prepaid')
    .option('--network <id>', "your network, such as ONCOR; read off the meter's number where that tells")
    .option('--region <code>', 'state or province, such as TX')
    .option('--as-of <day>', 'rank as on this day', day, new Date().toISOString().slice(0, 10))
    .option('--top <count>', 'how many plans to show', positive, 3)
    .option('--conditions <list>', `conditions you meet: ${CONDITIONS.join(', ')}`, conditions)
    .option('--receipt <file>', 'write a receipt that "treebeard verify" can price again')
    .addOption(jsonOption)
    .action(async (options) => (await import('./rank.js')).rank(options));
  return withUsageOptions(command);
}

function plansCommand(): Command {
  const command = new Command('plans').description('look after plan catalogs');
  command
    .command('check')
    .description('import catalogs: what is priced, what is refused and why, published figures reproduced')
    .argument('<paths...>', 'catalog files or folders')
    .option('--timezone <zone>', 'IANA zone for plans that carry none')
    .option(
      '--as-of <day>',
      'judge offers out of date on this day',
      day,
      new Date().toISOString().slice(0, 10),
    )
    .addOption(jsonOption)
    .action(async (paths, options) => (await import('./plans-check.js')).plansCheck(paths, options));
  return command;
}

function adminCommand(): Command {
  const create = new Command('create')
    .description('make an administrator, or give the role to an account that exists')
    .argument('<email>')
    .option('--name <name>', 'name of the account', 'Administrator')
    .option('--country <code>', 'ISO 3166 country', 'US')
    .option('--postcode <code>', 'postcode', '75201')
    .option('--timezone <zone>', 'IANA zone', 'America/Chicago')
    .option('--password-stdin', 'read the password from standard input instead of making one')
    .action(async (email, options) => (await import('./admin-create.js')).createAdmin(email, options));
  return new Command('admin').description('work on administrators').addCommand(create);
}

function verifyCommand(): Command {
  const command = new Command('verify')
    .description('price a receipt again from what it embeds; exit 1 on any difference')
    .argument('<receipt>', 'receipt file, or - for standard input')
    .option('--plans <paths...>', 'also compare its plans with these catalog files')
    .option('--usage <file>', 'also compare its readings with this usage file')
    .addOption(jsonOption)
    .action(async (file, options) => (await import('./verify.js')).verify(file, options));
  return withUsageOptions(command);
}

function day(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  return text;
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return Number(text);
}

function conditions(text: string): Condition[] {
  return text.split(',').map((word) => {
    const found = CONDITIONS.find((condition) => condition === word.trim());
    if (!found) throw new InvalidArgumentError(`"${word}" is none of ${CONDITIONS.join(', ')}.`);
    return found;
  });
}
