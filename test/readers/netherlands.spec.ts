import { describe, expect, it } from '@jest/globals';
import { facts, readJson, readLines } from '../support/read-text.js';

describe('DSMR-reader', () => {
  it('adds both tariffs, keeps returned apart and gas in m³', async () => {
    const readout = await readLines([
      'Hour Start,Electricity 1 (Low Tariff),Electricity 1 Returned (Low Tariff),Electricity 2 (Normal Tariff),Gas,Electricity merged',
      '2024-10-27T02:00:00+02:00,0.1,0.2,0.3,0.5,0.4',
      '2024-10-27T02:00:00+01:00,0.1,0.2,0.3,0.5,0.4',
    ]);
    expect(facts(readout)).toEqual({
      format: 'dsmr-reader-csv',
      totals: { import: '0.8', export: '0.4' },
      first: '2024-10-27T00:00:00Z',
      last: '2024-10-27T02:00:00Z',
      intervalMinutes: 60,
      gaps: 0,
      other: ['gas 1 m3'],
    });
  });

  it('knows the Dutch words', async () => {
    const readout = await readLines([
      'Dag,Elektriciteit 1 (laag),Elektriciteit 2 (normaal),Elektriciteit 1 teruglevering,Gas',
      '2024-01-01,1,2,0.1,3',
      '2024-01-02,1,2,0.1,3',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '6', export: '0.2' },
      intervalMinutes: 1440,
      other: ['gas 6 m3'],
    });
  });
});

describe('Engie', () => {
  it('tells electricity, return and gas by type; the peak flag is no direction', async () => {
    const readout = await readLines([
      '"EAN","Type","Datum","Piek","Verbruik"',
      '"1","Gas","2021-12-25T00:00:00+01:00","0","0.5"',
      '"2","Elektriciteit","2021-12-25T00:00:00+01:00","true","0.7"',
      '"2","Elektriciteit","2021-12-25T01:00:00+01:00","false","0.5"',
      '"2","Warmte","2021-12-25T01:00:00+01:00","false","9"',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '1.2' }, other: ['gas 0.5 m3'] });
    expect(readout.report?.rejected).toEqual([
      { line: 5, reason: '"Warmte" is neither electricity nor gas' },
    ]);
  });
});

describe('HomeWizard', () => {
  const heading = 'time,Import T1 kWh,Import T2 kWh,Export T1 kWh,Import kWh';

  it('reads meter readings and leaves the sum of the tariffs out', async () => {
    const readout = await readLines([
      heading,
      '2022-09-01 00:00,100,200,5,300',
      '2022-09-01 00:15,100.5,200,5.1,300.5',
      '2022-09-01 00:30,101,200.2,5.1,301.2',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '1.2', export: '0.1' }, intervalMinutes: 15 });
  });

  it.each([
    ['zeros', '0,0,0,0'],
    ['the end of the day at its start', '140,240,45,380'],
  ])('leaves out %s', async (_name, stray) => {
    const readout = await readLines([
      heading,
      '2022-09-01 23:45,100,200,5,300',
      `2022-09-02 00:00,${stray}`,
      '2022-09-02 00:15,100.5,200.5,5,301',
      '2022-09-02 00:30,101,201,5,302',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '2', export: '0' } });
  });
});

