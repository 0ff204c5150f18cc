import { describe, expect, it } from '@jest/globals';
import { FAMILIES } from './families.js';
import { FORMAT_NAMES } from './format-names.js';

describe('FORMAT_NAMES', () => {
  it('has a name for every family, and for nothing else', () => {
    expect(Object.keys(FORMAT_NAMES).sort()).toEqual(
      [...new Set(FAMILIES.map(({ format }) => format))].sort(),
    );
  });

  it('has names and not identifiers', () => {
    for (const [format, name] of Object.entries(FORMAT_NAMES)) {
      expect(name).not.toBe(format);
      expect(name).not.toMatch(/[-_](csv|json|xml|xlsx)$/);
    }
  });
});
