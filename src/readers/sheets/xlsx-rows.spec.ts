import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readWorkbook } from './workbook.js';
import { xlsxRows } from './xlsx-rows.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function workbook(sheet: string, extra: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}"><sheets>` +
      '<sheet name="Usage" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...extra,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function rowsOf(archive: Uint8Array): string[][] {
  const book = readWorkbook(archive);
  return [...xlsxRows(archive, book, book.sheets[0]!.path)];
}

describe('xlsxRows', () => {
  it('reads inline texts, shared texts, numbers as printed and dates as ISO text', () => {
    const archive = workbook(
      `<worksheet xmlns="${MAIN}"><sheetData>` +
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Datum</t></is></c><c r="C1" t="s"><v>1</v></c></row>' +
        '<row r="2"><c r="A2" s="1"><v>45292.25</v></c><c r="C2"><v>0.10</v></c></row>' +
        '</sheetData></worksheet>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>other</t></si><si><r><t>k</t></r><r><t>Wh</t></r><rPh><t>x</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d/m/yy h:mm"/></numFmts>' +
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      },
    );
    expect(rowsOf(archive)).toEqual([
      ['Datum', '', 'kWh'],
      ['2024-01-01 06:00:00', '', '0.10'],
    ]);
  });

  it('reads cells without references and prefixed elements', () => {
    const archive = workbook(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v></x:v></x:c><x:c t="n"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
    expect(rowsOf(archive)).toEqual([['', '7']]);
  });

  it('refuses document types, damaged archives and cells beyond the last column', () => {
    const bomb = workbook('<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>');
    expect(() => rowsOf(bomb)).toThrow('document type');
    expect(() => rowsOf(bomb.slice(0, 60))).toThrow('damaged');
    const far = workbook(
      '<worksheet><sheetData><row><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    );
    expect(() => rowsOf(far)).toThrow('last column');
  });
});
