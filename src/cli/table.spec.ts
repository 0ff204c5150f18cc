import { describe, expect, it } from '@jest/globals';
import { formatTable, wrapText } from './table.js';

describe('table', () => {
  it('makes columns as wide as their content, numbers to the right, totals below a rule', () => {
    const text = formatTable(
      [{ title: 'month' }, { title: 'total', align: 'right' }],
      [
        ['Jan 2025', '$9.50'],
        ['Feb 2025', '$112.00'],
      ],
      [['year', '$121.50']],
    );
    expect(text.split('\n')).toEqual([
      'month       total',
      '────────  ───────',
      'Jan 2025    $9.50',
      'Feb 2025  $112.00',
      '────────  ───────',
      'year      $121.50',
    ]);
  });

  it('wraps long cells at spaces', () => {
    expect(wrapText('a bc d', 4)).toEqual(['a bc', 'd']);
    expect(wrapText('unbreakable', 4)).toEqual(['unbreakable']);
    expect(
      formatTable([{ title: 'why', wrap: 8 }, { title: 'n' }], [['too long for it', '1']]).split('\n'),
    ).toEqual(['why       n', '────────  ─', 'too long  1', 'for it']);
  });
});
