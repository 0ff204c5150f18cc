import { describe, expect, it } from '@jest/globals';
import { dueReminder } from './contract-end.js';

describe('reminder of a contract end', () => {
  it.each([
    ['2026-02-13', undefined],
    ['2026-02-14', 45],
    ['2026-02-28', 45],
    ['2026-03-01', 30],
    ['2026-03-16', 30],
    ['2026-03-17', 14],
    ['2026-03-24', 7],
    ['2026-03-31', 7],
    ['2026-04-01', undefined],
  ])('for the last of March is on %s: %s', (today, days) => {
    expect(dueReminder('2026-03-31', today)).toBe(days);
  });
});
