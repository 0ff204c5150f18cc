/** A small whole file of every family, to be damaged. */
import { gzipSync, strToU8 } from 'fflate';
import { utils, write } from 'xlsx';
import type { ReadOptions } from '../../src/readers/read-usage.js';
import { clockAt, comma, slots, two, type Slot } from './local-slots.js';
import { PORTALS } from './portals.js';
import { SAMPLES } from './samples.js';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options?: ReadOptions;
}

/** Damage to a year of rows says nothing that its first rows do not. */
const LARGEST = 6_000;

const hours = slots('Europe/Amsterdam', '2024-06-13', 1, 60);
const days = slots('Europe/Amsterdam', '2024-06-01', 20, 1440);
const stamp = ({ from }: Slot): string => `${from.iso} ${from.time}`;
const offset = ({ from }: Slot): string => `${from.iso}T${from.time}:00${from.offset}`;
const utc = ({ start }: Slot): string => `${clockAt('UTC', start).iso}T${clockAt('UTC', start).time}:00Z`;
const table = (heading: string, list: readonly Slot[], row: (slot: Slot) => string): string[] => [heading, ...list.map(row)]; // prettier-ignore
const wide = (count: number): string => Array.from({ length: count }, (_, i) => `${two(Math.floor(i / 4))}:${two((i % 4) * 15)}-${two(Math.floor((i + 1) / 4))}:${two(((i + 1) % 4) * 15)}`).join(';'); // prettier-ignore

