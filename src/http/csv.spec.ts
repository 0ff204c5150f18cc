import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('csvText', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['-12.5', '-12.5'],
    ['-3', '-3'],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
  ])('writes %j so that no spreadsheet runs it: %j', (given, written) => {
    expect(csvText([[given]])).toBe(`${written}\r\n`);
  });
});
