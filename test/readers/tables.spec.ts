/** Tables that nobody designed for us: what may be added up, what must not be, and when to ask. */
import { describe, expect, it } from '@jest/globals';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { readUsage, type ReadOptions } from '../../src/readers/read-usage.js';
import { readLines } from '../support/read-text.js';
import { comma, slots, sumOf, whole, type Slot } from './local-slots.js';

const ZONE = 'Europe/Berlin';
const BERLIN: ReadOptions = { timezone: ZONE };
const autumn = slots(ZONE, '2024-10-26', 3, 60);
const stamp = ({ from }: Slot): string => `${from.iso} ${from.time}`;
const german = ({ from }: Slot): string => `${from.dmy.replaceAll('/', '.')} ${from.time}`;
const isDay = ({ from }: Slot): boolean => from.hour > 6;
const table = (heading: string, row: (slot: Slot) => string, list: readonly Slot[] = autumn): string[] => [heading, ...list.map(row)]; // prettier-ignore
const day = ({ kwh }: Slot, is: boolean): string => (is ? comma(kwh) : '0');

describe('columns of a table', () => {
  // prettier-ignore
  it.each([
    ['an end stamp alone', table('Zeitpunkt bis;Wert (kWh)', ({ to, kwh }) => `${to.dmy.replaceAll('/', '.')} ${to.time};${comma(kwh)}`)],
    ['a status that looks like a unit', table('Ab-Datum;Ab-Zeit;Bis-Datum;Bis-Zeit;Verbrauch [kWh];Status', ({ from, to, kwh }) => `${from.dmy};${from.time};${to.dmy};${to.time};${comma(kwh)};W`)],
    ['tariffs', table('Datum;HT (kWh);NT (kWh)', (slot) => `${german(slot)};${day(slot, isDay(slot))};${day(slot, !isDay(slot))}`)],
    ['tariffs and their total', table('Date;Peak (kWh);Off-Peak (kWh);Total (kWh)', (slot) => `${stamp(slot)};${day(slot, isDay(slot))};${day(slot, !isDay(slot))};${comma(slot.kwh)}`)],
    ['tariffs and their sum under another name', table('Date;Usage (kWh);Day (kWh);Night (kWh)', (slot) => `${stamp(slot)};${comma(slot.kwh)};${day(slot, isDay(slot))};${day(slot, !isDay(slot))}`)],
    ['last year beside this one', table('Date,This year (kWh),Last year (kWh)', (slot) => `${stamp(slot)},${slot.kwh},${slot.kwh * 2}`)],
    ['neighbours and a forecast', table('Date,My usage (kWh),Similar homes (kWh),Forecast (kWh)', (slot) => `${stamp(slot)},${slot.kwh},9,9`)],
    ['a running sum', table('Date,Usage (kWh),Cumulative (kWh)', (slot) => `${stamp(slot)},${slot.kwh},${100 + slot.index}`)],
    ['rows of two grains', [...table('Type,Start,End,kWh', ({ from, to, kwh }) => `Hourly,${from.iso} ${from.time},${to.iso} ${to.time},${kwh}`), 'Daily,2024-10-26 00:00,2024-10-27 00:00,11']],
    ['a total and an average at the end', [...table('timestamp,kwh', (slot) => `${stamp(slot)},${slot.kwh}`), 'Total,99', 'Average,1']],
  ])('reads %s', async (_name, lines) => {
    const readout = await readLines(lines, BERLIN);
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject(whole(autumn, { import: sumOf(autumn) }));
  });

  it('asks which of several columns is the home, rather than adding them up', async () => {
    const readout = await readLines(table('Date,Kitchen (kWh),Garage (kWh),Main (kWh)', (slot) => `${stamp(slot)},${slot.kwh / 4},${slot.kwh / 4},${slot.kwh}`), BERLIN); // prettier-ignore
    expect(readout).toMatchObject({ ok: false, refusal: { reason: 'no_readings' } });
    expect(readout.ok || readout.refusal.detail).toContain('"Kitchen (kWh)", "Garage (kWh)", "Main (kWh)"');
  });

  it('tells the four flows of a Spanish inverter apart', async () => {
    const readout = await readLines(table('Período estadístico;Rendimiento FV (kWh);Energía inyectada a la red (kWh);Energía de la red (kWh);Consumo (kWh)', ({ from, kwh }) => `${from.iso} ${from.time};${comma(kwh * 2)};${comma(kwh / 2)};${comma(kwh)};${comma(kwh * 1.5)}`), BERLIN); // prettier-ignore
    expect(readout.report?.totals).toEqual({ production: sumOf(autumn, 2), export: sumOf(autumn, 0.5), import: sumOf(autumn), house: sumOf(autumn, 1.5) }); // prettier-ignore
  });

  it('takes a lone "Grid" beside solar for import less export', async () => {
    const readout = await readLines(['Date time,Home (kWh),Solar Energy (kWh),Grid (kWh)', '2024-06-01T00:00:00+02:00,2,0,2', '2024-06-01T01:00:00+02:00,1,3,-2']); // prettier-ignore
    expect(readout.report?.totals).toEqual({ house: '3', production: '3', import: '2', export: '2' });
  });

  it('turns production that is printed negative', async () => {
    const readout = await readLines(['DateTime,Device ID,Name,kWh', '2024-06-01 12:00:00,mains,Total Usage,1', '2024-06-01 12:00:00,solar,Solar Production,-3'], BERLIN); // prettier-ignore
    expect(readout.report?.totals).toEqual({ import: '1', production: '3' });
  });
});

