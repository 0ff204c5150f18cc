import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import { Vault } from './vault.js';

const key = (letter: string): Settings['encryptionKey'] =>
  createSecretKey(Buffer.from(letter.repeat(64), 'hex'));
const vault = (newest: string, ...older: string[]): Vault =>
  new Vault({ encryptionKey: key(newest), olderEncryptionKeys: older.map(key) } as unknown as Settings);

describe('vault', () => {
  const secret = { apiKey: 'L4QLVQ1LOKCQX2193VSEICXW61NP6B1O' };

  it('opens what it sealed, and seals the same thing differently every time', () => {
    const sealed = vault('a').seal(secret, 'maria');
    expect(vault('a').open(sealed, 'maria')).toEqual({ secret, stale: false });
    expect(vault('a').seal(secret, 'maria').equals(sealed)).toBe(false);
    expect(sealed.includes('L4QLVQ')).toBe(false);
  });

  it('opens under an older key after the key was changed, and says that it is time to seal again', () => {
    const sealed = vault('a').seal(secret, 'maria');
    const rotated = vault('b', 'a');
    expect(rotated.open(sealed, 'maria')).toEqual({ secret, stale: true });
    const again = rotated.seal(secret, 'maria');
    expect(vault('b').open(again, 'maria')).toEqual({ secret, stale: false });
    expect(() => vault('b').open(sealed, 'maria')).toThrow(/key/);
  });

  it('opens for nobody else, and nothing that was altered', () => {
    const sealed = vault('a').seal(secret, 'maria');
    expect(() => vault('a').open(sealed, 'ben')).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      altered[i]! ^= 1;
      expect(() => vault('a').open(altered, 'maria')).toThrow();
    }
  });
});
