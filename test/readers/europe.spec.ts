import { describe, expect, it } from '@jest/globals';
import { facts, readJson, readLines } from '../support/read-text.js';

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('Fluvius (Belgium)', () => {
  it.each([
    [
      'Dutch',
      'Van datum;Van tijdstip;Tot datum;Tot tijdstip;EAN-code;Meter;Register;Volume;Eenheid;Validatiestatus',
      'Afname Nacht',
      'Injectie Nacht',
    ],
    [
      'French',
      'Du (date);De (heure);Au (date);À (heure);Code EAN;Compteur;Registre;Volume;Unité;Statut de validation',
      'Prélèvement nuit',
      'Injection nuit',
    ],
    [
      'English',
      'From (date);From (time);Until (date);Until (time);EAN code;Meter;Register;Volume;Unit;Validation status',
      'Offtake Night',
      'Injection Night',
    ],
  ])('%s', async (_language, heading, offtake, injection) => {
    const row = (from: string, until: string, register: string, volume: string): string =>
      `12/10/2023;${from};12/10/2023;${until};="5414";M1;${register};${volume};kWh;Read`;
    const readout = await readLines([
      heading,
      row('00:00:00', '00:15:00', offtake, '0,100'),
      row('00:00:00', '00:15:00', injection, '0,020'),
      row('00:15:00', '00:30:00', offtake, '0,200'),
      row('00:15:00', '00:30:00', injection, ''),
      row('00:30:00', '00:45:00', offtake.replace(/n(igh|ach)t|nuit/i, 'Dag'), '0,300'),
    ]);
    expect(facts(readout)).toEqual({
      format: 'fluvius-csv',
      totals: { import: '0.6', export: '0.02' },
      first: '2023-10-11T22:00:00Z',
      last: '2023-10-11T22:45:00Z',
      intervalMinutes: 15,
      gaps: 0,
    });
    expect(readout.report?.channels.map(({ direction, readings }) => [direction, readings])).toEqual([
      ['import', 3],
      ['export', 1],
    ]);
  });

  it('keeps day and night of one day as registers that add up', async () => {
    const day = (date: string, next: string, register: string, volume: string): string =>
      `${date};00:00:00;${next};00:00:00;5414;M1;${register};${volume};kWh`;
    const readout = await readLines([
      'Van datum;Van tijdstip;Tot datum;Tot tijdstip;EAN-code;Meter;Register;Volume;Eenheid',
      day('01/01/2024', '02/01/2024', 'Afname Nacht', '3,1'),
      day('01/01/2024', '02/01/2024', 'Afname Dag', '5,2'),
      day('02/01/2024', '03/01/2024', 'Afname Nacht', '3,1'),
      day('02/01/2024', '03/01/2024', 'Afname Dag', '5,2'),
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '16.6' }, intervalMinutes: 1440 });
  });

  it('never takes the kWh of gas for electricity', async () => {
    const row = (volume: string, unit: string): string =>
      `22/10/2023;06:00:00;22/10/2023;07:00:00;5414;M7;Offtake;${volume};${unit};Read;11,3`;
    const heading =
      'From (date);From (time);Until (date);Until (time);EAN code;Meter;Register;Volume;Unit;Validation status;Caloric upper value';
    const readout = await readLines([heading, row('4,125', 'kWh'), row('0,364', 'm³')]);
    expect(facts(readout)).toMatchObject({ totals: {}, other: ['gas 4.125 kWh', 'gas 0.364 m3'] });
  });
});

