/** Secrets that are made once and kept in the data folder when the environment gives none. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeptSecrets {
  readonly jwtSecret: string;
  /** 64 hexadecimal digits. */
  readonly encryptionKey: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

const NAMES = ['jwtSecret', 'encryptionKey', 'ownerPassword', 'appPassword'] as const;

/** Reads `secrets.json` (0600) of the data folder; what is missing is made and written back. */
export function keptSecrets(dataDir: string): KeptSecrets {
  const file = join(dataDir, 'secrets.json');
  const found: Partial<Record<keyof KeptSecrets, string>> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, found[name] ?? randomBytes(32).toString('hex')]),
  ) as unknown as KeptSecrets;
  if (NAMES.some((name) => found[name] === undefined)) {
    mkdirSync(dataDir, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(fresh, file);
  }
  chmodSync(file, 0o600);
  return secrets;
}
