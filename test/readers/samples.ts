/** Made-up files, one per family: small, readable, with the traps that real ones have. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import type { ReadOptions } from '../../src/readers/read-usage.js';

export interface Sample {
  readonly name: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly options?: ReadOptions;
  /** kWh per direction. */
  readonly totals: Readonly<Record<string, string>>;
  readonly readings: number;
  readonly intervalMinutes: number | null;
  readonly first: string;
  readonly last: string;
  readonly commodity?: string;
}

const lines = (...rows: string[]): Uint8Array => strToU8(rows.join('\n'));
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

/** 100 quarters of 3 November 2024 in Texas: the second pass of 01:00 begins with a row printed 02:00 to 01:15. */
function texasAutumnDay(): string[] {
  const rows: string[] = [];
  const row = (from: string, to: string): number =>
    rows.push(`'10000000000000007,11/03/2024,11/04/2024 06:00:00,${from},${to},.25,A,Consumption`);
  for (const quarter of range(8)) row(clock(quarter * 15), clock(quarter * 15 + 15));
  row('02:00', '01:15');
  for (const quarter of [5, 6, 7]) row(clock(quarter * 15), clock(quarter * 15 + 15));
  for (const quarter of range(88)) row(clock(120 + quarter * 15), clock(135 + quarter * 15));
  return rows;
}

const espiReading = (start: number, value: number, quality = ''): string =>
  `<e:IntervalReading><e:cost>12</e:cost>${quality}<e:timePeriod><e:duration>3600</e:duration><e:start>${start}</e:start></e:timePeriod><e:value>${value}</e:value></e:IntervalReading>`;

/** Two reading types with links after the content: hourly deltas in tenths of a Wh, and the daily register of the same energy. */
const greenButton = `<?xml version="1.0" encoding="UTF-8"?>
<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi"><a:title>Feed</a:title>
<a:entry><a:link rel="self" href="/UsagePoint/9"/><a:content><e:UsagePoint><e:ServiceCategory><e:kind>0</e:kind></e:ServiceCategory></e:UsagePoint></a:content></a:entry>
<a:entry><a:content><e:LocalTimeParameters><e:dstEndRule>B40E2000</e:dstEndRule><e:dstOffset>3600</e:dstOffset><e:dstStartRule>360E2000</e:dstStartRule><e:tzOffset>-18000</e:tzOffset></e:LocalTimeParameters></a:content></a:entry>
<a:entry><a:content><e:ReadingType><e:accumulationBehaviour>4</e:accumulationBehaviour><e:flowDirection>1</e:flowDirection><e:intervalLength>3600</e:intervalLength><e:powerOfTenMultiplier>-1</e:powerOfTenMultiplier><e:uom>72</e:uom></e:ReadingType></a:content><a:link rel="self" href="/ReadingType/H"/></a:entry>
<a:entry><a:content><e:ReadingType><e:accumulationBehaviour>1</e:accumulationBehaviour><e:flowDirection>1</e:flowDirection><e:powerOfTenMultiplier>-1</e:powerOfTenMultiplier><e:uom>72</e:uom></e:ReadingType></a:content><a:link rel="self" href="/ReadingType/D"/></a:entry>
<a:entry><a:content><e:MeterReading/></a:content><a:link rel="self" href="/UsagePoint/9/MeterReading/1"/><a:link rel="related" href="/ReadingType/H"/></a:entry>
<a:entry><a:content><e:MeterReading/></a:content><a:link rel="self" href="/UsagePoint/9/MeterReading/2"/><a:link rel="related" href="/ReadingType/D"/></a:entry>
<a:entry><a:content><e:IntervalBlock><e:interval><e:duration>86400</e:duration><e:start>1704085200</e:start></e:interval>
${range(24)
  .map((hour) =>
    espiReading(
      1_704_085_200 + hour * 3600,
      5000,
      hour === 3 ? '<e:ReadingQuality><e:quality>8</e:quality></e:ReadingQuality>' : '',
    ),
  )
  .join('\n')}
</e:IntervalBlock></a:content><a:link rel="up" href="/UsagePoint/9/MeterReading/1/IntervalBlock"/></a:entry>
<a:entry><a:content><e:IntervalBlock>${[0, 1].map((day) => `<e:IntervalReading><e:timePeriod><e:duration>0</e:duration><e:start>${1_704_085_200 + day * 86_400}</e:start></e:timePeriod><e:value>${900_000_000 + day * 120_000}</e:value></e:IntervalReading>`).join('')}</e:IntervalBlock></a:content><a:link rel="up" href="/UsagePoint/9/MeterReading/2/IntervalBlock"/></a:entry>
</a:feed>`;

