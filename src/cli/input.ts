/** Files from the command line: bytes, streams and JSON, with failures that name the file and the remedy. */
import { createReadStream, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CliFailure } from './failure.js';
import { showProgress } from './progress.js';

/** The word that means standard input. */
const STDIN = '-';

function look(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CliFailure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new CliFailure(`${path}: no such file; check the name and the folder`);
  if (code === 'EACCES') return new CliFailure(`${path}: you may not read this file; check its permissions`);
  return new CliFailure(`${path}: cannot be read (${code ?? String(error)})`);
}

function fileOnly(path: string): Stats {
  const stats = look(path);
  if (stats.isDirectory()) throw new CliFailure(`${path} is a folder; name one file in it`);
  return stats;
}

/** A file's bytes as they come, with a progress bar on a terminal. */
export function openSource(path: string): AsyncIterable<Uint8Array> {
  if (path === STDIN) {
    if (process.stdin.isTTY)
      throw new CliFailure('- reads from standard input, but nothing is piped into it');
    return process.stdin;
  }
  const { size } = fileOnly(path);
  return showProgress(
    rewordErrors(path, createReadStream(path, { highWaterMark: 256 * 1024 })),
    size,
    `reading ${path}`,
  );
}

async function* rewordErrors(path: string, source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  if (path === STDIN) return new Uint8Array(await buffer(openSource(path)));
  fileOnly(path);
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Parses a JSON file. A syntax error names the line. */
export async function readJson(path: string): Promise<unknown> {
  const text = new TextDecoder('utf-8').decode(await readBytes(path));
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? '' : `, line ${text.slice(0, Number(position)).split('\n').length}`;
    throw new CliFailure(`${path}${line}: this is not valid JSON; mend it or name another file`);
  }
}

/** The catalog files that paths name: a folder stands for all .json, .jsonl and .csv files below it, in order of name. */
export async function readCatalogFiles(
  paths: readonly string[],
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const names = paths.flatMap((path) =>
    path !== STDIN && look(path).isDirectory() ? catalogFilesBelow(path) : [path],
  );
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const name of names) files.push({ name, bytes: await readBytes(name) });
  return files;
}

function catalogFilesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|jsonl|ndjson|csv)(\.gz)?$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
  if (names.length === 0)
    throw new CliFailure(`${folder}: no .json or .csv file in this folder; name the catalog's files`);
  return names;
}