// prettier-ignore
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'texas-daily.csv': table('ESIID,USAGE_DATE,REVISION_DATE,START_READING,END_READING,USAGE', days, ({ from, kwh, index }) => `'1,${from.mdy},${from.mdy} 05:00:00,${1000 + index},${1001 + index},${kwh}`),
  'texas-monthly.csv': ['ESIID,START_DATE,END_DATE,REVISION_DATE,ACTUAL_KWH,METERED_KW', "'1,10/05/2024,11/05/2024,11/06/2024,1050,5", "'1,11/05/2024,12/06/2024,12/07/2024,980,5"],
  'red.csv': table('Nmi,Read Type,Meter,Register,Date,Interval,Start Time,End Time,Value,Unit of Measure', hours, ({ from, to, kwh, index }) => `6001,A,2,E1,${from.iso},${index + 1},${from.time},${to.time},${kwh},KWH`),
  'datadis.json': [JSON.stringify(hours.map(({ from, to, kwh }) => ({ cups: 'ES1', date: from.iso.replaceAll('-', '/'), time: to.time, consumptionKWh: kwh, obtainMethod: 'Real' })))],
  'edata.json': [JSON.stringify({ consumptions: hours.map((slot) => ({ datetime: stamp(slot), delta_h: 1, value_kwh: slot.kwh, surplus_kwh: 0, real: true })) })],
  'enedis-index.csv': table('Horodate;Type de releve;EAS F1;EAS F2;EAS T', days, (slot) => `${offset(slot)};Quotidien;${slot.index * 5};${slot.index * 7};${slot.index * 12}`),
  'enedis-daily.csv': table('Date;Valeur (en kWh)', days, ({ from, kwh }) => `${from.dmy};${comma(kwh)}`),
  'enedis-bare.csv': hours.map((slot) => `${offset(slot)};${Math.round(slot.kwh * 1000)}`),
  'enedis.json': [JSON.stringify({ meter_reading: { usage_point_id: '1', reading_type: { unit: 'W' }, interval_reading: hours.map((slot) => ({ value: String(slot.kwh * 1000), date: stamp(slot), interval_length: 'PT60M', measure_type: 'B' })) } })],
  'edf.csv': ['Récapitulatif de ma consommation', 'Date et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée', '13/06/2024;;', ...[...hours].reverse().map(({ to, kwh }) => `${to.time}:00;${Math.round(kwh * 1000)};Réelle`)],
  'engie.csv': table('"Datum","EAN","Verbruik","Type","Piek"', hours, (slot) => `"${offset(slot)}","8710","${slot.kwh}","Elektriciteit","false"`),
  'homewizard.csv': table('time,Import T1 kWh,Import T2 kWh,Export T1 kWh,Export T2 kWh', hours, (slot) => `${stamp(slot)},${(8000 + slot.index * 0.3).toFixed(3)},4000,${slot.index},500`),
  'energie-manager.csv': table('Vanaf;Tot;Verbruik laag tarief;Verbruik hoog tarief;Teruglevering laag tarief;Teruglevering hoog tarief;Totaal;', days, ({ from, to, kwh }) => `${from.iso} 00:00;${to.iso} 00:00;${comma(kwh)};${comma(kwh)};-${comma(kwh)};0;1;`),
  'liander.csv': table('eancodeasn,meternummer,meterreadingdate,reading1,usage1,reading2,usage2,reading3,usage3', days, ({ from, index }) => `871,E1,${from.dmy.replaceAll('/', '-')},${100 + index * 3},${index ? 3 : ''},${200 + index * 4},4,0,0`),
  'greenchoice.csv': table('OpnameDatum;StandNormaal;StandDal;TerugleveringNormaal;TerugleveringDal', days, ({ from, index }) => `${from.iso};${870 + index * 5};${800 + index};${index};0`),
  'slimmemeterportal.csv': table('Datum tijd;Levering normaal (kWh);Levering laag (kWh);Teruglevering normaal (kWh)', hours, ({ to, kwh }) => `${to.dmy} ${to.time};${comma(kwh)};;0`),
  'zonneplan.csv': table('date_from;date_to;electricity_consumption_usage;electricity_production_usage;gas_usage', hours, ({ from, to, kwh }) => `${from.iso} ${from.time};${to.iso} ${to.time};${kwh};-${kwh};0.1`),
  'vandebron.json': [JSON.stringify({ unit: 'KWH', resolution: 'Hours', values: hours.map((slot) => ({ time: offset(slot), consumption: slot.kwh, production: 0 })) })],
  'eneco.csv': table('Datum;Verbruik laag;Verbruik hoog;Teruglevering', days, ({ from, kwh }) => `${from.dmy.replaceAll('/', '-')};${comma(kwh)};${comma(kwh)};0`),
  'p1mon.csv': table('TIMESTAMP;VERBR_KWH_181;VERBR_KWH_182;GELVR_KWH_281;VERBR_GAS_2421', hours, (slot) => `${stamp(slot)};${1000 + slot.index};2000;${slot.index};30`),
  'nextenergy.csv': table('Date time UTC;Reading start;Unit;Direction', hours, (slot) => `${utc(slot)};${1000 + slot.index};kWh;Levering`),
  'enel.csv': [`Giorno;${wide(96)}`, ...['12/06/2024', '13/06/2024'].map((day) => `${day};${Array.from({ length: 96 }, (_, i) => `0,0${i % 10}`).join(';')}`)],
  'Immissioni.csv': days.map(({ from, kwh }) => `${from.iso.replaceAll('-', '')},${Math.round(kwh * 1000)}`),
  'fingrid.json': [JSON.stringify({ TimeSeries: [{ MeteringPointEAN: '643', ResolutionDuration: 'PT1H', ProductType: '8716867000030', UnitType: 'kWh', ReadingType: 'BN01', Observations: hours.map((slot) => ({ PeriodStartTime: utc(slot), Quantity: String(slot.kwh), Quality: 'OK' })) }] })],
  'history.csv': table('entity_id,state,last_changed', hours, (slot) => `sensor.grid_import,${275 + slot.index / 10},${utc(slot)}`),
  'statistics.tsv': table('statistic_id\tunit\tstart\tsum', hours, (slot) => `sensor:grid_import\tkWh\t${stamp(slot)}\t${100 + slot.index}`),
  'epochs.csv': hours.map(({ start, index }) => `${start},${10_436 + index * 1.5}`),
  'emporia.csv': table('Time Bucket (Europe/Amsterdam),House-Mains_A (kWhs),House-Dryer (kWhs)', hours, (slot) => `${slot.from.mdy} ${slot.from.time}:00,${slot.kwh},No CT`),
  'sense.csv': table('DateTime,Device ID,Name,Device Type,Avg Wattage,kWh', hours, (slot) => `${stamp(slot)}:00,mains,Total Usage,,1,${slot.kwh}`),
  'solaredge.json': [JSON.stringify({ energy: { timeUnit: 'HOUR', unit: 'Wh', values: hours.map((slot) => ({ date: `${stamp(slot)}:00`, value: slot.index === 3 ? null : slot.kwh * 1000 })) } })],
  'sma.csv': ['sep=,', 'Version CSV3|Tool WebUI', ',Metering.TotWhOut,Metering.GridMs.TotWhIn', ',Analog,Analog', 'DD.MM.YYYY hh:mm:ss,[Wh],[Wh]', ...days.map(({ from, index }) => `${from.dmy.replaceAll('/', '.')} 00:00:00,${index * 900},NaN`)],
  'shelly.csv': table('Date/time UTC,Active energy Wh (A),Returned energy Wh (A)', hours, (slot) => `${stamp(slot)},${slot.kwh * 1000},0`),
  'matrix.csv': [`Hour,${hours.slice(0, 7).map((_, i) => `2024-06-${two(i + 10)}`).join(',')}`, ...hours.map(({ from, kwh }) => `${from.time},${Array.from({ length: 7 }, (_, i) => (kwh + i / 10).toFixed(2)).join(',')}`)],
  'zappi.csv': table('Serial Number,Timestamp,Import Energy (Wh),Diverter Energy (L1) (Wh)', hours, (slot) => `1,${utc(slot)},${slot.kwh * 1000},5`),
};

const workbook = (heading: string, row: (slot: Slot) => unknown[]): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([heading.split(','), ...hours.map(row)]), 'Usage');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
};

export const SEEDS: readonly Seed[] = [
  ...SAMPLES.map(({ name, bytes, options }) => ({ name, options, bytes: bytes.slice(0, LARGEST) })),
  ...PORTALS.map(({ name, zone, minutes, lines, options }) => ({
    name,
    options,
    bytes: strToU8(lines(slots(zone, '2024-06-13', 1, minutes)).join('\n')).slice(0, LARGEST),
  })),
  ...Object.entries(TEXTS).map(([name, lines]) => ({ name, bytes: strToU8(lines.join('\r\n')).slice(0, name.endsWith('json') ? undefined : LARGEST) })), // prettier-ignore
  { name: 'usage.xlsx', bytes: workbook('Start,Usage (kWh)', (slot) => [stamp(slot), slot.kwh]) },
  { name: 'usage.csv.gz', bytes: gzipSync(strToU8(TEXTS['homewizard.csv']!.join('\n'))) },
];
