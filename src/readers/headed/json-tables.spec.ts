import { describe, expect, it } from '@jest/globals';
import { jsonTables } from './json-tables.js';

describe('jsonTables', () => {
  it('gives rows the scalars around their list, the innermost winning', () => {
    const document = {
      energy: { unit: 'Wh', quality: 'a', values: [{ date: '2024-01-01', value: null, quality: 'b' }] },
    };
    expect(jsonTables(document)).toEqual([
      {
        path: 'energy.values[]',
        columns: ['unit', 'quality', 'date', 'value'],
        rows: [['Wh', 'b', '2024-01-01', '']],
      },
    ]);
  });

  it('keeps lists of one path together and other lists apart', () => {
    const document = {
      meters: [
        { type: 'A', values: [{ v: 1 }] },
        { type: 'B', values: [{ v: 2 }] },
      ],
      peaks: [{ kW: 3 }],
    };
    expect(jsonTables(document)).toEqual([
      {
        path: 'meters[].values[]',
        columns: ['type', 'v'],
        rows: [
          ['A', '1'],
          ['B', '2'],
        ],
      },
      { path: 'peaks[]', columns: ['kW'], rows: [['3']] },
    ]);
  });

  it('flattens objects in rows, fills holes, and lets strange keys be', () => {
    expect(jsonTables([{ a: { b: true } }, JSON.parse('{"__proto__": 1, "c": "x"}'), 5, [1]])).toEqual([
      {
        path: '[]',
        columns: ['a.b', '__proto__', 'c'],
        rows: [['true'], ['', '1', 'x']],
      },
    ]);
  });

  it('does not follow nesting without end', () => {
    const deep: unknown = JSON.parse('{"a":[{"b":'.repeat(500) + '1' + '}]}'.repeat(500));
    expect(jsonTables(deep)).toEqual([]);
  });
});
