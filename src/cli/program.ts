import { Command } from 'commander';

/**
 * The words of the command line. Every action is loaded when it is asked for, so that `treebeard bill` starts without the
 * service and its database.
 */
export function buildProgram(): Command {
  const program = new Command('treebeard')
    .description("Which electricity plan should you be on? Priced on your own meter's readings.")
    .showHelpAfterError('(treebeard --help shows every command)');
  return program;
}
