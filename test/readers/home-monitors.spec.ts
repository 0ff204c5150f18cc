import { describe, expect, it } from '@jest/globals';
import { facts, readJson, readLines } from '../support/read-text.js';

describe('Home Assistant', () => {
  const history = (...rows: readonly (readonly [string, string, string])[]): string[] => [
    'entity_id,state,last_changed',
    ...rows.map(([entity, state, time]) => `sensor.${entity},${state},2024-05-05T${time}:00.000Z`),
  ];

  it('adds the tariffs of the grid meter and leaves plugs and temperatures aside', async () => {
    const readout = await readLines(
      history(
        ['energy_import_t1', '100', '20:00'],
        ['energy_import_t2', '200', '20:00'],
        ['energy_export', '5', '20:00'],
        ['plug_kwh', '1', '20:00'],
        ['living_temperature', '20', '20:00'],
        ['energy_import_t1', '100.5', '21:00'],
        ['energy_import_t2', 'unavailable', '21:00'],
        ['plug_kwh', '3', '21:00'],
        ['living_temperature', '21', '21:00'],
        ['energy_import_t2', '200.7', '22:00'],
        ['energy_export', '6', '22:00'],
      ),
    );
    expect(facts(readout)).toMatchObject({
      format: 'home-assistant-history-csv',
      totals: { import: '1.2', export: '1', submeter: '2' },
      first: '2024-05-05T20:00:00Z',
      last: '2024-05-05T22:00:00Z',
    });
  });

  it('counts from 0 after a restart', async () => {
    const readout = await readLines(
      history(
        ['grid_energy', '100', '19:00'],
        ['grid_energy', '101', '20:00'],
        ['grid_energy', 'unknown', '20:10'],
        ['grid_energy', '0', '20:20'],
        ['grid_energy', '0.5', '21:00'],
        ['grid_energy', '1.5', '22:00'],
      ),
    );
    expect(facts(readout)).toMatchObject({ totals: { import: '2.5' } });
  });

  it('rejects what no meter counts, by line', async () => {
    const readout = await readLines(
      history(
        ['grid_energy', '100', '19:00'],
        ['grid_energy', '101', '20:00'],
        ['grid_energy', '-1e999', '20:30'],
        ['grid_energy', '102', '21:00'],
      ),
    );
    expect(facts(readout)).toMatchObject({ totals: { import: '2' } });
    expect(readout.report?.rejected).toMatchObject([{ line: 4 }]);
  });

  it('takes no word that every object knows for a type or a unit', async () => {
    const readout = await readLines([
      'entity_id,type,unit,2024-05-05T20:00:00.000Z,2024-05-05T21:00:00.000Z',
      'sensor.a,constructor,kWh,1,2',
      'sensor.b,grid_consumption,constructor,1,2',
      'sensor.c,grid_consumption,kWh,3,4',
    ]);
    expect(facts(readout)).toMatchObject({ totals: { import: '7' } });
  });

  it('does not choose among devices', async () => {
    const readout = await readLines(
      history(
        ['plug_a', '1', '20:00'],
        ['plug_b', '3', '20:00'],
        ['plug_a', '2', '21:00'],
        ['plug_b', '4', '21:00'],
      ),
    );
    expect(facts(readout)).toBe('no_readings');
  });

  it('reads epochs with a counter; a slip of the counter adds nothing', async () => {
    const readout = await readLines([
      '1735686000,10.5',
      '1735689600,11.5',
      '1735693200,11.4',
      '1735696800,12.5',
    ]);
    expect(facts(readout)).toMatchObject({
      format: 'epoch-cumulative-csv',
      totals: { import: '2' },
      first: '2024-12-31T23:00:00Z',
    });
  });
});

describe('Emporia and Sense', () => {
  it('adds the mains and nothing inside the house', async () => {
    const readout = await readLines([
      'Time Bucket (America/Vancouver),House-Mains_A (kWhs),House-Mains_B (kWhs),House-Heat Pump (kWhs),House-Balance (kWhs)',
      '10/08/2023 00:00:00,1.5,1.2,0.5,No CT',
      '10/09/2023 00:00:00,1.1,NaN,0.5,No CT',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '3.8', submeter: '1' },
      first: '2023-10-08T07:00:00Z',
      last: '2023-10-10T07:00:00Z',
    });
    expect(readout.report?.timezoneFrom).toBe('file');
  });

  it('refuses a file of circuits', async () => {
    const readout = await readLines([
      'Time Bucket (America/New_York),QA-Pump (kWhs)',
      '10/08/2026 12:00:00,3',
      '10/08/2026 13:00:00,NaN',
    ]);
    expect(readout).toMatchObject({ ok: false, refusal: { reason: 'no_readings' } });
  });

  it('takes the total of Sense and reads the draw of the inverter at night as 0', async () => {
    const readout = await readLines([
      '# Please note that there may be discrepancies',
      'DateTime,Device ID,Name,Device Type,Avg Wattage,kWh',
      '2020-01-01 00:00:00,mains,Total Usage,,962,0.962',
      '2020-01-01 00:00:00,solar,Solar Production,Solar,-1,-0.001',
      '2020-01-01 00:00:00,aa,Dryer,Dryer,66,0.066',
      '2020-01-01 01:00:00,mains,Total Usage,,500,0.5',
      '2020-01-01 01:00:00,solar,Solar Production,Solar,100,0.1',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '1.462', production: '0.1', submeter: '0.066' },
    });
  });
});

