import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.js';

describe('the embedded server', () => {
  let folder: string;
  let running: EmbeddedServer[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'treebeard-embedded-'));
    chmodSync(folder, 0o755);
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(dataDir = folder): Promise<EmbeddedServer> {
    const server = await startEmbeddedServer({ dataDir, unsafeFast: true });
    running.push(server);
    return server;
  }

  async function answer(server: EmbeddedServer, sql: string): Promise<unknown> {
    const client = await server.superuser();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return (rows[0] as unknown[] | undefined)?.[0];
  }

  it('starts, keeps what is stored over a stop, and is deaf to PGPORT and PGDATA', async () => {
    const before = { ...process.env };
    process.env['PGPORT'] = '6666';
    process.env['PGDATA'] = '/nowhere';
    try {
      const first = await start();
      await answer(first, 'create table kept (value integer)');
      await answer(first, 'insert into kept values (7)');
      await first.stop();
      expect(existsSync(join(folder, 'postgres/data/postmaster.pid'))).toBe(false);
      expect(await answer(await start(), 'select value from kept')).toBe(7);
    } finally {
      process.env = before;
    }
  });

  it('is shared by processes, and stopped by the last of them', async () => {
    const first = await start();
    const second = await start();
    await first.stop();
    expect(await answer(second, 'select 1')).toBe(1);
  });

  it('starts over a lock file that names a living process of another kind', async () => {
    await (await start()).stop();
    const lock = [
      process.pid,
      join(folder, 'postgres/data'),
      1,
      5432,
      join(folder, 'postgres/s'),
      '',
      '',
      'ready',
    ];
    writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${lock.join('\n')}\n`);
    chmodSync(join(folder, 'postgres/data/postmaster.pid'), 0o644);
    expect(await answer(await start(), 'select 1')).toBe(1);
  });

  it('finds a shorter place for the socket of a long folder', async () => {
    const long = join(folder, 'a'.repeat(90));
    expect(await answer(await start(long), 'select 1')).toBe(1);
  });
});
