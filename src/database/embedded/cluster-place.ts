/** Where the cluster's files and its socket lie. */
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, type Account } from './account.js';
import { ROOT_HOME } from './binaries.js';

export interface ClusterPlace {
  /** PGDATA. */
  readonly data: string;
  readonly socketDir: string;
  readonly log: string;
  /** The superuser's password, 0600. */
  readonly passwordFile: string;
}

/** sun_path holds 108 bytes with its end; the server adds the file's name to the folder. */
const LONGEST_SOCKET = 107;
const SOCKET_FILE = '/.s.PGSQL.5432';

function makeFolder(folder: string, account: Account | undefined): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const owner = lstatSync(folder);
  // In a folder that everybody may write to, somebody else could have put one of this name there first.
  if (!owner.isDirectory() || owner.uid !== (account?.uid ?? process.getuid?.() ?? owner.uid)) {
    throw new Error(`${folder} belongs to another account: remove it or choose another DATA_DIR`);
  }
}

/**
 * The cluster lives in the data folder. When we are root and the server's account cannot reach that (a checkout under a 0700
 * folder), it lives in a folder of /var/lib/treebeard named after the data folder.
 */
export async function clusterPlace(dataDir: string, account: Account | undefined): Promise<ClusterPlace> {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  mkdirSync(dataDir, { recursive: true });
  let home = join(dataDir, 'postgres');
  if (account && !(await canEnter(account, dataDir))) {
    mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
    home = join(ROOT_HOME, mark);
  }
  makeFolder(home, account);
  let socketDir = join(home, 's');
  if (Buffer.byteLength(socketDir + SOCKET_FILE) > LONGEST_SOCKET) {
    socketDir = join(tmpdir(), `treebeard-${mark}`);
  }
  makeFolder(socketDir, account);
  return {
    data: join(home, 'data'),
    socketDir,
    log: join(home, 'postgres.log'),
    passwordFile: join(home, 'superuser'),
  };
}
