/**
 * A real PostgreSQL from npm, started by the platform package's own programs. The package's class is not used: its exit hooks
 * stop the database under a running service, and it cannot adopt a server that a killed process left behind.
 */
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { run, serverAccount, type Account } from './account.js';
import { locateBinaries, type Binaries } from './binaries.js';
import { clusterPlace, type ClusterPlace } from './cluster-place.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Tests only: trades safety against power loss for speed. */
  readonly unsafeFast?: boolean;
}

export interface EmbeddedServer {
  /** URL of a role and database of this server. */
  url(user: string, password: string, database: string): string;
  /** A connected client of the superuser; the caller ends it. */
  superuser(database?: string): Promise<Client>;
  /** Stops the server unless another process still uses it. */
  stop(): Promise<void>;
}

/** Every process that uses the server keeps one connection of this name; the last one out stops it. */
const GUARD = 'treebeard-guard';
/** How long a dead postmaster may still look alive before its lock file is judged stale. */
const PATIENCE_MS = 3000;

export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount();
  const place = await clusterPlace(options.dataDir, account);
  const binaries = await locateBinaries(account);
  await initialise(binaries, place, account, options);
  const password = readFileSync(place.passwordFile, 'utf8').trim();
  const connect = async (database = 'postgres', name = 'treebeard'): Promise<Client> => {
    // Everything is said here: what is left out, the driver takes from PG* variables.
    const client = new Client({
      host: place.socketDir,
      port: 5432,
      ssl: false,
      user: 'postgres',
      password,
      database,
      application_name: name,
    });
    // A server that goes away ends idle clients with an error event; whoever queries next hears of it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const guard = await adoptOrStart(binaries, place, account, options, () => connect('postgres', GUARD));
  return {
    url: (user, secret, database) =>
      `postgres://${user}:${secret}@localhost:5432/${database}?sslmode=disable&host=${encodeURIComponent(place.socketDir)}`,
    superuser: (database) => connect(database),
    stop: () => stopUnlessShared(binaries, place, account, guard),
  };
}

/** A cluster is made beside its place and renamed into it, so that a half-made one is never taken for a whole one. */
async function initialise(
  binaries: Binaries,
  place: ClusterPlace,
  account: Account | undefined,
  options: EmbeddedOptions,
): Promise<void> {
  if (existsSync(`${place.data}/PG_VERSION`)) return;
  const fresh = `${place.data}.${process.pid}`;
  const secret = `${place.passwordFile}.${process.pid}`;
  writeFileSync(secret, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  const args = ['-D', fresh, '-U', 'postgres', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (options.unsafeFast) args.push('--no-sync');
  const { code, output } = await run(binaries.initdb, args, account);
  if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${place.data}: ${output}`);
  try {
    renameSync(fresh, place.data);
    renameSync(secret, place.passwordFile);
  } catch (error) {
    // Another process set up the same cluster first: its password is the one that counts.
    rmSync(fresh, { recursive: true, force: true });
    rmSync(secret, { force: true });
    if (!existsSync(place.passwordFile)) throw error;
  }
}

async function adoptOrStart(
  binaries: Binaries,
  place: ClusterPlace,
  account: Account | undefined,
  options: EmbeddedOptions,
  connect: () => Promise<Client>,
): Promise<Client> {
  const adopted = await adopt(binaries, place, account, connect);
  if (adopted) return adopted;
  const fast = options.unsafeFast ? '-c fsync=off -c synchronous_commit=off -c full_page_writes=off ' : '';
  const socket = place.socketDir.replaceAll("'", "'\\''");
  const flags = `${fast}-c listen_addresses= -c 'unix_socket_directories=${socket}' -p 5432`;
  const args = ['start', '-D', place.data, '-w', '-t', '60', '-l', place.log, '-o', flags];
  const { code, output } = await run(binaries.pgCtl, args, account);
  // Another process may have started it in the same moment: then it is there to adopt.
  const client = code === 0 ? await connect() : await adopt(binaries, place, account, connect);
  if (client) return client;
  throw new Error(`PostgreSQL did not start: ${output.split('\n').at(-1)} (see ${place.log})`);
}

/** A server that is running already (an orphan of a killed process, or another process's). Clears a stale lock file. */
async function adopt(
  binaries: Binaries,
  place: ClusterPlace,
  account: Account | undefined,
  connect: () => Promise<Client>,
): Promise<Client | undefined> {
  const { code } = await run(binaries.pgCtl, ['status', '-D', place.data], account);
  if (code !== 0) return undefined;
  for (let waited = 0; ; waited += 100) {
    try {
      return await connect();
    } catch (error) {
      const reason = (error as { code?: string }).code;
      // 57P03: starting up or shutting down. Anything but "nobody there" is a real fault.
      if (reason !== 'ECONNREFUSED' && reason !== 'ENOENT' && reason !== '57P03') throw error;
      if (waited >= PATIENCE_MS && reason !== '57P03') break;
    }
    await sleep(100);
  }
  const lock = `${place.data}/postmaster.pid`;
  if (postmasterLives(lock))
    throw new Error(`PostgreSQL runs in ${place.data} but does not answer (see ${place.log})`);
  rmSync(lock, { force: true });
  return undefined;
}

/** A zombie, or another program that was given the same process id, is no postmaster. */
function postmasterLives(lock: string): boolean {
  try {
    const pid = readFileSync(lock, 'utf8').split('\n')[0]!.trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2)[0];
    return stat.includes('(postgres)') && state !== 'Z';
  } catch {
    return false;
  }
}

async function stopUnlessShared(
  binaries: Binaries,
  place: ClusterPlace,
  account: Account | undefined,
  guard: Client,
): Promise<void> {
  let shared = false;
  try {
    const others = await guard.query(
      'select 1 from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [GUARD],
    );
    shared = others.rowCount !== 0;
    await guard.end();
  } catch {
    // The server is gone already; pg_ctl says so below.
  }
  if (!shared) await run(binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w'], account);
}
