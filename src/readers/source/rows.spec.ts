import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { guessDelimiter, RowSplitter } from './rows.js';

function split(
  text: string,
  delimiter = ',',
  size = text.length || 1,
): { rows: string[][]; lines: number[] } {
  const rows: string[][] = [];
  const lines: number[] = [];
  const splitter = new RowSplitter(delimiter, (cells, line) => {
    rows.push(cells);
    lines.push(line);
  });
  for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
  splitter.end();
  return { rows, lines };
}

describe('RowSplitter', () => {
  it('counts lines of LF, CR LF and CR files', () => {
    for (const text of ['a,b\nc,d\n', 'a,b\r\nc,d\r\n', 'a,b\rc,d']) {
      expect(split(text)).toEqual({ rows: [['a', 'b'], ['c', 'd']], lines: [1, 2] }); // prettier-ignore
    }
  });

  it('reads quotes, quotes in quotes, line breaks in quotes and numbers protected from Excel', () => {
    expect(split('"a,b","say ""x""",="0123"\n"two\nlines",1\n2,3').rows).toEqual([
      ['a,b', 'say "x"', '0123'],
      ['two\nlines', '1'],
      ['2', '3'],
    ]);
  });

  it('takes a quote that never closes for a stray sign', () => {
    const { rows, lines } = split(`a,"b\n${'1,2\n'.repeat(30)}`);
    expect(rows[0]).toEqual(['a', 'b']);
    expect(lines).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  });

  it('splits as csv-parse does, in chunks of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '.', '"', ',', ' x', '\n'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (cells, size) => {
        const text = cells
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const expected = parse(text, { relax_column_count: true }) as unknown as string[][];
        expect(split(text, ',', size).rows).toEqual(expected);
      }),
    );
  });
});

describe('guessDelimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n0,5;1,25\n0,75;2,5\n', ';'],
    ['Datum;Verbrauch\n01.01.2024 00:00;0,5\n', ';'],
    ['a\tb\n0,5\t1\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['sep=;\na,b;c\n', ';'],
    ['Name,"A; B"\nx,y\n', ','],
  ])('of %j is %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});
