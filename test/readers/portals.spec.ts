/** Files as portals print them, over both clock changes: same energy, same instants, whatever the portal's habits are. */
import { describe, expect, it } from '@jest/globals';
import { readLines } from '../support/read-text.js';
import { slots, sumOf, whole, windows } from './local-slots.js';
import { days, dots, PORTALS } from './portals.js';

describe('portals over the clock changes', () => {
  for (const { name, zone, minutes, lines, flows = { import: 1 }, options, clock = zone } of PORTALS) {
    it.each(windows(zone))(`${name}: %s`, async (_season, from) => {
      const list = slots(zone, from, 3, minutes);
      const readout = await readLines(lines(list), options);
      const totals = Object.fromEntries(
        Object.entries(flows).map(([flow, share]) => [flow, sumOf(list, share)]),
      );
      expect(readout.ok ? readout.report : readout.refusal).toMatchObject({ ...whole(list, totals), intervalMinutes: minutes, timezone: clock }); // prettier-ignore
      expect(Object.keys(readout.report?.totals ?? {}).sort()).toEqual(Object.keys(flows).sort());
    });
  }

  it('keeps wide Australian days on market time, whatever clock the home has', async () => {
    const list = slots('Etc/GMT-10', '2025-04-05', 3, 30);
    const titles = list.slice(0, 48).map(({ from, to }) => `${from.time} - ${to.time}`);
    const rows = days(list).map((day) => `6001,1,Consumption,${day},No,${list.filter(({ from }) => from.iso === day).map(({ kwh }) => kwh).join(',')}`); // prettier-ignore
    const readout = await readLines([`NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?,${titles.join(',')}`, ...rows], { timezone: 'Australia/Melbourne' }); // prettier-ignore
    expect(readout.report).toMatchObject({ ...whole(list, { import: sumOf(list) }), intervalMinutes: 30, timezone: 'Etc/GMT-10' }); // prettier-ignore
  });

  it('gives the days of Enedis their 23, 24 or 25 hours, and reads its registers', async () => {
    const list = slots('Europe/Paris', '2024-10-15', 30, 1440);
    const section = ['Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite', '1;Consommation quotidienne;a;b;Energie active;Consommation;Comptage Brut;Wh']; // prettier-ignore
    const daily = await readLines([...section, 'Horodate;Valeur', ...list.map(({ from, kwh }) => `${from.iso}T00:00:00${from.offset};${kwh * 1000}`)]); // prettier-ignore
    expect(daily.report).toMatchObject({ ...whole(list, { import: sumOf(list) }), intervalMinutes: 1440 });
    const registers = await readLines([...section, 'Horodate;Type de releve;EAS F1;EAS F2;EAS D1;EAS T', ...list.map(({ from }, i) => `${from.iso}T00:00:00${from.offset};Quotidien;${1000 + i * 5000};${2000 + i * 7000};${3000 + i * 12_000};${3000 + i * 12_000}`)]); // prettier-ignore
    expect(registers.report?.totals).toEqual({ import: '348' });
  });

  it('reads the monthly bills of Smart Meter Texas, demand left out', async () => {
    const readout = await readLines(['ESIID,START_DATE,END_DATE,REVISION_DATE,ACTUAL_KWH,METERED_KW,BILLED_KVA', "'1,10/05/2024,11/05/2024,11/06/2024,1050,5.2,5.5", "'1,11/05/2024,12/06/2024,12/07/2024,980,5.2,5.5", "'1,12/06/2024,01/07/2025,01/08/2025,1430,5.2,5.5"]); // prettier-ignore
    expect(readout.report).toMatchObject({ totals: { import: '3460' }, first: '2024-10-05T05:00:00Z', last: '2025-01-07T06:00:00Z', gaps: 0 }); // prettier-ignore
  });

  it('takes the sums of Home Assistant statistics for the end of the hour they name', async () => {
    const list = slots('Europe/Berlin', '2024-10-26', 3, 60);
    let sum = 1000;
    const rows = list.map(({ from, kwh }) => `sensor:grid_import\tkWh\t${dots(from.dmy)} ${from.time}\t${(sum += kwh).toFixed(3)}`); // prettier-ignore
    const readout = await readLines(['statistic_id\tunit\tstart\tsum', ...rows], {
      timezone: 'Europe/Berlin',
    });
    expect(readout.report).toMatchObject(whole(list.slice(1), { import: sumOf(list.slice(1)) }));
  });

  it('asks rather than guesses which of two sections was received', async () => {
    const section = (kwh: readonly number[]): string[] => [' Meter Reading Information', ' Interval Blockdata for period starting:, 2025-05-01', ' Energy consumption time period,Usage(Real energy in kilowatt-hours),Events', ...kwh.map((value, i) => ` 2025-05-0${i + 1} 00:00 to 2025-05-0${i + 2} 00:00,${value},`)]; // prettier-ignore
    const readout = await readLines([...section([10, 20]), ...section([4, 8]), ...section([6, 12])]);
    expect(readout.report?.totals).toEqual({ import: '30' });
    expect(readout.report?.notes.join()).toContain('neither is counted as export');
  });
});
