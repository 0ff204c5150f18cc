/** Files as portals print them, made from any slots of a home. */
import type { ReadOptions } from '../../src/readers/read-usage.js';
import { clockAt, comma, two, type Slot } from './local-slots.js';

export interface Portal {
  readonly name: string;
  readonly zone: string;
  readonly minutes: number;
  readonly lines: (slots: readonly Slot[]) => string[];
  /** Shares of the slots' energy by direction; default all import. */
  readonly flows?: Readonly<Record<string, number>>;
  readonly options?: ReadOptions;
  /** Zone of the stamps where it is not the home's. */
  readonly clock?: string;
}

const dashes = (date: string): string => date.replaceAll('/', '-');
export const dots = (date: string): string => date.replaceAll('/', '.');
const slashes = (date: string): string => date.replaceAll('-', '/');
const half = (kwh: number): string => (kwh / 2).toFixed(4);
/** 00:14 for the quarter from midnight: the last minute of the slot. */
const lastMinute = ({ from }: Slot, minutes: number): string => {
  const at = from.hour * 60 + from.minute + minutes - 1;
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
};
export const days = (list: readonly Slot[]): string[] => [...new Set(list.map(({ from }) => from.iso))];
/** Numbers from 1 within each day. */
function numbered(list: readonly Slot[]): number[] {
  let number = 0;
  return list.map(({ from }, i) => (number = list[i - 1]?.from.iso === from.iso ? number + 1 : 1));
}
const midnight24 = ({ to }: Slot): string => (to.time === '00:00' ? '24:00' : to.time);

const fluvius = (heading: string, offtake: string, injection: string): ((list: readonly Slot[]) => string[]) =>
  (list) => [
    heading,
    ...list.flatMap(({ from, to, kwh }) => {
      const when = `${dashes(from.dmy)};${from.time}:00;${dashes(to.dmy)};${to.time}:00;="5414";1SAG1;x`;
      const part = from.hour >= 7 && from.hour < 22 ? 0 : 1;
      return [`${when};${offtake.split('|')[part]};${comma(kwh)};kWh;x;`, `${when};${injection.split('|')[part]};${comma(kwh / 2)};kWh;x;`];
    }),
  ]; // prettier-ignore

const smt = (list: readonly Slot[], time: string, kwh: (slot: Slot) => string, label: string): string[] =>
  list.map(
    (slot) =>
      `'10443720000000001,${slot.from.mdy},${slot.from.mdy} ${time},${slot.from.time},${slot.to.time},${kwh(slot)},A,${label}`,
  );
const SMT =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';
const BOTH = { import: 1, export: 0.5 };
const NEW_YORK: ReadOptions = { timezone: 'America/New_York' };

