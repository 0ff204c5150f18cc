/** Tables as households have them, in many languages. Each was once read wrongly or not at all, though its total is plain to see. */
import { describe, expect, it } from '@jest/globals';
import { readLines } from '../support/read-text.js';
import { comma, slots, sumOf, two, whole, type Slot } from './local-slots.js';

interface Household {
  readonly zone: string;
  readonly heading: string;
  readonly row: (slot: Slot, all: readonly Slot[]) => string;
  /** Shares of the slots' energy by direction; default all import. */
  readonly flows?: Readonly<Record<string, number>>;
}

const BOTH = { import: 1, export: 0.5 };
const dots = (date: string): string => date.replaceAll('/', '.');
const both = (slot: Slot): string => `${comma(slot.kwh)};${comma(slot.kwh / 2)}`;
const plain = (slot: Slot): string => `${slot.kwh},${slot.kwh / 2}`;

// prettier-ignore
const HOUSEHOLDS: Readonly<Record<string, Household>> = {
  'Rücklieferung beside Bezug was added to it': { zone: 'Europe/Zurich', heading: 'Zeitstempel;Bezug (kWh);Rücklieferung (kWh)', flows: BOTH, row: (slot) => `${dots(slot.from.dmy)} ${slot.from.time};${both(slot)}` },
  'Energia immessa beside Prelievo was added to it': { zone: 'Europe/Rome', heading: 'Data/Ora;Prelievo kWh;Energia immessa kWh', flows: BOTH, row: (slot) => `${slot.from.dmy} ${slot.from.time};${both(slot)}` },
  'Přetok do sítě beside Odběr was added to it': { zone: 'Europe/Prague', heading: 'Datum a čas;Odběr kWh;Přetok do sítě kWh;Cena (Kč)', flows: BOTH, row: (slot) => `${dots(slot.from.dmy)} ${slot.from.time};${both(slot)};1,5` },
  'Afname has no name in it': { zone: 'Europe/Amsterdam', heading: 'Tijdstip;Afname (kWh);Injectie (kWh)', flows: BOTH, row: (slot) => `${slot.from.dmy.replaceAll('/', '-')} ${slot.from.time};${both(slot)}` },
  'Imported is no importe': { zone: 'Europe/London', heading: 'Date,Time,Imported kWh,Export kWh', flows: BOTH, row: (slot) => `${slot.from.dmy},${slot.from.time},${plain(slot)}` },
  'Feed-in is no fee': { zone: 'Australia/Melbourne', heading: 'DateTime,Grid usage kWh,Feed-in kWh,Quality Flag', flows: BOTH, row: (slot) => `${slot.from.iso}T${slot.from.time}:00,${plain(slot)},` },
  'fotovoltaico is no voltage': { zone: 'Europe/Rome', heading: 'Data e ora;Prelievo kWh;Produzione fotovoltaica kWh', flows: { import: 1, production: 0.5 }, row: (slot) => `${slot.from.dmy} ${slot.from.time};${both(slot)}` },
  'Uttag and Inmatning': { zone: 'Europe/Stockholm', heading: 'Datum;Tid;Uttag kWh;Inmatning kWh', flows: BOTH, row: (slot) => `${slot.from.iso};${slot.from.time};${both(slot)}` },
  'Forbrug and Salg til nettet, times with dots': { zone: 'Europe/Copenhagen', heading: 'Dato;Tid;Forbrug kWh;Salg til nettet kWh', flows: BOTH, row: (slot) => `${slot.from.dmy.replaceAll('/', '-')};${slot.from.time.replace(':', '.')};${both(slot)}` },
  'hours as 00-01': { zone: 'Europe/Oslo', heading: 'Dato;Time;Forbruk (kWh)', row: ({ from, kwh }) => `${dots(from.dmy)};${two(from.hour)}-${two(from.hour + 1)};${comma(kwh)}` },
  'da rede and na rede': { zone: 'Europe/Lisbon', heading: 'Data;Hora;Energia consumida da rede (kWh);Energia injetada na rede (kWh)', flows: BOTH, row: (slot) => `${slot.from.dmy};${slot.from.time};${both(slot)}` },
  'Kulutus up to its Loppuaika': { zone: 'Europe/Helsinki', heading: 'Loppuaika;Kulutus [kWh]', row: (slot) => `${dots(slot.to.dmy)} ${slot.to.time.replace(':', '.')};${comma(slot.kwh)}` },
  'dates with blanks': { zone: 'Europe/Prague', heading: 'Od;Do;Spotřeba [kWh]', row: ({ from, to, kwh }) => `${dots(from.dmy).replaceAll('.', '. ')} ${from.time};${dots(to.dmy).replaceAll('.', '. ')} ${to.time};${comma(kwh)}` },
  'Hora and Hora fin are no Datadis': { zone: 'Europe/Madrid', heading: 'Fecha;Hora;Hora fin;Energía consumida kWh', row: ({ from, to, kwh }) => `${from.dmy};${from.time};${to.time};${comma(kwh)}` },
  'Datadis from 00:00 to 23:00': { zone: 'Europe/Madrid', heading: 'Fecha;Hora;Consumo_kWh;Metodo_obtencion', row: ({ from, kwh }) => `${from.dmy};${from.time};${comma(kwh)};Real` },
  'Data and Hora are no E-REDES': { zone: 'Europe/Lisbon', heading: 'Data;Hora;Hora fim;Consumo kWh', row: ({ from, to, kwh }) => `${from.dmy};${from.time};${to.time};${comma(kwh)}` },
  'Soutirage beside Injection': { zone: 'Europe/Paris', heading: 'Début;Fin;Soutirage (kWh);Injection (kWh)', flows: BOTH, row: (slot) => `${slot.from.dmy} ${slot.from.time};${slot.to.dmy} ${slot.to.time};${both(slot)}` },
  'a range below Date et heure': { zone: 'Europe/Paris', heading: 'Date et heure;Énergie consommée (kWh)', row: ({ from, to, kwh }) => `${from.iso} ${from.time} - ${to.iso} ${to.time};${comma(kwh)}` },
  'ends that no title names': { zone: 'Europe/Paris', heading: 'À;Consommation [kWh]', row: ({ to, kwh }) => `${to.dmy} ${to.time};${comma(kwh)}` },
};

