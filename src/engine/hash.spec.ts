import { describe, expect, it } from '@jest/globals';
import { canonicalJson, hashJson, sha256Hex } from './hash.js';

describe('hash', () => {
  // FIPS 180-4 example "abc".
  it('is SHA-256 in hex', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array([97, 98, 99]))).toBe(sha256Hex('abc'));
  });

  it('does not depend on the order of keys or on absent values', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
    expect(hashJson({ a: 1, b: 2 })).toBe(hashJson({ b: 2, a: 1 }));
    expect(hashJson({ a: '1' })).not.toBe(hashJson({ a: 1 }));
  });
});