describe('meter readings and bills', () => {
  it.each([
    ['bills that happen to grow', ['Month,Total Usage (kWh)', '2024-01,500', '2024-02,600', '2024-03,700'], '1800'],
    ['use beside the reading', ['Read Date,Meter Reading,Usage (kWh)', '01/15/2024,10000,500', '02/15/2024,10600,600', '03/15/2024,11300,700'], '1800'],
    ['readings alone', ['Read Date,Meter Reading (kWh)', '01/15/2024,10000', '02/15/2024,10600', '03/15/2024,11300'], '1300'],
    ['readings without a unit, one of them at rest', ['Datum;Stand T1;Stand T2', ...[1, 2, 3, 4].map((n) => `0${n}-06-2024;${1000 + n * 5};2000`)], '15'],
  ])('%s', async (_name, lines, total) => {
    expect((await readLines(lines, BERLIN)).report?.totals).toEqual({ import: total });
  }); // prettier-ignore

  it('finds the months of bills whose dates read both ways, and their last day', async () => {
    const readout = await readLines(['Service From,Service To,kWh', '1/5/2024,2/4/2024,500', '2/5/2024,3/4/2024,400', '3/5/2024,4/4/2024,300', '4/5/2024,5/4/2024,250'], { timezone: 'America/New_York' }); // prettier-ignore
    expect(readout.report).toMatchObject({ totals: { import: '1450' }, first: '2024-01-05T05:00:00Z', last: '2024-05-05T04:00:00Z', gaps: 0 }); // prettier-ignore
  });

  it('reads periods in one cell', async () => {
    const readout = await readLines(['Billing Period,Usage kWh', '"Jan 5, 2024 - Feb 4, 2024",500', '"Feb 5, 2024 - Mar 4, 2024",400'], { timezone: 'America/New_York' }); // prettier-ignore
    expect(readout.report).toMatchObject({ totals: { import: '900' }, first: '2024-01-05T05:00:00Z', last: '2024-03-05T05:00:00Z', gaps: 0 }); // prettier-ignore
  });
});

