import { gzipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { openDocument, recordsOf } from './documents.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('openDocument', () => {
  it.each([
    ['JSON', '{"a":1}', { a: 1 }],
    ['JSON lines', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    [
      'CSV',
      '"[idKey]","[Product]"\n"1","A ""quoted"" plan"\n',
      [{ '[idKey]': '1', '[Product]': 'A "quoted" plan' }],
    ],
  ])('opens %s', (_, text, value) => {
    expect(openDocument({ name: 'f', bytes: bytes(text) })).toEqual({ ok: true, value });
    expect(openDocument({ name: 'f.gz', bytes: gzipSync(bytes(text)) })).toEqual({ ok: true, value });
  });

  it.each([';', '\t'])('opens columns apart by "%s", and passes over rows of nothing', (delimiter) => {
    const text = ['id,price', '1,2', ',', '2,3'].join('\r\n').replaceAll(',', delimiter);
    expect(openDocument({ name: 'f.csv', bytes: bytes(text) })).toEqual({
      ok: true,
      value: [
        { id: '1', price: '2' },
        { id: '2', price: '3' },
      ],
    });
  });

  it('keeps a stub of a CSV line, so that it can be refused by name', () => {
    const opened = openDocument({ name: 'f.csv', bytes: bytes('id,price\n1,2\n3\n') });
    expect(opened).toEqual({ ok: true, value: [{ id: '1', price: '2' }, { id: '3' }] });
  });

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['a cut one', '{"plans": [\n{"a": 1},\n', 'line 3: the JSON ends in the middle'],
    ['a cut text', '{"plans": [\n"abc', 'line 2: the JSON ends in the middle'],
    ['a slip', '{\n"a": 1,\n"b" 2\n}', 'line 3: this is not valid JSON'],
    ['a broken line among lines', '{"a":1}\n{"a":2}\n{"a":\n', 'line 3 is not valid JSON'],
    ['a PDF', '%PDF-1.7 …', 'a PDF'],
    ['a spreadsheet', 'PK\u0003\u0004', 'an archive or a spreadsheet'],
    ['an image', '\u0089PNG\u0000', 'no text'],
    ['broken compression', '\u001f\u008b', 'compressed, and damaged'],
  ])('says what is wrong with %s', (_, text, detail) => {
    const latin1 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const opened = openDocument({ name: 'broken.json', bytes: latin1 });
    expect(opened.ok ? '' : opened.refusal.detail).toContain(detail);
  });
});

describe('recordsOf', () => {
  const isPlan = ({ value }: { value: Readonly<Record<string, unknown>> }): boolean => 'price' in value;

  it('finds records in lists and wrappers and keeps what stood beside them', () => {
    const { records } = recordsOf(
      'f',
      { last_updated: '2026-01-02', plans: [{ price: 1 }, { rate: { price: 2 } }] },
      isPlan,
    );
    expect(records.map(({ path }) => path)).toEqual(['/plans/0', '/plans/1/rate']);
    expect(records[0]!.surroundings['last_updated']).toBe('2026-01-02');
  });

  it('names the elements that are no records among records', () => {
    const { records, strays } = recordsOf('f', [{ price: 1 }, { colour: 'red' }], isPlan);
    expect([records.length, strays.map(({ path }) => path)]).toEqual([1, ['/1']]);
  });

  it('finds nothing strange where there are no records at all', () => {
    expect(recordsOf('f', [{ postcode: '2000' }], isPlan)).toEqual({ records: [], strays: [] });
  });
});
