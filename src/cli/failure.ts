/** How the command line fails: one line on stderr, an exit code, never a stack trace. */
import { CommanderError, type Command } from 'commander';

/** A mistake the caller can mend: the message names the file, the line and what to do. */
export class CliFailure extends Error {
  constructor(
    message: string,
    /** 1: a check failed. 2: bad input or usage. */
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(message);
  }
}

/**
 * Parses and runs a command line. Sets `process.exitCode`: 0 done, 1 a check failed, 2 bad input or usage.
 * @param argv the words after the program's name
 */
export async function runCommand(program: Command, argv: readonly string[]): Promise<void> {
  endQuietlyWhenReaderLeaves();
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])]) {
    command
      .exitOverride()
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'treebeard: ')) });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Help and version end through an error of exit code 0; usage errors have already been printed.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CliFailure) {
    process.stderr.write(`treebeard: ${error.message}\n`);
    return error.exitCode;
  }
  const words = error instanceof Error ? error.message : String(error);
  const remedy = process.env['TREEBEARD_DEBUG']
    ? ''
    : ' (this is a fault of TreeBeard; TREEBEARD_DEBUG=1 shows where)';
  process.stderr.write(`treebeard: ${words.split('\n')[0]}${remedy}\n`);
  if (process.env['TREEBEARD_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 2;
}

/** `treebeard rank … | head` closes the pipe early: that is no failure. */
function endQuietlyWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