describe('E-REDES (Portugal)', () => {
  it('folds the repeated hour quarter by quarter; mean kW up to the stamp', async () => {
    const quarters = Array.from({ length: 20 }, (_, i) => (i + 1) * 15);
    const printed = quarters.flatMap((at) => (at >= 60 && at < 120 ? [at, at] : [at]));
    const rows = printed.map((at, i) => `2023/10/29;${clock(at)};0,${400 + i};Real`);
    const readout = await readLines([
      'Leituras',
      '',
      'Data;Hora;Consumo registado, Ativa (kW);Estado',
      ...rows,
    ]);
    expect(facts(readout)).toMatchObject({
      format: 'e-redes',
      first: '2023-10-28T23:00:00Z',
      last: '2023-10-29T05:00:00Z',
      intervalMinutes: 15,
      gaps: 0,
    });
    expect(readout.report?.quality.repeatedHour).toBe(4);
  });

  it('counts registered consumption, not the measured one beside it', async () => {
    const readout = await readLines([
      'Data;Hora;Consumo medido na IC, Ativa (kW);Consumo registado, Ativa (kW);Injeção na rede medida na IC, Ativa (kW)',
      '2024/01/01;23:45;1,0;0,4;0,1',
      '2024/01/01;24:00;1,0;0,4;0,1',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '0.2', export: '0.05' },
      last: '2024-01-02T00:00:00Z',
    });
  });
});

describe('Italy', () => {
  const hours = Array.from(
    { length: 24 },
    (_, hour) => `${clock(hour * 60)}-${clock(((hour + 1) % 24) * 60)}`,
  );

  it('reads a row per day with a column per interval; the skipped hour is empty', async () => {
    const values = hours.map((_, hour) => (hour === 2 ? '' : '"0,5"'));
    const readout = await readLines([`Giorno;${hours.join(';')};`, `"31/03/2024";${values.join(';')};`]);
    expect(facts(readout)).toMatchObject({
      format: 'enel-wide-csv',
      totals: { import: '11.5' },
      first: '2024-03-30T23:00:00Z',
      last: '2024-03-31T22:00:00Z',
      gaps: 0,
    });
  });

  it('meterN: the name of the file tells the flow, without it nothing does', async () => {
    const lines = ['20200101,11723', '20200102,500'];
    expect(facts(await readLines(lines, { fileName: '5Immissioni2020.csv' }))).toMatchObject({
      totals: { export: '12.223' },
      first: '2019-12-31T23:00:00Z',
    });
    expect(facts(await readLines(lines))).toBe('no_readings');
  });
});

describe('EDC (Czechia)', () => {
  it('reads what is left after sharing; the letter tells the way', async () => {
    const readout = await readLines([
      'Datum;Cas od;Cas do;IN-859182400100000001-D;OUT-859182400100000001-D;IN-859182400100000002-O;OUT-859182400100000002-O',
      '01.08.2025;00:00;00:15;0,5;0,3;-0,4;-0,2;',
      '01.08.2025;23:45;24:00;0,5;0,3;-0,4;-0,2;',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { export: '0.6', import: '0.4' },
      first: '2025-07-31T22:00:00Z',
      last: '2025-08-01T22:00:00Z',
    });
  });

  it('refuses columns that name no direction', async () => {
    const lines = ['Datum;Cas od;Cas do;859182400100000001', '01.08.2025;00:00;00:15;0,5'];
    expect(facts(await readLines(lines))).toBe('no_readings');
  });
});

describe('Fingrid (Finland)', () => {
  it('reads the Datahub in CSV and JSON and counts one of two reading types', async () => {
    const csv = await readLines([
      'Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu',
      '64;8716867000030;PT1H;kWh;BN01;2023-01-01T22:00:00Z;0,150000;OK',
      '64;8716867000030;PT1H;kWh;BN01;2023-01-01T23:00:00Z;0,250000;OK',
    ]);
    expect(facts(csv)).toMatchObject({ totals: { import: '0.4' }, first: '2023-01-01T22:00:00Z', gaps: 0 });
    const series = (ReadingType: string) => ({
      MeteringPointEAN: '64',
      ResolutionDuration: 'PT15MIN',
      ProductType: '8716867000030',
      UnitType: 'kWh',
      ReadingType,
      Observations: [{ PeriodStartTime: '2022-12-31T22:00:00Z', Quantity: '2.1', Quality: 'OK' }],
    });
    const json = await readJson({ TimeSeries: [series('BN01'), series('BN02')] });
    expect(facts(json)).toMatchObject({ totals: { import: '2.1' }, intervalMinutes: 15 });
  });
});
