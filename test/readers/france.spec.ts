import { describe, expect, it } from '@jest/globals';
import { facts, readJson, readLines } from '../support/read-text.js';

const SECTION = 'Identifiant PRM;Type de donnees;Grandeur physique;Grandeur metier;Unite;Pas en minutes';
const stamp = (minutes: number): string => {
  const day = 4 + Math.floor(minutes / 1440);
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `2026-01-0${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`;
};

describe('Enedis', () => {
  it('turns mean power up to each stamp into energy, section by section', async () => {
    const readout = await readLines([
      SECTION,
      '123;Courbe de charge;Energie active;Consommation;W;30',
      'Horodate;Valeur',
      `${stamp(30)};1200`,
      `${stamp(60)};800`,
      SECTION,
      '123;Courbe de charge;Energie active;Production;W;30',
      'Horodate;Valeur',
      `${stamp(30)};200`,
      SECTION,
      '123;Courbe de charge;Energie reactive;Consommation;VAr;30',
      'Horodate;Valeur',
      `${stamp(30)};999`,
    ]);
    expect(facts(readout)).toEqual({
      format: 'enedis-hdm-csv',
      totals: { import: '1', export: '0.1' },
      first: '2026-01-03T23:00:00Z',
      last: '2026-01-04T00:00:00Z',
      intervalMinutes: 30,
      gaps: 0,
    });
  });

  it('reads descriptions in columns of each row', async () => {
    const readout = await readLines([
      'Horodate;Valeur;Unite;Identifiant PRM;Grandeur physique;Grandeur metier;Nature;Pas',
      `${stamp(60)};1000;W;1;EA;CONS;B;PT60M`,
      `${stamp(120)};1000;W;1;EA;CONS;E;PT60M`,
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '2' }, intervalMinutes: 60 });
    expect(readout.report?.quality).toMatchObject({ actual: 1, estimated: 1 });
  });

  it('follows the meter from hours to half hours inside a file', async () => {
    const rows = [
      ...Array.from({ length: 24 }, (_, i) => `${stamp((i + 1) * 60)};1000`),
      ...Array.from({ length: 48 }, (_, i) => `${stamp(1440 + (i + 1) * 30)};1000`),
    ];
    expect(facts(await readLines(['Horodate;Valeur (en W)', ...rows]))).toMatchObject({
      totals: { import: '48' },
      gaps: 0,
    });
  });

  it('states no energy where the length of the readings is open', async () => {
    const rows = [
      `${stamp(60)};1000`,
      `${stamp(120)};`,
      `${stamp(180)};900`,
      `${stamp(1500)};10`,
      `${stamp(1620)};10`,
    ];
    expect(facts(await readLines(['Horodate;Valeur', ...rows]))).toBe('no_readings');
  });

  it.each([
    ['Début;Fin;Valeur (en Kw)', '02/03/2023 00:00:00;02/03/2023 00:30:00;4,030', '2.015'],
    ['Debut;Fin;Valeur (en kWh)', '02/03/2023 00:00:00;02/03/2023 00:30:00;4,030', '4.03'],
    ['Fin;Début;Valeur (en kW)', '2023-03-02T00:30:00+01:00;2023-03-02T00:00:00+01:00;4.030', '2.015'],
  ])('%s', async (heading, row, kwh) => {
    expect(facts(await readLines([heading, row]))).toMatchObject({
      totals: { import: kwh },
      first: '2023-03-01T23:00:00Z',
      last: '2023-03-01T23:30:00Z',
    });
  });

  it('knows rows without a heading by the offset of Paris and whole watts', async () => {
    const rows = ['2025-10-05T01:00:00+02:00;20', '2025-10-05T01:30:00+02:00;15'];
    expect(facts(await readLines(rows))).toMatchObject({
      format: 'enedis-headerless-csv',
      totals: { import: '0.0175' },
    });
  });

  it('reads load curves and daily energy of Data Connect', async () => {
    const curve = (value: string, date: string) => ({ value, date, interval_length: 'PT30M' });
    const power = {
      usage_point_id: '1',
      interval_reading: [curve('416', '2020-06-18 00:30:00'), curve('400', '2020-06-18 01:00:00')],
    };
    expect(facts(await readJson({ meter_reading: power }))).toMatchObject({
      totals: { import: '0.408' },
      first: '2020-06-17T22:00:00Z',
      last: '2020-06-17T23:00:00Z',
    });
    const days = {
      usage_point_id: '1',
      reading_type: { unit: 'Wh', measurement_kind: 'energy' },
      interval_reading: [{ value: '10000', date: '2023-01-01' }],
    };
    expect(facts(await readJson({ meter_reading: days }))).toMatchObject({
      totals: { import: '10' },
      first: '2022-12-31T23:00:00Z',
      last: '2023-01-01T23:00:00Z',
    });
  });
});

describe('EDF', () => {
  it('takes midnight at the head of a newest-first day for its end', async () => {
    const readout = await readLines([
      'Récapitulatif de mes puissances atteintes en W',
      '',
      'Date et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée',
      '02/01/2023;;',
      '00:00:00;600;Réelle',
      '23:30:00;400;Estimée',
      '23:00:00;200;Réelle',
    ]);
    expect(facts(readout)).toEqual({
      format: 'edf-csv',
      totals: { import: '0.6' },
      first: '2023-01-02T21:30:00Z',
      last: '2023-01-02T23:00:00Z',
      intervalMinutes: 30,
      gaps: 0,
    });
  });
});
