import { describe, expect, it } from '@jest/globals';
import { facts, readJson, readLines } from '../support/read-text.js';

const HEADING = 'CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion';
/** One row per numbered hour, 0.1 kWh each. */
const hours = (date: string, numbers: readonly number[]): string[] =>
  numbers.map((hour) => `ES1;${date};${hour};0,100;R`);
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('Datadis and the Spanish distributors', () => {
  it('numbers hours by their end, days before months', async () => {
    expect(facts(await readLines([HEADING, ...hours('02/06/2023', range(1, 24))]))).toEqual({
      format: 'datadis-csv',
      totals: { import: '2.4' },
      first: '2023-06-01T22:00:00Z',
      last: '2023-06-02T22:00:00Z',
      intervalMinutes: 60,
      gaps: 0,
    });
  });

  it.each([
    ['25 hours in autumn', '29/10/2023', range(1, 25), '2023-10-28T22:00:00Z', '2023-10-29T23:00:00Z'],
    ['23 hours in spring', '26/03/2023', range(1, 23), '2023-03-25T23:00:00Z', '2023-03-26T22:00:00Z'],
    [
      'the clock of a spring day, hour 3 left out',
      '26/03/2023',
      [1, 2, ...range(4, 24)],
      '2023-03-25T23:00:00Z',
      '2023-03-26T22:00:00Z',
    ],
    ['hours from 0 to 23', '02/06/2023', range(0, 23), '2023-06-01T22:00:00Z', '2023-06-02T22:00:00Z'],
  ])('%s', async (_name, date, numbers, first, last) => {
    const readout = await readLines([HEADING, ...hours(date, numbers)]);
    expect(facts(readout)).toMatchObject({
      totals: { import: (numbers.length / 10).toString() },
      first,
      last,
      gaps: 0,
    });
  });

  it('reads i-DE in Wh, ends printed as start plus an hour', async () => {
    const stamps = ['01:00;1', '02:00;1', '03:00;1', '03:00;0', '04:00;0'];
    const readout = await readLines([
      'CUPS;FECHA-HORA;INV / VER;CONSUMO Wh;GENERACION Wh',
      ...stamps.map((stamp, i) => `ES1;2023/10/29 ${stamp};${100 + i};10`),
    ]);
    expect(facts(readout)).toEqual({
      format: 'datadis-csv',
      totals: { import: '0.51', export: '0.05' },
      first: '2023-10-28T22:00:00Z',
      last: '2023-10-29T03:00:00Z',
      intervalMinutes: 60,
      gaps: 0,
    });
  });

  it('counts neither self-consumption nor own generation as grid energy', async () => {
    const heading =
      'fecha;hora;consumo_kWh;energiaVertida_kWh;energiaGenerada_kWh;energiaAutoconsumida_kWh;cups;metodoObtencion';
    const readout = await readLines([
      heading,
      '2023/06/02;01:00;0,3;0,1;0,9;0,2;ES1;Real',
      '2023/06/02;02:00;0,3;0,1;0,9;0,2;ES1;Estimada',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '0.6', export: '0.2', production: '1.8' } });
    expect(readout.report?.quality).toMatchObject({ actual: 3, estimated: 3 });
  });

  it('reads the API answer, also within an envelope', async () => {
    const row = { cups: 'ES1', date: '2022/10/22', consumptionKWh: 0.2, surplusEnergyKWh: 0.05 };
    const timeCurve = [
      { ...row, time: '01:00' },
      { ...row, time: '02:00' },
    ];
    for (const document of [timeCurve, { timeCurve }])
      expect(facts(await readJson(document))).toMatchObject({
        totals: { import: '0.4', export: '0.1' },
        first: '2022-10-21T22:00:00Z',
        last: '2022-10-22T00:00:00Z',
      });
  });

  it('reads what edata stores: starts of hours; peaks of power are no energy', async () => {
    const readout = await readJson({
      consumptions: [
        { datetime: '2022-03-27T01:00:00', delta_h: 1, value_kWh: 0.5, real: true },
        { datetime: '2022-03-27T03:00:00', delta_h: 1, value_kWh: 0.5, real: false },
      ],
      maximeter: [{ datetime: '2022-03-27T03:15:00', value_kW: 4 }],
    });
    expect(facts(readout)).toMatchObject({
      totals: { import: '1' },
      first: '2022-03-27T00:00:00Z',
      last: '2022-03-27T02:00:00Z',
      gaps: 0,
    });
    expect(readout.report?.quality).toMatchObject({ actual: 1, estimated: 1 });
  });
});