describe('tables of households', () => {
  it.each(Object.entries(HOUSEHOLDS))('%s', async (_name, { zone, heading, row, flows = { import: 1 } }) => {
    const list = slots(zone, '2023-07-10', 3, 60);
    const readout = await readLines([heading, ...list.map((slot) => row(slot, list))], { timezone: zone });
    const totals = Object.fromEntries(
      Object.entries(flows).map(([flow, share]) => [flow, sumOf(list, share)]),
    );
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject(whole(list, totals));
    expect(Object.keys(readout.report?.totals ?? {}).sort()).toEqual(Object.keys(flows).sort());
  });

  it('finds the day of a wide table by what its cells hold', async () => {
    const list = slots('Europe/Helsinki', '2023-07-10', 3, 60);
    const days = [...new Set(list.map(({ from }) => from.dmy))];
    const readout = await readLines([`Päivämäärä;${Array.from({ length: 24 }, (_, hour) => `H${hour + 1}`).join(';')}`, ...days.map((day) => `${dots(day)};${list.filter(({ from }) => from.dmy === day).map(({ kwh }) => comma(kwh)).join(';')}`)], { timezone: 'Europe/Helsinki' }); // prettier-ignore
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject(whole(list, { import: sumOf(list) }));
  });

  it('leaves out, and says so, a column beside the import whose flow no title names', async () => {
    const list = slots('UTC', '2023-07-10', 3, 60);
    const readout = await readLines(['Timestamp,Import (kWh),Zorbl (kWh)', ...list.map((slot) => `${slot.from.iso} ${slot.from.time},${plain(slot)}`)]); // prettier-ignore
    expect(readout.report?.totals).toEqual({ import: sumOf(list) });
    expect(readout.report?.notes.join()).toContain(
      'The column "Zorbl (kWh)" holds energy, and the title does not say which way it flows',
    );
  });

  const list = slots('America/Chicago', '2023-07-10', 3, 60);
  const CHICAGO = { timezone: 'America/Chicago' };
  const when = ({ from }: Slot): string => `${from.mdy},${from.time}`;
  const all = whole(list, { import: sumOf(list) });
  const delivered = list.map((slot) => ({ ...slot, kwh: slot.from.hour === 12 ? 0 : slot.kwh }));

  it.each<[string, readonly string[], object]>([
    ['totals of each day without a time', ['Date,Time,kWh', ...list.flatMap((slot) => [`${when(slot)},${slot.kwh}`, ...(slot.to.time === '00:00' ? [`${slot.from.mdy},,12.5`] : [])])], all],
    ['a total above the readings', ['Date,Time,kWh', 'Total,,36.08', ...list.map((slot) => `${when(slot)},${slot.kwh}`)], all],
    ['a sum that runs on beside the readings', ['Date,Time,kWh,Sum kWh', ...list.map((slot, i) => `${when(slot)},${slot.kwh},${(1000 + Number(sumOf(list.slice(0, i + 1)))).toFixed(2)}`)], all],
    ['the counter beside what was used', ['Date,Time,Read (kWh),Usage (kWh)', ...list.map((slot, i) => `${when(slot)},${(54_000 + Number(sumOf(list.slice(0, i + 1)))).toFixed(2)},${slot.kwh}`)], all],
    ['reactive energy row by row', ['Meter,Channel,Date,Time,Value', ...list.flatMap((slot) => [`123,kWh Del,${when(slot)},${slot.kwh}`, `123,kVARh Del,${when(slot)},9`])], all],
    ['gas row by row', ['Fuel,Date,Time,kWh', ...list.flatMap((slot) => [`Electricity,${when(slot)},${slot.kwh}`, `Gas,${when(slot)},9`])], all],
    ['dates with commas between tabs', ['Interval Start\tEnergy Used kWh', ...list.map(({ from, kwh }) => `Jul ${Number(from.iso.slice(8))}, 2023 ${from.time}:00\t${kwh.toFixed(4)}`)], all],
    ['days that end at 24:00, where day and month can change places', ['Date,Time,kWh', ...list.map(({ from, to, kwh }) => `${from.mdy},${to.time === '00:00' ? '24:00' : to.time},${kwh}`)], all],
    ['what was delivered to and received from the customer', ['Date,Time,Delivered to customer kWh,Received from customer kWh', ...list.map((slot) => `${when(slot)},${plain(slot)}`)], whole(list, { import: sumOf(list), export: sumOf(list, 0.5) })],
    ['the tariffs of a day row by row', ['Date,Period,kWh', ...[1, 2, 3].flatMap((day) => [`07/1${day}/2023,On-Peak,5`, `07/1${day}/2023,Off-Peak,7`])], { totals: { import: '36' } }],
    ['two years of bills that grow', ['Bill Date,kWh', ...Array.from({ length: 24 }, (_, i) => `${(i % 12) + 1}/5/${2022 + Math.floor(i / 12)},${500 + i}`)], { totals: { import: '12276' } }],
    ['the day a contract began beside the days', ['Account,Start Date,Date,Time,kWh', ...list.map((slot) => `9,01/01/2019,${when(slot)},${slot.kwh}`)], all],
    ['the month of the bill beside the days', ['Billing Month,Date,Time,kWh', ...list.map((slot) => `July 2023,${when(slot)},${slot.kwh}`)], all],
    ['net beside received', ['Date,Time,Net (kWh),Received (kWh)', ...delivered.map((slot) => `${when(slot)},${(slot.kwh - 0.25).toFixed(2)},0.25`)], whole(list, { import: sumOf(delivered), export: '18' })],
  ])('reads %s', async (_what, lines, facts) => {
    const readout = await readLines(lines, CHICAGO);
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject(facts);
  }); // prettier-ignore

  it('states no import where the net beside the export may be the import itself', async () => {
    const readout = await readLines(['Date,Time,Net (kWh),Received (kWh)', ...list.map((slot) => `${when(slot)},${slot.kwh},0.25`)], CHICAGO); // prettier-ignore
    expect(readout.report?.totals).toEqual({ export: '18' });
    expect(readout.report?.notes.join()).toContain('no import is stated');
  });

  it.each([
    ['hours of the clock', (hour: number) => `${hour}:00`, ''],
    ['hours from 0', String, ''],
    ['hours from 1', (hour: number) => String(hour + 1), ''],
    ['spans, with a total at the end', (hour: number) => `${hour}:00-${hour + 1}:00`, 'Total'],
  ])('reads a sheet of days by %s', async (_what, hourOf, last) => {
    const days = [...new Set(list.map(({ from }) => from.mdy))];
    const rows = Array.from({ length: 24 }, (_, hour) => `${hourOf(hour)},${days.map((_day, i) => list[i * 24 + hour]!.kwh).join(',')}`); // prettier-ignore
    const readout = await readLines(
      [`kWh,${days.join(',')}`, ...rows, ...(last ? [`${last},9,9,9`] : [])],
      CHICAGO,
    );
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject({ ...all, format: 'matrix-csv' });
  });

  it('reads Dutch registers, one of which never moves, as counters', async () => {
    const rows = list.map(
      ({ from, index }) => `${from.iso} ${from.time};${1000 + index};${2000 + index};0;${300 + index}`,
    );
    const readout = await readLines(['Tijdstip;Stand laag;Stand hoog;Stand terug laag;Stand terug hoog', ...rows], { timezone: 'Europe/Amsterdam' }); // prettier-ignore
    expect(readout.report?.totals).toEqual({ import: '142', export: '71' });
  });

  it('reads Verbruik beside Teruglevering as what was taken', async () => {
    const readout = await readLines(['Maand;Verbruik (kWh);Teruglevering (kWh)', 'januari 2023;310;1', 'februari 2023;290;20'], { timezone: 'Europe/Amsterdam' }); // prettier-ignore
    expect(readout.report?.totals).toEqual({ import: '600', export: '21' });
  });

  it('takes dates with dots for day and month, also on the first of each month, and doubts a home without use', async () => {
    const readout = await readLines(['Datum;Zählerstand (kWh)', '01.01.2023;12.000', '01.02.2023;12.310', '01.03.2023;12.600'], { timezone: 'Europe/Berlin' }); // prettier-ignore
    expect(readout.report?.last).toBe('2023-02-28T23:00:00Z');
    expect(readout.report?.notes.join()).toContain('less than any home uses');
  });

  it('keeps day and month of three first days of months in Europe', async () => {
    const readout = await readLines(['Date,kWh', '01/01/2023,8', '01/02/2023,9', '01/03/2023,7'], { timezone: 'Europe/London' }); // prettier-ignore
    expect(readout.report?.first).toBe('2023-01-01T00:00:00Z');
    expect(readout.report?.last?.slice(0, 7)).not.toBe('2023-01');
  });

  it('asks for titles where two columns without any could each be the energy', async () => {
    const readout = await readLines(list.map((slot) => `${when(slot)},${slot.kwh},${(slot.kwh * 0.12).toFixed(3)}`), CHICAGO); // prettier-ignore
    expect(readout.ok).toBe(false);
    const counted = await readLines(
      list.map((slot, i) => `${i},${when(slot)},${slot.kwh}`),
      CHICAGO,
    );
    expect(counted.report?.totals).toEqual({ import: sumOf(list) });
  });

  it.each([
    ['Peak Time', (index: number) => `${10 + (index % 9)}:45`],
    ['Sunrise', (index: number) => `06:1${index % 9}`],
    ['Heat hours', (index: number) => `${index % 5}.25`],
  ])('takes a column of %s for no time of the reading', async (title, cell) => {
    const days = slots('America/Chicago', '2023-07-10', 20, 1440);
    const readout = await readLines([`Date,${title},kWh`, ...days.map(({ from, index, kwh }) => `${from.mdy},${cell(index)},${kwh}`)], CHICAGO); // prettier-ignore
    expect(readout.ok ? readout.report : readout.refusal).toMatchObject(whole(days, { import: sumOf(days) }));
  });
});
