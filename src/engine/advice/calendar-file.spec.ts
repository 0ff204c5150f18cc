import { describe, expect, it } from '@jest/globals';
import { calendarFile } from './calendar-file.js';

describe('the calendar file', () => {
  const file = calendarFile(
    [
      {
        day: '2026-03-31',
        title: 'Switch to Sun; 12, "fixed"',
        note: `A long note that must be folded because a line of a calendar file may hold no more than 75 octets: ${'é'.repeat(40)}`,
      },
    ],
    '2026-01-15',
  );

  it('is whole days, escaped, with a reminder', () => {
    expect(file).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n');
    expect(file).toContain('SUMMARY:Switch to Sun\\; 12\\, "fixed"\r\n');
    expect(file).toContain('DTSTAMP:20260115T000000Z');
    expect(file).toContain('TRIGGER:-P7D');
  });

  it('folds at 75 octets without cutting a character', () => {
    const lines = file.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(file.replaceAll('\r\n ', '')).toContain('é'.repeat(40));
  });

  it('is the same for the same dates', () => {
    const dates = [{ day: '2026-03-31', title: 'a', note: 'b' }];
    expect(calendarFile(dates, '2026-01-15')).toBe(calendarFile(dates, '2026-01-15'));
  });
});