describe('inverters and their portals', () => {
  it('SolarEdge: null is missing, a phantom hour in spring is the hour after it', async () => {
    const values = ['01:00:00 CET+0100', '02:00:00 CET+0100', '03:00:00 CEST+0200', '04:00:00 CEST+0200'];
    const document = {
      energy: {
        timeUnit: 'HOUR',
        unit: 'Wh',
        values: values.map((time, i) => ({ date: `2025-03-30 ${time}`, value: [5, 2, 2, null][i] })),
      },
    };
    const readout = await readJson(document);
    expect(facts(readout)).toMatchObject({ totals: { production: '0.007' } });
    expect(readout.report).toMatchObject({ duplicates: 1, quality: { missing: 1 } });
  });

  it('SolarEdge: each meter of the details has its direction', async () => {
    const meter = (type: string, value: number) => ({
      type,
      values: [{ date: '2024-06-01 00:00:00', value }],
    });
    const meters = [
      meter('Purchased', 1),
      meter('FeedIn', 2),
      meter('Production', 3),
      meter('SelfConsumption', 4),
      meter('Consumption', 5),
    ];
    const readout = await readJson({ energyDetails: { timeUnit: 'DAY', unit: 'kWh', meters } });
    expect(facts(readout)).toMatchObject({
      totals: { import: '1', export: '2', production: '3', house: '5' },
      intervalMinutes: 1440,
    });
  });

  it('Enphase: month before day is seen late and turns what was read', async () => {
    const readout = await readLines([
      'Date/Time,Energy Produced (Wh),Energy Consumed (Wh),Exported to Grid (Wh),Imported from Grid (Wh)',
      '10/12/2022 22:00,0,100,0,100',
      '10/12/2022 23:00,50,100,0,50',
      '10/13/2022 00:00,200,100,100,0',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { production: '0.25', house: '0.3', export: '0.1', import: '0.15' },
      first: '2022-10-12T22:00:00Z',
      gaps: 0,
    });
  });

  it.each([
    ['English', 'Time,PV(kWh),Purchased Energy(kWh),Feed-in(kWh),Load(kWh)'],
    ['German', 'Zeit,PV-Ertrag (kWh),Netzbezug (kWh),Einspeisung (kWh),Verbrauch (kWh)'],
    [
      'Solarman',
      'Updated Time,Production-Today(kWh),Energy Purchased-Today(kWh),Grid Feed-in-Today(kWh),Consumption-Today(kWh)',
    ],
    ['Dutch', 'Datum,Opwek (kWh),Afname (kWh),Teruglevering (kWh),Verbruik (kWh)'],
  ])('portal in %s', async (_name, heading) => {
    const readout = await readLines([
      `${heading},Energy Charged (kWh),Cumulative production (kWh)`,
      '2024-09-13,56.2,7,44.7,18.5,3,9999',
      '2024-09-14,1,1,1,1,3,9999',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { production: '57.2', import: '8', export: '45.7', house: '19.5' },
      intervalMinutes: 1440,
    });
  });

  it('SMA: counters with holes; registers of a meter that is not there are left out', async () => {
    const readout = await readLines([
      'sep=;',
      'Version CSV3|Tool WebUI|Delimiter semicolon',
      ';Metering.TotWhOut;Metering.GridMs.TotWhOut;Metering.GridMs.TotWhIn',
      ';Analog;Analog;Analog',
      'DD.MM.YYYY hh:mm:ss;[Wh];[Wh];[Wh]',
      '03.04.2020 00:00:00;100;0;10',
      '04.04.2020 00:00:00;NaN;0;510',
      '05.04.2020 00:00:00;2100;0;1010',
    ]);
    expect(facts(readout)).toMatchObject({
      format: 'sma-csv3',
      totals: { production: '2', import: '1' },
      first: '2020-04-03T00:00:00Z',
      last: '2020-04-05T00:00:00Z',
    });
  });

  it('Shelly: phases are parts of one reading', async () => {
    const readout = await readLines([
      'Date/time UTC,Active energy Wh (A),Returned energy Wh (A),Active energy Wh (B),Returned energy Wh (B)',
      '2024-06-01 00:00,1,0,2,1',
      '2024-06-01 00:01,1,0,2,1',
    ]);
    expect(facts(readout)).toMatchObject({
      totals: { import: '0.006', export: '0.002' },
      intervalMinutes: 1,
      first: '2024-06-01T00:00:00Z',
    });
  });

  it('myenergi: a charger is not the house', async () => {
    const readout = await readLines([
      'Serial Number,Timestamp,Diverter Energy (L1) (Wh),Diverter Energy (L2) (Wh)',
      'X,2025-07-30T00:00:00.000Z,100.00,50.00',
    ]);
    expect(facts(readout)).toBe('no_readings');
    expect(readout.report?.totals).toEqual({ submeter: '0.15' });
  });
});