describe('retailers', () => {
  it('Energie Manager: drops the totals row and the net column; blank beside its row total is 0', async () => {
    const readout = await readLines([
      'Vanaf;Tot;Verbruik laag tarief;Verbruik hoog tarief;Teruglevering laag tarief;Totaal;',
      '2013-12-30 00:00;2013-12-31 00:00;1,50000;;-0,20000;1,30000;',
      '2013-12-31 00:00;2014-01-01 00:00;1.001,50000;2,00000;-0,20000;1.003,30000;',
      '2013-01-01 00:00;2014-01-01 00:00;1.003,00000;2,00000;-0,40000;1.004,60000;',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '1005', export: '0.4' },
      first: '2013-12-29T23:00:00Z',
      last: '2013-12-31T23:00:00Z',
      gaps: 0,
    });
  });

  it('Energie Manager: a bare column is gas only where the name of the file says so', async () => {
    const lines = ['Vanaf;Tot;Verbruik;', '2013-01-01 00:00;2013-01-02 00:00;3,5;'];
    expect(facts(await readLines(lines, { fileName: 'gas_2013.csv' }))).toMatchObject({
      totals: {},
      other: ['gas 3.5 m3'],
    });
    expect(facts(await readLines(lines))).toBe('no_readings');
  });

  it('Liander: tells gas by the meter and counts the use, also over a change of meter', async () => {
    const readout = await readLines([
      'eancodeasn,meternummer,meterreadingdate,reading1,usage1,reading2,usage2,reading3,usage3,reading4,usage4   ',
      '87,E1,05-06-2023,100,,200,,0,,7,',
      '87,E1,06-06-2023,104,4,207,7,0,0,8,1',
      '87,E2,07-06-2023,3,3,2,2,0,0,0,0',
      '88,G1,06-06-2023,50,2.5,,,,,,   ',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '16', export: '1' },
      first: '2023-06-04T22:00:00Z',
      last: '2023-06-06T22:00:00Z',
      other: ['gas 2.5 m3'],
    });
  });

  it('Greenchoice: newest first, a new meter begins anywhere', async () => {
    const readout = await readLines([
      'OpnameDatum;StandNormaal;TerugleveringNormaal;StandDal',
      '2023-08-04;12;3;8',
      '2023-08-03;5;1;3',
      '2023-08-02;874;1608;824',
      '2023-08-01;868;1588;822',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '20', export: '22' }, gaps: 1 });
  });

  it('SlimmeMeterPortal: each row fills the tariff in force; the stamp ends the quarter', async () => {
    const readout = await readLines([
      'datum_tijd;levering_normaal;levering_laag;teruglevering_normaal;teruglevering_laag;buitentemperatuur',
      '01-01-2023 00:15:00 +0100;;0,11;;0,00;-',
      '01-01-2023 00:30:00 +0100;0,12;;0,01;;9,50',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '0.23', export: '0.01' },
      first: '2022-12-31T23:00:00Z',
      last: '2022-12-31T23:30:00Z',
      gaps: 0,
    });
  });

  it('Zonneplan: production is what was fed in; one row spans the skipped hour; the sheet ends with totals', async () => {
    const readout = await readLines([
      'DateFrom,DateTo,ElectricityConsumptionUsageKwh,ElectricityConsumptionCostsWithTax,ElectricityProductionUsageKwh,GasUsageKwh',
      '2024-03-31 00:00:00,2024-03-31 01:00:00,0.4,0.1,0,1',
      '2024-03-31 01:00:00,2024-03-31 03:00:00,0.5,0.1,-0.2,1',
      '2024-03-31 03:00:00,2024-03-31 04:00:00,0.6,0.1,-0.3,1',
      ',,1.5,0.3,-0.5,3',
    ]);
    expect(facts(readout)).toEqual({
      format: 'zonneplan-xlsx',
      totals: { import: '1.5', export: '0.5' },
      first: '2024-03-30T23:00:00Z',
      last: '2024-03-31T02:00:00Z',
      intervalMinutes: 60,
      gaps: 0,
      other: ['gas 3 kWh'],
    });
  });

  it('Eneco and Oxxio: the use where it is given, else the meter readings', async () => {
    const use = await readLines([
      ';Stroom [kWh];;;Stroom teruglevering [kWh];;Gas [m3];',
      'Datum;Meterstand laagtarief (El 1);Verbruik laag tarief;Geschat?;Meterstand laagtarief (El 3);Teruglevering laag tarief;Meterstand;Verbruik',
      '01-02-2020;9695;10;N;5;1;50;3',
      '02-02-2020;131;2;Y;7;2;53;4',
    ]);
    expect(facts(use)).toMatchObject({ totals: { import: '12', export: '3' }, other: ['gas 7 m3'] });
    const readings = await readLines([
      ';Stroom [kWh];;Stroom teruglevering [kWh];;Gas [m3]',
      'Datum;Meterstand laagtarief (El 1);Meterstand hoogtarief (El 2);Meterstand laagtarief (El 3);Meterstand hoogtarief (El 4);Meterstand',
      '05-06-2023;100;200;5;6;50',
      '06-06-2023;102;203;6;8;51',
    ]);
    expect(facts(readings)).toMatchObject({
      totals: { import: '5', export: '3' },
      intervalMinutes: 1440,
      other: ['gas 1 m3'],
    });
  });

  it('NextEnergy: readings in UTC, flows by direction and unit', async () => {
    const readout = await readLines([
      'Date Time UTC,Reading Start,Reading End,Unit,Direction',
      '13-01-2024 00:00:00,100,101,kWh,levering',
      '13-01-2024 01:00:00,101,102,kWh,levering',
      '13-01-2024 00:00:00,5,5.5,kWh,teruglevering',
      '13-01-2024 01:00:00,5.5,6,kWh,teruglevering',
      '13-01-2024 00:00:00,50,50.5,m3,levering',
      '13-01-2024 01:00:00,50.2,50.5,m3,levering',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '1', export: '0.5' },
      first: '2024-01-13T00:00:00Z',
      other: ['gas 0.2 m3'],
    });
  });

  it('Vandebron: sums, not their peak and off-peak parts, in the unit that the answer names', async () => {
    const readout = await readJson({
      unit: 'WH',
      resolution: 'Days',
      values: [{ time: '2022-10-20T00:00:00Z', consumption: 9618, production: 100, consumptionPeak: 8762 }],
    });
    expect(facts(readout)).toMatchObject({ totals: { import: '9.618', export: '0.1' } });
  });

  it('P1-monitor: OBIS registers, not the differences beside them', async () => {
    const readout = await readLines([
      'TIMESTAMP,VERBR_KWH_181,VERBR_KWH_182,GELVR_KWH_281,VERBR_KWH_X,VERBR_GAS_2421',
      '2024-01-01 00:00:00,100,200,1,0.1,50',
      '2024-01-01 01:00:00,100.5,200.25,1.5,0.75,50.5',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '0.75', export: '0.5' },
      other: ['gas 0.5 m3'],
    });
  });
});
