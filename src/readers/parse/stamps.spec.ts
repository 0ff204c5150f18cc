import { describe, expect, it } from '@jest/globals';
import { isoInstant } from '../../engine/calendar/zone.js';
import { StampParser } from './stamps.js';

const parse = (text: string, order?: 'dmy' | 'mdy'): string | undefined => {
  const parser = new StampParser(() => undefined, order);
  return parser.parse(text)
    ? `${isoInstant(parser.seconds).slice(0, -1)}${parser.instant ? 'Z' : ''}`
    : undefined;
};

describe('StampParser', () => {
  it.each([
    ['2024-03-31 02:15', '2024-03-31T02:15:00'],
    ['2024-03-31T02:15:00.000', '2024-03-31T02:15:00'],
    ['2024/3/5 7:05', '2024-03-05T07:05:00'],
    ['31.12.2024 23:45:00', '2024-12-31T23:45:00'],
    ['13/2/24 0:30', '2024-02-13T00:30:00'],
    ['12/31/2024 12:00:00 AM', '2024-12-31T00:00:00'],
    ['12/31/2024 12:30 p.m.', '2024-12-31T12:30:00'],
    ['01-Dec-2013 1:00', '2013-12-01T01:00:00'],
    ['1 décembre 2013', '2013-12-01T00:00:00'],
    ['December 1, 2013', '2013-12-01T00:00:00'],
    ['Mon 13/05/2024', '2024-05-13T00:00:00'],
    ['January 2024', '2024-01-01T00:00:00'],
    ['Jan-24', '2024-01-01T00:00:00'],
    ['2024-05', '2024-05-01T00:00:00'],
    ['20240229', '2024-02-29T00:00:00'],
    ['202402290130', '2024-02-29T01:30:00'],
    ['20240229013000', '2024-02-29T01:30:00'],
    ['2024-03-31 24:00', '2024-04-01T00:00:00'],
    ['2024-10-27T01:30:00+01:00', '2024-10-27T00:30:00Z'],
    ['2024-10-27T01:30:00Z', '2024-10-27T01:30:00Z'],
    ['2024-10-27 01:30:00 CEST+0200', '2024-10-26T23:30:00Z'],
    ['2024-11-03 01:00 CST', '2024-11-03T07:00:00Z'],
    ['1730005200', '2024-10-27T05:00:00Z'],
    ['1730005200000', '2024-10-27T05:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    '',
    'Total',
    '31/02/2024',
    '2024-02-30',
    '15-07-2023 99:99',
    '2024-01-01 25:00',
    '2024-01-01 10:61',
    '12.5',
    '13/13/2024',
    '2024-01-01 noon',
  ])('reads no time in %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('reads day before month until the file shows the other order, and says so once', () => {
    let turned = 0;
    const parser = new StampParser(() => turned++);
    parser.parse('01/02/2024');
    expect([isoInstant(parser.seconds).slice(0, 10), parser.order, parser.ambiguous]).toEqual([
      '2024-02-01',
      undefined,
      true,
    ]);
    parser.parse('01/13/2024');
    expect([isoInstant(parser.seconds).slice(0, 10), parser.order, turned]).toEqual(['2024-01-13', 'mdy', 1]);
    parser.parse('01/02/2024');
    expect(isoInstant(parser.seconds).slice(0, 10)).toBe('2024-01-02');
    expect(parser.parse('25/12/2024')).toBe(false);
  });
});