describe('thousands', () => {
  it.each([
    ['with a decimal comma elsewhere', ['Monat;kWh', 'Januar 2024;1.512', 'Februar 2024;480,5'], '1992.5'],
    ['by whole numbers beside them', ['Monat;kWh', 'Januar 2024;1.512', 'Februar 2024;480', 'März 2024;390'], '2382'], // prettier-ignore
    ['but not where a zero leads', ['Monat;kWh', 'Januar 2024;1.512', 'Februar 2024;0.480'], '1.992'],
    ['nor between commas', ['Month,kWh', 'January 2024,1.512', 'February 2024,480'], '481.512'],
  ])('are told %s', async (_name, lines, total) => {
    expect((await readLines(lines, BERLIN)).report?.totals).toEqual({ import: total });
  });
});

describe('day and month', () => {
  it('keeps revisions in order though they read both ways', async () => {
    const rows = (revised: string, kwh: number): string[] =>
      ['07/11/2023', '07/12/2023', '07/13/2023'].map((date) => `'1,${date},${revised},00:00,00:15,${kwh},A,Consumption`); // prettier-ignore
    const heading = 'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION'; // prettier-ignore
    const readout = await readLines([heading, ...rows('10/09/2023', 2), ...rows('09/10/2023', 1)]);
    expect(readout.report?.totals).toEqual({ import: '6' });
  });

  it('takes many kilowatt-hours a day for a heated house, not for months, where a day has several rows', async () => {
    const list = slots(ZONE, '2023-07-10', 3, 15).map((slot) => ({ ...slot, kwh: slot.kwh * 3 }));
    const readout = await readLines(table('Date,kWh', ({ from, kwh }) => `${from.mdy} ${from.time},${kwh.toFixed(2)}`, list), BERLIN); // prettier-ignore
    expect(readout.report).toMatchObject({ first: '2023-07-09T22:00:00Z', last: '2023-07-12T22:00:00Z' });
  });
});

describe('several files in one', () => {
  const month = (from: string, days: number): string =>
    table('timestamp,kwh', (slot) => `${stamp(slot)},${slot.kwh}`, slots(ZONE, from, days, 60)).join('\n');

  it('joins the months of a ZIP, in any order, and counts a copy once', async () => {
    const all = slots(ZONE, '2024-05-01', 61, 60);
    const [may, june] = [0, 31 * 24].map((at) => table('timestamp,kwh', (slot) => `${stamp(slot)},${slot.kwh}`, all.slice(at, at === 0 ? 31 * 24 : undefined)).join('\n')) as [string, string]; // prettier-ignore
    const zip = zipSync({ 'june.csv': strToU8(june), 'may.csv': strToU8(may), 'copy of may.csv': gzipSync(strToU8(may)) }); // prettier-ignore
    const readout = await readUsage(zip, BERLIN);
    expect(readout.report).toMatchObject(whole(all, { import: sumOf(all) }));
    const twice = await readUsage(zipSync({ 'a.csv': strToU8(may), 'b.csv': strToU8(may) }), BERLIN);
    expect(twice.report).toMatchObject({ totals: { import: sumOf(all.slice(0, 744)) }, duplicates: 744 });
  });

  it('takes the electricity of a ZIP with gas beside it, and keeps both', async () => {
    const gas = month('2024-05-01', 9).replace('kwh', 'm3');
    const readout = await readUsage(zipSync({ 'gas.csv': strToU8(gas), 'power.csv': strToU8(month('2024-05-01', 1)) }), BERLIN); // prettier-ignore
    expect(readout.report).toMatchObject({ commodity: 'electricity', readings: 24 });
    expect(readout.report?.channels.map(({ commodity, unit }) => `${commodity} ${unit}`).sort()).toEqual(['electricity kWh', 'gas m3']); // prettier-ignore
  });

  it('names a contradiction between two files of a ZIP', async () => {
    const other = month('2024-05-01', 1).replaceAll(',0.', ',1.');
    const readout = await readUsage(zipSync({ 'a.csv': strToU8(month('2024-05-01', 1)), 'b.csv': strToU8(other) }), BERLIN); // prettier-ignore
    expect(readout.ok || readout.refusal.reason).toBe('conflict');
  });
});
