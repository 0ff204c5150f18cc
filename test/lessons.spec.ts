/** docs/lessons.md names a test for every fault; each of them has to be there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const rows = [...read('docs/lessons.md').matchAll(/^\| .+ \| `([^`]+)` › (.+?) *\|$/gm)].map(
  ([, file, title]) => [title!, file!] as const,
);

describe('lessons', () => {
  it('are all listed', () => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rows)('%s', (title, file) => {
    expect(read(file)).toContain(title);
  });
});
