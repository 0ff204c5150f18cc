import { describe, expect, it } from '@jest/globals';
import { Decoder } from './decode.js';

function decode(chunks: readonly number[][]): { text: string; encoding: string } {
  const decoder = new Decoder(Uint8Array.from(chunks[0]!));
  const text = chunks.map((chunk) => decoder.decode(Uint8Array.from(chunk))).join('') + decoder.end();
  return { text, encoding: decoder.encoding };
}

const bytes = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const wide = (text: string, big = false): number[] =>
  bytes(text).flatMap((byte) => (big ? [0, byte] : [byte, 0]));

describe('Decoder', () => {
  it.each([
    ['UTF-8', [bytes('a,b')], 'a,b', 'utf-8'],
    ['UTF-8 with a mark', [[0xef, 0xbb, 0xbf, ...bytes('a,b')]], 'a,b', 'utf-8'],
    [
      'UTF-8 cut within a letter',
      [
        [0x44, 0xc3],
        [0xa9, 0x62],
      ],
      'Déb',
      'utf-8',
    ],
    ['Windows-1252', [[0x44, 0xe9, 0x62, 0x75, 0x74]], 'Début', 'windows-1252'],
    ['UTF-16 with a mark', [[0xff, 0xfe, ...wide('a,b')]], 'a,b', 'utf-16le'],
    ['UTF-16 without a mark', [wide('timestamp,kwh')], 'timestamp,kwh', 'utf-16le'],
    ['big-endian UTF-16', [[0xfe, 0xff, ...wide('a,b', true)]], 'a,b', 'utf-16be'],
    ['big-endian UTF-16 without a mark', [wide('timestamp,kwh', true)], 'timestamp,kwh', 'utf-16be'],
  ])('tells %s by its bytes', (_name, chunks, text, encoding) => {
    expect(decode(chunks)).toEqual({ text, encoding });
  });
});
