/** Damages files the way networks, spreadsheets and people do, repeatably from a seed. */

/** Small fast generator (mulberry32); the same seed gives the same damage everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Damage = (bytes: Uint8Array, random: () => number) => Uint8Array;

const at = (length: number, random: () => number): number => Math.floor(random() * length);
const latin = new TextDecoder('windows-1252');

function asText(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(change(latin.decode(bytes)));
}

function asLines(bytes: Uint8Array, change: (lines: string[]) => string[]): Uint8Array {
  return asText(bytes, (text) => change(text.split('\n')).join('\n'));
}

const ODD_CELLS = [
  '',
  '-',
  '9'.repeat(5000),
  '1e308',
  '-1e308',
  'NaN',
  '__proto__',
  '=1+1',
  '99:99',
  '31/02/2024',
  '\u0000',
  '"',
  '""',
  ';',
  '<',
  '12,5',
];

const DAMAGES: readonly Damage[] = [
  // Breaks off.
  (bytes, random) => bytes.slice(0, at(bytes.length, random)),
  // Flipped bits.
  (bytes, random) => {
    const damaged = bytes.slice();
    for (let n = 0; n <= at(8, random); n++) damaged[at(bytes.length, random)]! ^= 1 << at(8, random);
    return damaged;
  },
  // Random bytes in the middle.
  (bytes, random) => {
    const damaged = bytes.slice();
    const from = at(bytes.length, random);
    for (let i = from; i < Math.min(bytes.length, from + 20); i++) damaged[i] = at(256, random);
    return damaged;
  },
  // Two columns swapped in every row.
  (bytes, random) =>
    asLines(bytes, (lines) => {
      const sign = lines.some((line) => line.includes(';')) ? ';' : ',';
      const a = at(8, random);
      const b = at(8, random);
      return lines.map((line) => {
        const cells = line.split(sign);
        if (a < cells.length && b < cells.length) [cells[a], cells[b]] = [cells[b]!, cells[a]!];
        return cells.join(sign);
      });
    }),
  // A cell replaced by something odd or huge.
  (bytes, random) =>
    asLines(bytes, (lines) => {
      const row = at(lines.length, random);
      const sign = lines[row]!.includes(';') ? ';' : ',';
      const cells = lines[row]!.split(sign);
      cells[at(cells.length, random)] = ODD_CELLS[at(ODD_CELLS.length, random)]!;
      lines[row] = cells.join(sign);
      return lines;
    }),
  // Rows removed, repeated, or out of order.
  (bytes, random) => asLines(bytes, (lines) => lines.filter(() => random() > 0.1)),
  (bytes, random) =>
    asLines(bytes, (lines) => lines.flatMap((line) => (random() < 0.1 ? [line, line] : [line]))),
  (bytes, random) =>
    asLines(bytes, (lines) => {
      const a = at(lines.length, random);
      const b = at(lines.length, random);
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      return lines;
    }),
  // Another delimiter, another line end, a stray quote, a byte order mark, UTF-16.
  (bytes) => asText(bytes, (text) => text.replaceAll(',', ';')),
  (bytes) => asText(bytes, (text) => text.replaceAll('\n', '\r')),
  (bytes, random) => asText(bytes, (text) => { const i = at(text.length, random); return `${text.slice(0, i)}"${text.slice(i)}`; }), // prettier-ignore
  (bytes) => asText(bytes, (text) => `\ufeff${text}`),
  (bytes) => Uint8Array.from([0xff, 0xfe, ...[...bytes].flatMap((byte) => [byte, 0])]),
  // A digit changed: dates that do not exist, values out of range.
  (bytes, random) => {
    const damaged = bytes.slice();
    for (let n = 0; n < 40; n++) {
      const i = at(bytes.length, random);
      if (damaged[i]! >= 48 && damaged[i]! <= 57) damaged[i] = 48 + at(10, random);
    }
    return damaged;
  },
  // A piece of the file pasted in again elsewhere.
  (bytes, random) => {
    const from = at(bytes.length, random);
    const piece = bytes.slice(from, from + at(2000, random));
    const to = at(bytes.length, random);
    return Uint8Array.from([...bytes.slice(0, to), ...piece, ...bytes.slice(to)]);
  },
];

/** The `number`-th damaged form of a file: one to three damages. */
export function mutate(bytes: Uint8Array, number: number): Uint8Array {
  const random = randomFrom(number * 2_654_435_761);
  let damaged = bytes;
  for (let times = 1 + at(3, random); times > 0 && damaged.length > 0; times--)
    damaged = DAMAGES[at(DAMAGES.length, random)]!(damaged, random);
  return damaged;
}
