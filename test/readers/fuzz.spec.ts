import { describe, expect, it } from '@jest/globals';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { readUsage, type UsageReadout } from '../../src/readers/read-usage.js';
import { mutate } from './mutate.js';
import { FAMILIES } from '../../src/readers/families.js';
import { SEEDS, type Seed } from './fuzz-seeds.js';

/** Damaged files of a family, spread over its seeds: a few of each in every test run, 10,000 of the family with LONG=1. */
const filesOf = (seeds: readonly Seed[]): number => (process.env['LONG'] ? 10_000 : 10 * seeds.length);
/** Milliseconds that no file of this size may take, on a busy machine. */
const HANG = 2_000;
/** Bytes that the process may hold beyond what it held before. */
const MEMORY = 400 * 1024 * 1024;

/** What must hold whatever the bytes were: readings in order that a bill can be made of and a report, or a refusal with words. */
function faultsOf(readout: UsageReadout): string[] {
  JSON.stringify(readout);
  if (!readout.ok) return readout.refusal.detail.length > 20 ? [] : ['a refusal without words'];
  const faults: string[] = [];
  if (readout.channels.length === 0) faults.push('neither readings nor a refusal');
  for (const { starts, ends, quantities, quality } of readout.channels) {
    if (new Set([starts.length, ends.length, quantities.length, quality.length]).size > 1)
      faults.push('columns differ in length');
    for (let i = 0; i < starts.length; i++) {
      if (!(ends[i]! > starts[i]!)) faults.push(`reading ${i} has no length`);
      if (i > 0 && starts[i]! < ends[i - 1]!) faults.push(`reading ${i} overlaps the one before`);
      if (!Number.isSafeInteger(quantities[i]) || quantities[i]! < 0 || Object.is(quantities[i], -0))
        faults.push(`reading ${i} is ${quantities[i]}`);
    }
  }
  return faults.slice(0, 3);
}

/** The seeds of each family, by the format that they are read as. */
const seedsOf = new Map<string, Seed[]>();
for (const seed of SEEDS) {
  const { report } = await readUsage(seed.bytes, { fileName: seed.name, ...seed.options });
  const format = report?.format ?? 'none';
  seedsOf.set(format, [...(seedsOf.get(format) ?? []), seed]);
}

describe('damaged files', () => {
  it('begin with one of every family', () => {
    expect([...seedsOf.keys()].sort()).toEqual(FAMILIES.map(({ format }) => format).sort());
  });

  it.each([...seedsOf])(
    'of the family %s give readings with a report or a refusal',
    async (_format, seeds) => {
      const before = process.memoryUsage().rss;
      for (let number = 0; number < filesOf(seeds); number++) {
        const { name, bytes, options } = seeds[number % seeds.length]!;
        const damage = Math.floor(number / seeds.length);
        const damaged = mutate(bytes, damage);
        const from = performance.now();
        const readout = await readUsage(damaged, { fileName: name, ...options });
        const took = performance.now() - from;
        const faults = faultsOf(readout);
        if (took > HANG) faults.push('took too long');
        if (faults.length > 0) expect({ name, damage, faults }).toEqual({ name, damage, faults: [] });
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY);
    },
    3_600_000,
  );
});

describe('hostile files', () => {
  const refusal = async (bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> => {
    const readout = await readUsage(bytes);
    expect(faultsOf(readout)).toEqual([]);
    return readout.ok ? 'read' : readout.refusal.reason;
  };

  it('refuses XML with a document type before any entity counts', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><feed xmlns:e="http://naesb.org/espi">&b;</feed>`;
    expect(await refusal(strToU8(bomb))).toBe('malformed');
  });

  it('reads on through a million character references', async () => {
    const many = `<feed xmlns="http://naesb.org/espi"><title>${'&#65;'.repeat(200_000)}</title></feed>`;
    expect(await refusal(strToU8(many))).toBe('no_readings');
  });

  it('stops a gzip bomb at the limit of what it unpacks to', async () => {
    const zeros = gzipSync(new Uint8Array(64 * 1024 * 1024), { level: 9 });
    async function* tenTimes(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 10; i++) yield zeros;
    }
    expect(await refusal(tenTimes())).toBe('too_large');
  });

  it('refuses a ZIP in a ZIP, a broken ZIP and one without data', async () => {
    const inner = zipSync({ 'a.csv': strToU8('timestamp,kwh\n2024-06-01 00:00,1\n') });
    expect(await refusal(zipSync({ 'b.zip': inner }))).toBe('unknown_format');
    expect(await refusal(inner.slice(0, 45))).not.toBe('read');
    expect(await refusal(zipSync({ 'page.html': strToU8('<html></html>') }))).toBe('unknown_format');
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n \n'],
    ['a web page', '<!doctype html><html><body>Log in</body></html>'],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000'],
    ['a letter', 'Dear customer,\nthank you for your letter of 12 May 2024.\n'],
    ['broken JSON', '{"results":[{"consumption":1,'],
    ['deep JSON', '['.repeat(100_000)],
    ['prices only', 'Date,Amount\n2024-01-01,$12.00\n2024-01-02,$13.00\n'],
    ['names of the language', '__proto__,constructor\n1,2\n'],
    ['an open quote', `timestamp,kwh\n"2024-06-01 00:00,1\n${'x,1\n'.repeat(100)}`],
  ])('refuses %s in words', async (_name, text) => {
    expect(await refusal(strToU8(text))).not.toBe('read');
  });

  it('refuses a line without end and a row of a hundred thousand columns, or reads around them', async () => {
    expect(
      await refusal(strToU8(`timestamp,kwh\n${'2024-06-13 00:00,1\n'.repeat(4000)}${'9'.repeat(3_000_000)}`)),
    ).toBe('too_large');
    expect(
      await refusal(
        strToU8(`timestamp,kwh\n2024-06-13 00:00,1\n${','.repeat(100_000)}\n2024-06-13 01:00,1\n`),
      ),
    ).toBe('read');
  });
});
