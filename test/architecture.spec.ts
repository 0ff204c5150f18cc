/** Reads the source and fails when an arrow turns back, a banned call appears, or an entry point grows fat. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// The compiled spec lies in dist/test: two folders up is the repository.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const sourcesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** Modules a file imports: packages by name, own files as paths from the root. */
function importsOf(file: string): string[] {
  const found = withoutComments(text(file)).matchAll(
    /(?:^(?:import|export)\s[^;'"`]*?from\s+|^import\s+|\bimport\(\s*)['"]([^'"]+)['"]/gm,
  );
  return [...found].map(([, specifier]) =>
    specifier!.startsWith('.') ? posix.join(posix.dirname(file), specifier!) : specifier!,
  );
}

const isSpec = (file: string): boolean => /\.(spec|fixture)s?\.ts$/.test(file);

/** What each pure room may import, besides itself. */
const PURE_ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  'src/engine': { rooms: [], packages: ['decimal.js', 'zod', '@noble/hashes'] },
  'src/readers': {
    rooms: ['src/engine'],
    packages: ['decimal.js', 'zod', '@noble/hashes', 'fflate', 'saxes', 'csv-parse', 'xlsx'],
  },
  'src/importers': {
    rooms: ['src/engine'],
    packages: ['decimal.js', 'zod', '@noble/hashes', 'fflate', 'csv-parse'],
  },
};

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe.each(Object.entries(PURE_ROOMS))('%s is pure', (room, allowed) => {
  const files = sourcesBelow(room).filter((file) => !isSpec(file));

  it('imports only what it may', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) =>
          target.startsWith('src/')
            ? ![room, ...allowed.rooms].some((prefix) => target.startsWith(`${prefix}/`))
            : !allowed.packages.includes(packageName(target)),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['the clock', /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/],
    ['chance', /\bMath\.random\(|\bcrypto\.randomUUID\(/],
    ['the environment or Node itself', /\bprocess\.|\bBuffer\b|\b__dirname\b|\brequire\(/],
    ['the console', /\bconsole\./],
  ])('never uses %s', (_what, pattern) => {
    expect(files.filter((file) => pattern.test(withoutComments(text(file))))).toEqual([]);
  });
});

describe('time', () => {
  // Local getters and parsers of Date read the zone of the process, which must never matter.
  const BANNED =
    /\.get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(|\.set(FullYear|Month|Date|Hours|Minutes)\(|\bDate\.parse\(|\.toLocale(Date|Time)String\(/;

  it('is read through the calendar alone, wherever the code stands', () => {
    const files = sourcesBelow('src').filter((file) => !isSpec(file));
    expect(files.filter((file) => BANNED.test(withoutComments(text(file))))).toEqual([]);
  });

  it('takes no date-fns function that reads the zone of the process', () => {
    const files = sourcesBelow('src').filter((file) =>
      importsOf(file).some((target) => packageName(target) === 'date-fns'),
    );
    expect(files).toEqual([]);
  });
});

describe('arrows', () => {
  it('lets nothing but entries, their set-up and tests import the module graph', () => {
    const inner = ['src/engine/', 'src/readers/', 'src/importers/', 'src/database/', 'src/config/'];
    const wrong = sourcesBelow('src')
      .filter((file) => !isSpec(file) && inner.some((prefix) => file.startsWith(prefix)))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => /\.(controller|service|module)\.js$/.test(target))
          .map((target) => `${file} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps the entry points thin', () => {
    const fat = ['src/main.ts', 'src/cli.ts'].filter(
      (entry) => text(entry).trimEnd().split('\n').length >= 20,
    );
    expect(fat).toEqual([]);
  });

  it.each([
    ['starts the command line without the service', 'src/cli.ts'],
    ['loads nothing of the service into its threads', 'src/threads/tasks.ts'],
  ])('%s', (_what, entry) => {
    const seen = new Set<string>();
    const reach = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const statics = withoutComments(text(file)).matchAll(
        /^(?:import|export)\s(?!type\b)[^;]*?from\s+['"]([^'"]+)['"]/gm,
      );
      for (const [, specifier] of statics) {
        if (specifier!.startsWith('.'))
          reach(posix.join(posix.dirname(file), specifier!).replace(/\.js$/, '.ts'));
        else seen.add(packageName(specifier!));
      }
    };
    reach(entry);
    expect(
      [...seen].filter((name) => name.startsWith('@nestjs') || ['typeorm', 'pg', 'fastify'].includes(name)),
    ).toEqual([]);
  });
});

describe('tests', () => {
  it('are neither focused nor skipped', () => {
    const marks = /\b(describe|it|test)\.(only|skip|todo)\(|\b(fdescribe|fit|xit|xdescribe)\(/;
    const files = [...sourcesBelow('src'), ...sourcesBelow('test')].filter(
      (file) => file.endsWith('.spec.ts') && file !== 'test/architecture.spec.ts',
    );
    expect(files.filter((file) => marks.test(text(file)))).toEqual([]);
  });
});