const halfHours = (value: string): string =>
  range(48)
    .map(() => value)
    .join(',');

const smartHub = (...values: string[]): string[] => [
  ' Meter Reading Information',
  ' Type of readings: Electricity, Energy Consumption, Real energy in kilowatt-hours ',
  ' Interval Blockdata for period starting:, 2025-05-01 00:00  for 2 days',
  ' Energy consumption time period,Usage(Real energy in kilowatt-hours),Events occurred',
  ` 2025-05-01 00:00 to 2025-05-02 00:00,${values[0]},,`,
  ` 2025-05-02 00:00 to 2025-05-03 00:00,${values[1]},,`,
];

// prettier-ignore
export const SAMPLES: readonly Sample[] = [
  {
    name: 'green-button.xml', format: 'green-button-xml', bytes: strToU8(greenButton), totals: { import: '12' }, readings: 24,
    intervalMinutes: 60, first: '2024-01-01T05:00:00Z', last: '2024-01-02T05:00:00Z',
  },
  {
    name: 'green-button.zip', format: 'green-button-xml',
    bytes: zipSync({ 'readme.html': strToU8('<html></html>'), 'data.xml': strToU8(greenButton) }), totals: { import: '12' }, readings: 24,
    intervalMinutes: 60, first: '2024-01-01T05:00:00Z', last: '2024-01-02T05:00:00Z',
  },
  {
    name: 'texas.csv', format: 'smart-meter-texas-csv',
    bytes: lines('ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION', ...texasAutumnDay(), ''),
    totals: { import: '25' }, readings: 100, intervalMinutes: 15, first: '2024-11-03T05:00:00Z', last: '2024-11-04T06:00:00Z',
  },
  {
    name: 'texas-revised.csv.gz', format: 'smart-meter-texas-csv',
    bytes: gzipSync(lines(
      'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION',
      "'7,03/14/2024,03/15/2024 05:00:00,00:00,00:15,.5,E,Consumption",
      "'7,03/14/2024,03/15/2024 05:00:00,00:15,00:30,.25,A,Consumption",
      "'7,03/14/2024,03/20/2024 05:00:00,00:00,00:15,.75,A,Consumption",
      "'7,03/14/2024,03/20/2024 05:00:00,00:15,00:30,.1,A,Surplus Generation",
    )),
    totals: { import: '1', export: '0.1' }, readings: 3, intervalMinutes: 15, first: '2024-03-14T05:00:00Z', last: '2024-03-14T05:30:00Z',
  },
  {
    name: 'nem12.csv', format: 'nem12', options: { timezone: 'Australia/Sydney' },
    bytes: lines(
      '100,NEM12,202402010000,MDP,RET',
      '200,6000000001,E1B1Q1,1,E1,N1,SER1,kWh,30,', `300,20240102,${halfHours('0.5')},A,,,20240201000000,`,
      `300,20240101,${halfHours('0.25')},V,,,20240201000000,`, '400,1,24,A,,', '400,25,48,S14,,',
      '200,6000000001,E1B1Q1,1,B1,N1,SER1,Wh,30,', `300,20240101,${halfHours('100')},A,,,20240201000000,`,
      '200,6000000001,E1B1Q1,1,Q1,N1,SER1,kVArh,30,', `300,20240101,${halfHours('9')},A,,,20240201000000,`, '900',
    ),
    totals: { import: '36', export: '4.8' }, readings: 144, intervalMinutes: 30, first: '2023-12-31T14:00:00Z', last: '2024-01-02T14:00:00Z',
  },
  {
    name: 'nem13.csv', format: 'nem12',
    bytes: lines('100,NEM13,202402010000,MDP,RET', '250,6000000001,11,1,11,11,SER1,E,001000.0,20231001000000,A,,,001500.5,20240101000000,A,,,500.5,kWh,20240401,20240102,', '900'),
    totals: { import: '500.5' }, readings: 1, intervalMinutes: 132_480, first: '2023-09-30T14:00:00Z', last: '2023-12-31T14:00:00Z',
  },
  {
    name: 'opower.csv', format: 'opower-csv', options: { timezone: 'America/Los_Angeles' },
    bytes: lines(
      '\ufeffName,A PERSON', 'Address,"1 A ST, TOWN CA"', 'Account Number,1', 'Service,Service 1', '',
      'TYPE,DATE,START TIME,END TIME,IMPORT (kWh),EXPORT (kWh),COST,NOTES',
      'Electric usage,2024-03-09,00:00,00:59,0.5,0.00,$0.10,', 'Electric usage,2024-03-09,01:00,01:59,0.25,0.10,$0.10,* estimated',
      'Electric usage,2024-03-09,02:00,02:59,none,0.10,$0.10,',
    ),
    totals: { import: '0.75', export: '0.2' }, readings: 5, intervalMinutes: 60, first: '2024-03-09T08:00:00Z', last: '2024-03-09T11:00:00Z',
  },
  {
    name: 'opower-gas.csv', format: 'opower-csv', options: { timezone: 'America/Los_Angeles' }, commodity: 'gas',
    bytes: lines('Name,X', '', 'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST', 'Natural gas usage,1/13/2024,00:00,23:59,1.5,therms,$2', 'Natural gas usage,1/14/2024,00:00,23:59,2,therms,$2'),
    totals: {}, readings: 2, intervalMinutes: 1440, first: '2024-01-13T08:00:00Z', last: '2024-01-15T08:00:00Z',
  },
  {
    name: 'sce.csv', format: 'sce-csv',
    bytes: lines(
      'Energy Usage Information', '"Data for period starting: 2024-05-01 00:00:00  for 24 hours"',
      'Energy Delivered time period,Usage(Real energy in kilowatt-hours),Reading quality',
      '"2024-05-01 00:00:00\u00a0to 2024-05-01 01:00:00","0.5",""', '"2024-05-01 01:00:00\u00a0to 2024-05-01 02:00:00","0.75",""',
      'Energy Received time period,Usage(Real energy in kilowatt-hours),Reading quality',
      '"2024-05-01 00:00:00\u00a0to 2024-05-01 01:00:00","0.1",""',
    ),
    totals: { import: '1.25', export: '0.1' }, readings: 3, intervalMinutes: 60, first: '2024-05-01T07:00:00Z', last: '2024-05-01T09:00:00Z',
  },
  {
    name: 'smarthub.csv', format: 'nisc-smarthub-csv', options: { timezone: 'America/Denver' },
    bytes: lines('', ...smartHub('10', '20'), ...smartHub('6', '-5'), ...smartHub('-4', '-25'), ...smartHub('3', '4').map((line) => line.replaceAll('kilowatt-hours', 'kilowatts'))),
    totals: { import: '30', export: '29' }, readings: 4, intervalMinutes: 1440, first: '2025-05-01T06:00:00Z', last: '2025-05-03T06:00:00Z',
  },
  {
    name: 'sdge.csv', format: 'sdge-myenergycenter-csv',
    bytes: lines('"Name : A PERSON",,,,', '"Reading Start: 12/31/1969",,,,', '"Meter Number","Date","Start Time","Duration","Consumed"', '"1","09/04/2024",12:00:00 AM,"Hour","0.34"', '"1","09/04/2024",01:00:00 AM,"Hour","-0.22100000000000"'),
    totals: { import: '0.34', export: '0.221' }, readings: 2, intervalMinutes: 60, first: '2024-09-04T07:00:00Z', last: '2024-09-04T09:00:00Z',
  },
  {
    name: 'ameren.csv', format: 'ameren-csv',
    bytes: lines(
      'Name,A PERSON,,,', 'Start Interval Date/Time,Meter Id,Usage,Units,Interval,Usage,Units,Interval',
      '03/09/2025 01:00,9,1,kwh,60min,.25,kwh,15min', ...[15, 30, 45].map((minute) => `03/09/2025 01:${minute},9,-,-,-,.25,kwh,15min`),
      '03/09/2025 02:00,9,.6,kwh,60min,.6,kwh,15min', '03/09/2025 03:00,9,.9,kwh,60min,-,-,-',
      ...[15, 30, 45].map((minute) => `03/09/2025 03:${minute},9,-,-,-,.1,kwh,15min`),
    ),
    totals: { import: '1.9' }, readings: 8, intervalMinutes: 15, first: '2025-03-09T07:00:00Z', last: '2025-03-09T09:00:00Z',
  },
  {
    name: 'agl.csv', format: 'agl-long-csv',
    bytes: lines(
      'AccountNumber,NMI,DeviceNumber,DeviceType,RegisterCode,RateTypeDescription,StartDate,EndDate,ProfileReadValue,RegisterReadValue,QualityFlag',
      '7000000000,6000000001,2,MRIM,2#E1,Generalusage,26/9/23 0:00,26/9/23 0:29,0.5,0,A', '7000000000,6000000001,2,MRIM,2#B1,Solar,26/9/23 0:00,26/9/23 0:29,0.1,0,A',
      '7000000000,6000000001,2,MRIM,2#E1,Generalusage,26/9/23 0:30,26/9/23 0:59,0.25,0,A',
    ),
    totals: { import: '0.75', export: '0.1' }, readings: 3, intervalMinutes: 30, first: '2023-09-25T14:00:00Z', last: '2023-09-25T15:00:00Z',
  },
  {
    name: 'amber.csv', format: 'amber-csv', options: { timezone: 'Etc/GMT-10' },
    bytes: lines(
      'Start Time,End Time,NEM Time,Day,Channel Type,Channel Identifier,Price,Usage,Cost,Read Quality',
      '2026-04-12 00:00:01,2026-04-12 00:30:00,2026-04-12 00:30:00,2026-04-12,general,E1,9.4,1.5,14.1,ACTUAL',
      '2026-04-12 00:30:01,2026-04-12 01:00:00,2026-04-12 01:00:00,2026-04-12,general,E1,9.4,0.5,4.7,ACTUAL',
      '2026-04-12 00:00:01,2026-04-12 00:30:00,2026-04-12 00:30:00,2026-04-12,feedIn,B1,5,0.25,-1,ACTUAL',
      '2026-04-12 00:00:01,2026-04-12 00:30:00,2026-04-12 00:30:00,2026-04-12,controlledLoad,E2,5,0.75,-1,ACTUAL',
    ),
    totals: { import: '2.75', export: '0.25' }, readings: 4, intervalMinutes: 30, first: '2026-04-11T14:00:00Z', last: '2026-04-11T15:00:00Z',
  },
  {
    name: 'power-planner.csv', format: 'mypowerplanner-wide-csv',
    bytes: lines(
      `NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?,${range(48).map((i) => `${clock(i * 30)} - ${clock(i * 30 + 30)}`).join(',')}`,
      `6000000001,1,Consumption,22/06/2024,No,${halfHours('0.5')}`, `6000000001,1,Generation,22/06/2024,Yes,${halfHours('0.1')}`,
    ),
    totals: { import: '24', export: '4.8' }, readings: 96, intervalMinutes: 30, first: '2024-06-21T14:00:00Z', last: '2024-06-22T14:00:00Z',
  },
  {
    name: 'octopus.csv', format: 'octopus-csv',
    bytes: lines(' Consumption (kwh), Start, End', '0.5,2024-10-27T01:30:00+01:00,2024-10-27T01:00:00+00:00', '0.25,2024-10-27T01:00:00+01:00,2024-10-27T01:30:00+01:00', '0E-20,2024-10-27T01:00:00+00:00,2024-10-27T01:30:00+00:00'),
    totals: { import: '0.75' }, readings: 3, intervalMinutes: 30, first: '2024-10-27T00:00:00Z', last: '2024-10-27T01:30:00Z',
  },
  {
    name: 'octopus.json', format: 'octopus-json',
    bytes: strToU8(JSON.stringify({ count: 2, results: [{ consumption: 0.5, interval_start: '2024-06-01T00:30:00+01:00', interval_end: '2024-06-01T01:00:00+01:00' }, { consumption: 0.125, interval_start: '2024-06-01T00:00:00+01:00', interval_end: '2024-06-01T00:30:00+01:00' }] })),
    totals: { import: '0.625' }, readings: 2, intervalMinutes: 30, first: '2024-05-31T23:00:00Z', last: '2024-06-01T00:00:00Z',
  },
  {
    name: 'n3rgy.csv', format: 'n3rgy-csv', options: { timezone: 'Europe/London' },
    bytes: lines('timestamp (UTC),energyConsumption (kWh)', '2024-07-01 00:00,0.5', '2024-07-01 00:30,0.25', '2024-07-01 01:00,0.25'),
    totals: { import: '1' }, readings: 3, intervalMinutes: 30, first: '2024-07-01T00:00:00Z', last: '2024-07-01T01:30:00Z',
  },
  {
    name: 'esb.csv', format: 'esb-hdf-csv',
    bytes: lines(
      'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time',
      ...['02:00', '01:30', '01:00', '01:30', '01:00', '00:30'].map((end, i) => `1,2,${(i + 1) / 10},Active Import Interval (kW),27-10-2024 ${end}`),
      '1,2,0.5,Active Export Interval (kW),27-10-2024 00:30',
    ),
    totals: { import: '1.05', export: '0.25' }, readings: 7, intervalMinutes: 30, first: '2024-10-26T23:00:00Z', last: '2024-10-27T02:00:00Z',
  },
  {
    name: 'eiep13a.txt', format: 'eiep13a',
    bytes: lines('HDR,ICPCONS,1.1,A,B,C,21/04/2024,000,00000003,01/10/2023,22/03/2024', 'DET,,ICP1,000,,M1,X,7304,24,01/10/2023 00:00:01,01/10/2023 00:30:00,RD,0.5,0.00', 'DET,,ICP1,000,,M1,X,7304,24,01/10/2023 00:30:01,01/10/2023 01:00:00,ES,0.25,0.00', 'DET,,ICP1,000,,M1,I,7304,24,01/10/2023 00:00:01,01/10/2023 00:30:00,RD,0.1,0.00'),
    totals: { import: '0.75', export: '0.1' }, readings: 3, intervalMinutes: 30, first: '2023-09-30T11:00:00Z', last: '2023-09-30T12:00:00Z',
  },
  {
    name: 'bills.csv', format: 'xcel-bill-history-csv',
    bytes: lines('Bill Date,Electric Charges,Electric Usage (kWh),Gas Usage (Therms),Total Charges', '"03/13/2024","60","450","9","70"', '"02/13/2024","60","500","12","70"', '"01/15/2024","60","480","20","70"'),
    totals: { import: '1430' }, readings: 3, intervalMinutes: null, first: '2023-12-17T07:00:00Z', last: '2024-03-13T06:00:00Z',
  },
  {
    name: 'german.csv', format: 'plain-csv', options: { timezone: 'Europe/Berlin' },
    bytes: lines('Datum;Zeit von;Zeit bis;Verbrauch (kWh);Status', '31.03.2024;01:30;01:45;0,5;Wahrer Wert', '31.03.2024;01:45;03:00;0,25;Wahrer Wert', '31.03.2024;03:00;03:15;0,125;Ersatzwert'),
    totals: { import: '0.875' }, readings: 3, intervalMinutes: 15, first: '2024-03-31T00:30:00Z', last: '2024-03-31T01:15:00Z',
  },
  {
    name: 'american-12-hour.csv', format: 'plain-csv', options: { timezone: 'America/New_York' },
    bytes: lines('Account,1', '', 'Cost,Date,Time,Energy Used (kWh)', '$0.1,06/12/2024,11:00 PM,0.5', '$0.1,06/13/2024,12:00 AM,0.25', '$0.1,06/13/2024,1:00 AM,0.25', 'Total,,,1.0'),
    totals: { import: '1' }, readings: 3, intervalMinutes: 60, first: '2024-06-13T03:00:00Z', last: '2024-06-13T06:00:00Z',
  },
  {
    name: 'mean-power.csv', format: 'plain-csv', options: { timezone: 'UTC' },
    bytes: lines('timestamp,Power (W)', ...range(4).map((i) => `2024-06-01T${clock(i * 15)}:00Z,400`)),
    totals: { import: '0.4' }, readings: 4, intervalMinutes: 15, first: '2024-06-01T00:00:00Z', last: '2024-06-01T01:00:00Z',
  },
  {
    name: 'months.csv', format: 'plain-csv', options: { timezone: 'Europe/London' },
    bytes: lines('Month,Energy used (kWh),Cost', 'January 2024,310,60', 'February 2024,"1,290",58', 'March 2024,250,50'),
    totals: { import: '1850' }, readings: 3, intervalMinutes: null, first: '2024-01-01T00:00:00Z', last: '2024-03-31T23:00:00Z',
  },
  {
    name: 'bill-periods.csv', format: 'plain-csv', options: { timezone: 'America/Chicago' },
    bytes: lines('From,To,kWh', '01/01/2024,01/31/2024,310', '02/01/2024,02/29/2024,290', '03/01/2024,03/31/2024,250'),
    totals: { import: '850' }, readings: 3, intervalMinutes: null, first: '2024-01-01T06:00:00Z', last: '2024-04-01T05:00:00Z',
  },
  {
    name: 'hour-ending.csv', format: 'plain-csv', options: { timezone: 'America/Chicago' },
    bytes: lines('Date,Hour Ending,kWh', ...range(24).map((hour) => `02/13/2024,${hour + 1},0.5`)),
    totals: { import: '12' }, readings: 24, intervalMinutes: 60, first: '2024-02-13T06:00:00Z', last: '2024-02-14T06:00:00Z',
  },
  {
    name: 'periods-of-a-long-day.csv', format: 'plain-csv', options: { timezone: 'Europe/London' },
    bytes: lines('Date,Settlement Period,Consumption', ...range(50).map((slot) => `2024-10-27,${slot + 1},0.5`)),
    totals: { import: '25' }, readings: 50, intervalMinutes: 30, first: '2024-10-26T23:00:00Z', last: '2024-10-28T00:00:00Z',
  },
  {
    name: 'wide-hours.csv', format: 'wide-csv', options: { timezone: 'America/New_York' },
    bytes: lines(`Date,${range(24).map((hour) => `Hour ${hour + 1}`).join(',')},Total`, `01/13/2024,${range(24).map(() => '0.5').join(',')},12`, `01/14/2024,${range(24).map(() => '0.25').join(',')},6`),
    totals: { import: '18' }, readings: 48, intervalMinutes: 60, first: '2024-01-13T05:00:00Z', last: '2024-01-15T05:00:00Z',
  },
  {
    name: 'watt-hours.csv', format: 'plain-csv', options: { timezone: 'UTC' },
    bytes: lines('"Timestamp","Value"', ...range(6).map((i) => `2024-06-01 ${clock(i * 30)}:00,${200 + i}`)),
    totals: { import: '1.215' }, readings: 6, intervalMinutes: 30, first: '2024-06-01T00:00:00Z', last: '2024-06-01T03:00:00Z',
  },
  {
    name: 'meter-readings.csv', format: 'plain-csv', options: { timezone: 'UTC' },
    bytes: lines('date,meter reading (kWh)', ...range(8).map((day) => `2024-06-${two(day + 13)},${54_000 + day * 12}`)),
    totals: { import: '84' }, readings: 7, intervalMinutes: 1440, first: '2024-06-13T00:00:00Z', last: '2024-06-20T00:00:00Z',
  },
  {
    name: 'model-year.csv', format: '8760-column', bytes: lines('kWh', ...range(8760).map(() => '0.5')),
    totals: { import: '4380' }, readings: 8760, intervalMinutes: 60, first: '2023-01-01T00:00:00Z', last: '2024-01-01T00:00:00Z',
  },
  {
    name: 'table.json', format: 'plain-json', bytes: strToU8(JSON.stringify([{ time: '2024-06-01T00:00:00Z', kwh: 0.5 }, { time: '2024-06-01T01:00:00Z', kwh: 0.25 }])),
    totals: { import: '0.75' }, readings: 2, intervalMinutes: 60, first: '2024-06-01T00:00:00Z', last: '2024-06-01T02:00:00Z',
  },
];