// prettier-ignore
export const PORTALS: readonly Portal[] = [
  { name: 'Fluvius in Dutch', zone: 'Europe/Brussels', minutes: 15, flows: BOTH, lines: fluvius('Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN-code;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus;Omschrijving', 'Afname Dag|Afname Nacht', 'Injectie Dag|Injectie Nacht') },
  { name: 'Fluvius in French', zone: 'Europe/Brussels', minutes: 15, flows: BOTH, lines: fluvius('De (date);De (heure);À (date);À (heure);Code EAN;Compteur;Type de compteur;Registre;Volume;Unité;Statut de validation;Description', 'Prélèvement Jour|Prélèvement Nuit', 'Injection Jour|Injection Nuit') },
  { name: 'Fluvius in German', zone: 'Europe/Brussels', minutes: 15, flows: BOTH, lines: fluvius('Von (Datum);Von (Uhrzeit);Bis (Datum);Bis (Uhrzeit);EAN-Code;Zähler;Zählertyp;Register;Volumen;Einheit;Validierungsstatus;x', 'Entnahme Tag|Entnahme Nacht', 'Einspeisung Tag|Einspeisung Nacht') },
  { name: 'Datadis with the time of the end', zone: 'Europe/Madrid', minutes: 60, flows: BOTH, lines: (list) => ['cups;fecha;hora;consumo_kWh;metodoObtencion;energiaVertida_kWh;energiaGenerada_kWh;energiaAutoconsumida_kWh', ...list.map((slot) => `ES1;${slashes(slot.from.iso)};${midnight24(slot)};${comma(slot.kwh)};Real;${comma(slot.kwh / 2)};;`)] },
  { name: 'a Spanish distributor with numbered hours', zone: 'Europe/Madrid', minutes: 60, flows: BOTH, lines: (list) => ['CUPS;Fecha;Hora;AE_kWh;AS_KWh;AE_AUTOCONS_kWh;REAL/ESTIMADO', ...list.map(({ from, kwh }, i) => `ES1;${from.dmy};${numbered(list)[i]};${comma(kwh)};${comma(kwh / 2)};${comma(kwh * 2)};R`)] },
  { name: 'i-DE in Wh', zone: 'Europe/Madrid', minutes: 60, flows: BOTH, lines: (list) => ['CUPS;FECHA-HORA;INV / VER;CONSUMO Wh;GENERACION Wh', ...list.map((slot) => `ES1;${slashes(slot.from.iso)} ${midnight24(slot)};0;${slot.kwh * 1000};${slot.kwh * 500}`)] },
  ...[10, 30, 60].map((minutes): Portal => ({ name: `Enedis from start to end, mean kW of ${minutes} minutes`, zone: 'Europe/Paris', minutes, flows: { import: minutes / 60 }, lines: (list) => ['Début;Fin;Valeur (en kW)', ...list.map(({ from, to, kwh }) => `${from.dmy} ${from.time}:00;${to.dmy} ${to.time}:00;${comma(kwh)}`)] })),
  { name: 'Enedis horodate with offsets', zone: 'Europe/Paris', minutes: 30, flows: { import: 0.5 }, lines: (list) => ['Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite', '1;Courbe de charge;a;b;Energie active;Consommation;Comptage Brut;W', 'Horodate;Valeur', ...list.map(({ to, kwh }) => `${to.iso}T${to.time}:00${to.offset};${Math.round(kwh * 1000)}`)] },
  { name: 'Octopus saved by a spreadsheet', zone: 'Europe/London', minutes: 30, lines: (list) => ['Consumption (kWh);Start;End', ...list.map(({ from, to, kwh }) => `${comma(kwh)};${from.dmy} ${from.time};${to.dmy} ${to.time}`)] },
  { name: 'n3rgy production', zone: 'Europe/London', minutes: 30, clock: 'UTC', flows: { export: 1 }, lines: (list) => ['timestamp (UTC),energyProduction (kWh)', ...list.map(({ start, kwh }) => { const utc = clockAt('UTC', start); return `${utc.iso} ${utc.time},${kwh}`; })] },
  ...['kW', 'kWh'].map((unit): Portal => ({ name: `ESB in ${unit}, newest first`, zone: 'Europe/Dublin', minutes: 30, flows: BOTH, lines: (list) => ['MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time', ...[...list].reverse().flatMap(({ to, kwh }) => ['Import', 'Export'].map((flow) => `1.00E+10,2,${(kwh * (unit === 'kW' ? 2 : 1) * (flow === 'Import' ? 1 : 0.5)).toFixed(4)},Active ${flow} Interval (${unit}),${dashes(to.dmy)} ${to.time}`))] })),
  { name: 'E-REDES, midnight as 24:00', zone: 'Europe/Lisbon', minutes: 15, flows: { import: 0.25, export: 0.125 }, lines: (list) => ['CPE: PT1', 'Data;Hora;Consumo medido, Ativa (kW);Consumo registado, Ativa (kW);Indutiva (kVAr);Injeção na rede registada, Ativa (kW);Estado', ...list.map((slot) => `${slashes(midnight24(slot) === '24:00' ? slot.from.iso : slot.to.iso)};${midnight24(slot)};${comma(slot.kwh * 2)};${comma(slot.kwh)};0;${comma(slot.kwh / 2)};Real`)] },
  { name: 'EDC with accents', zone: 'Europe/Prague', minutes: 15, flows: BOTH, lines: (list) => ['Datum;Čas od;Čas do;IN-859182400000000001-O;OUT-859182400000000001-O;IN-859182400000000002-D;OUT-859182400000000002-D;', ...list.map((slot) => `${dots(slot.from.dmy)};${slot.from.time};${midnight24(slot)};-${comma(slot.kwh * 2)};-${comma(slot.kwh)};${comma(slot.kwh)};${comma(slot.kwh / 2)};`)] },
  { name: 'Opower with units, inclusive ends and a total', zone: 'America/New_York', minutes: 15, options: NEW_YORK, lines: (list) => ['Name,A', 'Address,"1 A ST, TOWN"', '', 'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES', ...list.map((slot) => `Electric usage,${slot.from.iso},${slot.from.time},${lastMinute(slot, 15)},${slot.kwh},kWh,$0.10,`), 'Total,,,,99,kWh,$9,'] },
  { name: 'Opower without ends, import and export, all quoted', zone: 'America/New_York', minutes: 60, options: NEW_YORK, flows: BOTH, lines: (list) => ['TYPE,DATE,START TIME,IMPORT (kWh),EXPORT (kWh),COST', ...list.map(({ from, kwh }) => `Electric usage,${from.mdy},${from.time},${kwh},${half(kwh)},$1`)].map((row) => row.replace(/[^,]+/g, '"$&"')) },
  { name: 'SCE, delivered and received by day', zone: 'America/Los_Angeles', minutes: 15, flows: BOTH, lines: (list) => ['Energy Usage Information', ...days(list).flatMap((day) => ['Delivered', 'Received'].flatMap((flow) => [`Energy ${flow} time period,Usage(Real energy in kilowatt-hours),Reading quality`, ...list.filter(({ from }) => from.iso === day).map(({ from, to, kwh }) => `"${from.iso} ${from.time}:00\u00a0to ${to.iso} ${to.time}:00","${flow === 'Received' ? half(kwh) : kwh}",""`)]))] },
  { name: 'SDG&E with consumption, generation and net', zone: 'America/Los_Angeles', minutes: 15, flows: BOTH, lines: (list) => ['Meter Number,Date,Start Time,Duration,Consumption,Generation,Net', ...list.map(({ from, kwh }) => `1,${from.mdy},${from.time12},15,${kwh},${half(kwh)},${half(kwh)}`)] },
  { name: 'Smart Meter Texas, both flows', zone: 'America/Chicago', minutes: 15, flows: BOTH, lines: (list) => [SMT, ...smt(list, '05:00:00', ({ kwh }) => `${kwh}`, 'Consumption'), ...smt(list, '05:00:00', ({ kwh }) => half(kwh), 'Surplus Generation')] },
  { name: 'Smart Meter Texas, every day revised', zone: 'America/Chicago', minutes: 15, lines: (list) => [SMT, ...smt(list, '07:00:00', ({ kwh }) => `${kwh}`, 'Consumption'), ...smt(list, '05:00:00', ({ kwh }) => `${kwh + 1}`, 'Consumption')] },
  { name: 'Smart Meter Texas saved by a spreadsheet', zone: 'America/Chicago', minutes: 15, lines: (list) => [SMT, ...smt(list, '05:00:00', ({ kwh }) => `${kwh}`, 'Consumption').map((row) => row.replace(/^'\d+/, '1.04437E+16').replace(/0(\d)\//g, '$1/').replace(/,0(\d:)/g, ',$1'))] },
  { name: 'BC Hydro with inflow, outflow and net', zone: 'America/Vancouver', minutes: 60, options: { timezone: 'America/Vancouver' }, flows: BOTH, lines: (list) => ["Account Number,Interval Start Date/Time,Inflow (kWh),Outflow (kWh),Net Consumption (kWh),Demand (kW)", ...list.map(({ from, kwh }) => `'1,${from.iso} ${from.time},${kwh},${half(kwh)},${half(kwh)},N/A`)] },
  { name: 'a portal that says "Usage Hour"', zone: 'America/New_York', minutes: 60, options: NEW_YORK, lines: (list) => ['Account Number,Usage Date,Usage Hour,Usage (kWh),Estimated', ...list.map(({ from, kwh }) => `1,${from.mdy},${from.hour},${kwh},N`)] },
  { name: 'AGL', zone: 'Australia/Melbourne', minutes: 30, flows: BOTH, lines: (list) => ['AccountNumber,NMI,DeviceNumber,DeviceType,RegisterCode,RateTypeDescription,StartDate,EndDate,ProfileReadValue,RegisterReadValue,QualityFlag', ...['E1,Generalusage', 'B1,Solar'].flatMap((code, k) => list.map((slot) => `7,6001,2,MRIM,2#${code},${slot.from.dmy} ${slot.from.time},${slot.from.dmy} ${lastMinute(slot, 30)},${k ? half(slot.kwh) : slot.kwh},0,A`))] },
  { name: 'EIEP13A', zone: 'Pacific/Auckland', minutes: 30, flows: BOTH, lines: (list) => ['HDR,ICPCONS,1.1,A,B,C,1,0,3,a,b', ...list.flatMap(({ from, to, kwh }) => ['X', 'I'].map((flow) => `DET,,ICP1,000,,M1,${flow},1,24,${from.dmy} ${from.time}:01,${to.dmy} ${to.time}:00,RD,${flow === 'I' ? half(kwh) : kwh},0`))] },
  { name: 'DSMR-reader in Dutch', zone: 'Europe/Amsterdam', minutes: 60, flows: BOTH, lines: (list) => ['Uur Start,Elektriciteit 1 (laag tarief),Elektriciteit 2 (normaal tarief),Elektriciteit 1 teruggeleverd,Elektriciteit 2 teruggeleverd', ...list.map(({ from, kwh }) => `${from.iso} ${from.time}:00,${from.hour < 7 ? kwh : 0},${from.hour < 7 ? 0 : kwh},0,${half(kwh)}`)] },
  { name: 'Fingrid in Finnish', zone: 'Europe/Helsinki', minutes: 60, lines: (list) => ['Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu', ...list.map(({ start, kwh }) => { const utc = clockAt('UTC', start); return `6430;8716867000030;PT1H;kWh;BN01;${utc.iso}T${utc.time}:00Z;${comma(kwh)};OK`; })] },
  { name: "Home Assistant's energy dashboard", zone: 'Europe/Berlin', minutes: 60, options: { timezone: 'Europe/Berlin' }, flows: { ...BOTH, production: 2 }, lines: (list) => [`entity_id,type,unit,${list.map(({ start }) => { const utc = clockAt('UTC', start); return `${utc.iso}T${utc.time}:00.000Z`; }).join(',')}`, ...([['grid_consumption', 1, 'kWh'], ['grid_return', 0.5, 'kWh'], ['solar_production', 2000, 'Wh'], ['grid_consumption_cost', 1, 'EUR']] as const).map(([type, factor, unit]) => `sensor.${type},${type},${unit},${list.map(({ kwh }) => (kwh * factor).toFixed(4)).join(',')}`)] },
  { name: 'Fronius with a row of units', zone: 'Europe/Vienna', minutes: 15, options: { timezone: 'Europe/Vienna' }, flows: { import: 1, export: 0.5, production: 2, house: 1.5 }, lines: (list) => ['Datum und Uhrzeit,Energie ins Netz eingespeist,Energie vom Netz bezogen,PV Produktion,Verbrauch', '[dd.MM.yyyy HH:mm],[Wh],[Wh],[Wh],[Wh]', ...list.map(({ from, kwh }) => `${dots(from.dmy)} ${from.time},${kwh * 500},${kwh * 1000},${kwh * 2000},${kwh * 1500}`)] },
  { name: 'Enphase, month first in Europe', zone: 'Europe/Amsterdam', minutes: 15, options: { timezone: 'Europe/Amsterdam' }, flows: { import: 1, export: 0.5, production: 2, house: 1.5 }, lines: (list) => ['Date/Time,Energy Produced (Wh),Energy Consumed (Wh),Exported to Grid (Wh),Imported from Grid (Wh)', ...list.map(({ from, kwh }) => `${from.mdy} ${from.time},${kwh * 2000},${kwh * 1500},${kwh * 500},${kwh * 1000}`)] },
];
