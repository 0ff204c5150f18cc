/** docs/lessons.md and docs/security.md name tests; each of them has to be there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const rowsOf = (document: string): (readonly [string, string])[] =>
  [...read(document).matchAll(/^\| .+ \| `([^`]+)` › (.+?) *\|$/gm)].map(
    ([, file, title]) => [title!, file!] as const,
  );

describe.each([
  ['docs/lessons.md', 25],
  ['docs/security.md', 36],
])('%s', (document, least) => {
  const rows = rowsOf(document);

  it('names a test for nearly all', () => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
  });

  it.each(rows)('%s', (title, file) => {
    expect(read(file)).toContain(title);
  });
});
