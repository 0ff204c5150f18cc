/** Bytes to text by content, never by name: byte order marks, UTF-16 without one, UTF-8, and Windows-1252 where UTF-8 fails. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Looks at the first bytes. */
export function guessEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const sample = Math.min(head.length, 1024) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < sample; i += 2) {
    if (head[i] === 0) evenZeros++;
    if (head[i + 1] === 0) oddZeros++;
  }
  if (sample >= 8 && oddZeros > sample / 4 && evenZeros === 0) return 'utf-16le';
  if (sample >= 8 && evenZeros > sample / 4 && oddZeros === 0) return 'utf-16be';
  return 'utf-8';
}

export class Decoder {
  encoding: string;
  private decoder: InstanceType<typeof TextDecoder>;
  private seen = false;

  constructor(head: Uint8Array) {
    const guess = guessEncoding(head);
    this.encoding = guess;
    // Bytes of UTF-16 always decode; only UTF-8 can prove itself wrong.
    this.decoder = new TextDecoder(guess, { fatal: guess === 'utf-8' });
  }

  decode(bytes: Uint8Array): string {
    return this.run(bytes, true);
  }

  end(): string {
    return this.run(new Uint8Array(0), false);
  }

  private run(bytes: Uint8Array, stream: boolean): string {
    try {
      const text = this.decoder.decode(bytes, { stream });
      if (bytes.length > 0) this.seen = true;
      return text;
    } catch {
      // Not UTF-8 after all. A sequence cut at the chunk border is lost at most.
      this.encoding = this.seen ? 'utf-8 and windows-1252' : 'windows-1252';
      this.decoder = new TextDecoder('windows-1252');
      return this.decoder.decode(bytes, { stream });
    }
  }
}
