import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { PORTALS } from '../../src/readers/portals.js';
import { readUsage, type ReadOptions, type ReadingRefusal } from '../../src/readers/read-usage.js';

async function refusalOf(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadingRefusal> {
  const readout = await readUsage(bytes, options);
  if (readout.ok) throw new Error(`read as ${readout.report.format}`);
  return readout.refusal;
}

const packed = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });

const WORKBOOK_START = { '[Content_Types].xml': '<Types/>' };
const RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A sheet whose only content is a drawing. */
const CHARTS = packed({
  ...WORKBOOK_START,
  'xl/workbook.xml': `<workbook ${RELATION}><sheets><sheet name="Chart" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/><drawing r:id="rId1"/></worksheet>',
});

const locked = packed({ 'usage.csv': 'timestamp,kWh\n2024-06-13 00:00,1\n' });
locked[6]! |= 1;

describe('what is sent in place of readings', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', strToU8(''), /^The file is empty\. Choose the meter and the dates/],
    ['a recipe', strToU8('Pancakes\n\n250 g flour\n3 eggs\nBake for 2 minutes.\n'), /words and not a table; it begins “Pancakes”/],
    ['a letter', strToU8('Dear Ada,\nthank you for your letter.\n'), /words and not a table/],
    ['a page to log in', strToU8('<!DOCTYPE html><html><head><title>Sign in</title></head><input type="password"></html>'), /a web page \(“Sign in”\), the one to log in, .*Log in again/],
    ['a page', strToU8('<html><head><title>My usage</title></head><body>42 kWh</body></html>'), /a web page \(“My usage”\) that was saved in place/],
    ['a PDF', strToU8('%PDF-1.7\n'), /a PDF, .*The kWh of each bill, typed into a table/],
    ['a photo', strToU8('\u00ff\u00d8\u00ff', true), /a picture; readings cannot be told from a photo/],
    ['a RAR archive', strToU8('Rar!\u001a\u0007'), /a RAR archive\. Unpack it/],
    ['a ZIP with a password', locked, /protected by a password\. Unpack it/],
    ['a ZIP of pictures', packed({ 'a.png': 'x' }), /The archive holds no data file/],
    ['a workbook of charts', CHARTS, /a workbook without any table; charts and pictures hold no readings/],
    ['a letter in Word', packed({ ...WORKBOOK_START, 'word/document.xml': '<w/>' }), /it is a Word document\. Send the table itself/],
    ['an OpenDocument table', packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), /OpenDocument file\. Open it and save the table as CSV/],
    ['bytes', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), /a binary file and not text/],
    ['a complaint of a service', strToU8('{"error":"unauthorized","message":"Token expired"}'), /the answer of a service, “Token expired”/],
    ['a heading', strToU8('Date,Start time,kWh\n'), /with no row below it\. Choose the dates/],
    ['addresses', strToU8('Name,Email\nAda,a@example.org\n'), /first row is “Name”, “Email”; no column holds a date/],
    ['temperatures', strToU8('timestamp,temperature (C)\n2024-01-01 00:00,3.5\n2024-01-01 01:00,3.6\n'), /no column says that it holds energy\. If one does, name its unit/],
    ['a bank statement', strToU8('Date;Description;Amount;Balance\n01/02/2024;Shop;-25,30;1200,00\n02/02/2024;Pay;2500,00;3700,00\n'), /no column says that it holds energy/],
    ['steps walked', strToU8('Date,Steps\n2024-01-01,8000\n2024-01-02,9500\n2024-01-03,700\n'), /no column says that it holds energy/],
  ])('%s is told for what it is, with what to do', async (_name, bytes, words) => {
    const { detail } = await refusalOf(bytes);
    expect(detail).toMatch(words);
  }); // prettier-ignore

  it('is read after all where the user names the unit', async () => {
    const file = strToU8('Date,What it is\n2024-01-01,8\n2024-01-02,9.5\n2024-01-03,7\n');
    await refusalOf(file);
    expect((await readUsage(file, { unit: 'kWh' })).report?.totals).toEqual({ import: '24.5' });
  });
});

describe('how to export', () => {
  it.each([
    ['the file', '<html><title>Sign in | Smart Meter Texas</title></html>', {}, 'smartmetertexas.com'],
    ['the file, not the zone', '<html><title>Datadis</title></html>', { timezone: 'Europe/Lisbon' }, 'datadis.es'],
    ['the zone', 'Dear customer,\nno data.\n', { timezone: 'Europe/Dublin' }, 'myaccount.esbnetworks.ie'],
    ['the format', 'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION\n', {}, 'smartmetertexas.com'],
  ])('is told for the place that %s shows', async (_what, text, options, site) => {
    expect((await refusalOf(strToU8(text), options)).detail).toContain(site);
  }); // prettier-ignore

  it('is told in general where nothing shows the place', async () => {
    const { detail } = await refusalOf(strToU8('Dear customer,\nno data.\n'));
    expect(detail).toContain('“Green Button”');
    expect(PORTALS.filter(({ how }) => detail.includes(how))).toEqual([]);
  });
});
