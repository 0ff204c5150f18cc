import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Database } from 'pg';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

/** Hourly readings in the form of a plain export. */
function hourly(day: string, days: number, value: (hour: number) => string): string {
  const start = Date.parse(`${day}T00:00:00Z`);
  const lines = ['timestamp,kwh'];
  for (let hour = 0; hour < days * 24; hour++) {
    const stamp = new Date(start + hour * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    lines.push(`${stamp},${value(hour)}`);
  }
  return `${lines.join('\n')}\n`;
}

describe('usage', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
  });
  afterAll(() => served.close());

  /** Looks behind row-level security. */
  async function rows(sql: string, values: unknown[] = []): Promise<unknown[]> {
    const database = new Database({ connectionString: served.database.adminUrl });
    await database.connect();
    const found = await database.query(sql, values);
    await database.end();
    return found.rows;
  }

  it('stores a file as days in the home zone, with its report', async () => {
    const { client } = await newPerson(anybody);
    const answer = await client.upload(
      hourly('2026-01-10', 3, () => '0.25'),
      'home.csv',
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      readings: 72,
      timezone: 'America/Chicago',
      timezoneFrom: 'assumed',
      totals: { import: '18' },
      daysStored: 3,
    });
    const days = await client.get('usage/days?limit=2');
    expect(days.body.items).toMatchObject([
      {
        date: '2026-01-12',
        total: '6',
        unit: 'kWh',
        intervalMinutes: 60,
        quality: 'complete',
        source: 'upload',
      },
      { date: '2026-01-11', startsAt: '2026-01-11T06:00:00.000Z', meterId: answer.body.meterId },
    ]);
    const next = await client.get(/<([^>]+)>; rel="next"/.exec(days.headers.get('link')!)![1]!);
    expect(next.body).toMatchObject({ items: [{ date: '2026-01-10' }], next: null });
    const readings = await client.get('usage/days?limit=1&readings=true');
    expect(readings.body.items[0].readings).toEqual(Array.from({ length: 24 }, () => '0.25'));
  });

  it('says of each reading what its file says of it', async () => {
    const { client } = await newPerson(anybody, { country: 'AU', timezone: 'Australia/Sydney' });
    const values = Array.from({ length: 48 }, (_, i) => (i / 10).toFixed(1)).join(',');
    const lines = ['100,NEM12,202601020000,MDP,RETAILER', '200,4001234567,E1,E1,E1,N1,01009,kWh,30,'];
    lines.push(`300,20260101,${values},V,,,20260102000000,`, '400,1,20,A,,', '400,21,48,E14,,', '900');
    expect((await client.upload(lines.join('\n'), 'nem12.csv')).status).toBe(201);
    const { body } = await client.get('usage/days?readings=true');
    expect(
      body.items
        .flatMap((day: { qualities: string[] }) => day.qualities)
        .filter(Boolean)
        .sort(),
    ).toEqual([
      ...Array.from({ length: 20 }, () => 'actual'),
      ...Array.from({ length: 28 }, () => 'estimated'),
    ]);
    expect((await client.get('usage/days')).body.items[0]).not.toHaveProperty('qualities');
  });

  it('changes nothing when the same file comes twice, also at once', async () => {
    const { client, id } = await newPerson(anybody);
    const file = hourly('2026-01-10', 2, (hour) => `0.${hour}`);
    const first = await Promise.all([client.upload(file), client.upload(file)]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 201]);
    const again = await client.upload(file, 'another name.csv');
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ datasetId: first[0]!.body.datasetId, daysStored: 0, readings: 48 });
    const counted = await rows(
      `select (select count(*)::int from datasets where user_id = $1) as datasets,
         (select count(*)::int from usage_history where user_id = $1) as days,
         (select count(*)::int from meters where user_id = $1) as meters`,
      [id],
    );
    expect(counted).toEqual([{ datasets: 1, days: 2, meters: 1 }]);
  });

  it('merges overlapping files, and reads again what remains when one is deleted', async () => {
    const { client } = await newPerson(anybody);
    await client.upload(hourly('2026-01-10', 3, () => '1'));
    const second = await client.upload(
      hourly('2026-01-11', 3, () => '2'),
      'b.csv',
      { keep: 'new' },
    );
    expect(second.body.daysStored).toBe(3);
    const totals = async (): Promise<string[]> =>
      (await client.get('usage/days')).body.items.map((day: { total: string }) => day.total);
    expect(await totals()).toEqual(['48', '48', '48', '24']);
    expect((await client.delete(`datasets/${second.body.datasetId}`)).status).toBe(204);
    expect(await totals()).toEqual(['24', '24', '24']);
  });

  it('merges equal readings, names different ones, and stores nothing until the person says which stand', async () => {
    const { client, id } = await newPerson(anybody);
    const totals = async (): Promise<string[]> =>
      (await client.get('usage/days')).body.items.map((day: { total: string }) => day.total);
    await client.upload(hourly('2026-01-10', 2, () => '1'));
    const equal = await client.upload(hourly('2026-01-11', 2, () => '1'));
    expect([equal.status, equal.body.daysStored]).toEqual([201, 1]);
    const other = hourly('2026-01-11', 3, (hour) => (hour === 5 ? '9.5' : '1'));
    const refused = await client.upload(other, 'other.csv');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: 'urn:treebeard:problem:usage-overlap',
      contradictions: 1,
      errors: [{ pointer: '/keep', detail: '2026-01-11T11:00:00Z: 1 kWh is stored, 9.5 kWh in the file' }],
    });
    expect(refused.body.detail).toContain('keep=old');
    expect(await rows('select 1 from datasets where user_id = $1', [id])).toHaveLength(2);
    expect(await totals()).toEqual(['24', '24', '24']);
    const kept = await client.upload(other, 'other.csv', { keep: 'old' });
    expect([kept.status, kept.body.daysStored]).toEqual([201, 1]);
    expect(await totals()).toEqual(['24', '24', '24', '24']);
    const replaced = await client.upload(`${other}\n`, 'other.csv', { keep: 'new' });
    expect([replaced.status, replaced.body.daysStored]).toEqual([201, 1]);
    expect(await totals()).toEqual(['24', '24', '32.5', '24']);
  });

  it('lets the later revision stand, in whichever order the files come', async () => {
    const day = (revised: string, kwh: string): string =>
      [
        'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION',
        `'1,01/14/2026,${revised} 05:00:00,00:00,00:15,${kwh},A,Consumption`,
        `'1,01/14/2026,${revised} 05:00:00,00:15,00:30,1,A,Consumption`,
      ].join('\n');
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { client } = await newPerson(anybody);
      const files = [day('01/15/2026', '2'), day('01/18/2026', '3')];
      for (const index of order) expect((await client.upload(files[index]!)).status).toBe(201);
      expect((await client.get('usage/days')).body.items).toMatchObject([{ total: '4' }]);
    }
  });

  it('stores gas and water as meters of their own, in their units', async () => {
    const { client } = await newPerson(anybody);
    const water = hourly('2026-01-10', 2, () => '1.5').replace('kwh', 'water (gallons)');
    const answers = [
      await client.upload(
        'TYPE,DATE,START TIME,END TIME,USAGE (therms),COST\nNatural gas usage,2026-01-13,00:00,23:59,1.5,$2\nNatural gas usage,2026-01-14,00:00,23:59,2,$3\n',
      ),
      await client.upload(water),
      await client.upload(hourly('2026-01-10', 2, () => '1')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const meters = await client.get('meters');
    expect(
      meters.body.items
        .map(({ commodity, unit }: { commodity: string; unit: string }) => `${commodity} ${unit}`)
        .sort(),
    ).toEqual(['electricity kWh', 'gas therm', 'water gal']);
    const gas = await client.get(`usage/days?meterId=${answers[0]!.body.meterId}`);
    expect(gas.body.items).toMatchObject([
      { total: '2', unit: 'therm' },
      { total: '1.5', unit: 'therm' },
    ]);
    expect(answers[0]!.body).toMatchObject({ commodity: 'gas', unit: 'therm', totals: {} });
    const wrong = await client.upload(`${water}\n`, 'w.csv', { meterId: answers[2]!.body.meterId });
    expect([wrong.status, wrong.body.type]).toEqual([422, 'urn:treebeard:problem:usage-other-commodity']);
  });

  it('cuts days on the home clock where a file is in UTC or on market time', async () => {
    const { client } = await newPerson(anybody);
    const file = [
      'timestamp (UTC),energyConsumption (kWh)',
      ...Array.from(
        { length: 48 },
        (_, i) => `2026-01-13 ${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'},1`,
      ),
    ].join('\n');
    expect((await client.upload(file)).status).toBe(201);
    expect((await client.get('usage/days')).body.items).toMatchObject([
      { date: '2026-01-13', startsAt: '2026-01-13T06:00:00.000Z', total: '36' },
      { date: '2026-01-12', total: '12' },
    ]);
  });

  it('gives the uploaded file back, byte for byte, under a name that is only a name', async () => {
    const { client } = await newPerson(anybody);
    const file = hourly('2026-01-10', 1, () => '1');
    const { body } = await client.upload(file, "../../etc/pass'wd\u202Egpj.csv");
    const detail = await client.get(`datasets/${body.datasetId}`);
    expect(detail.body).toMatchObject({ fileName: "pass'wdgpj.csv", readings: 24 });
    const download = await client.get(`datasets/${body.datasetId}/file`);
    expect(download.body).toBe(file);
    expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''pass%27wdgpj.csv");
  });

  it.each([
    ['a file that is no usage file', 'this is a letter to my utility\nplease reply\n', 422, 'unknown-format'],
    ['an empty file', '', 422, 'unknown-format'],
    ['bytes of nothing known', '\u0000\u0001\u0002binary', 422, 'unknown-format'],
  ])('refuses %s and stores nothing', async (_, content, status, slug) => {
    const { client, id } = await newPerson(anybody);
    const answer = await client.upload(content);
    expect(answer.status).toBe(status);
    expect(answer.body.type).toBe(`urn:treebeard:problem:usage-${slug}`);
    expect(answer.body.detail.length).toBeGreaterThan(40);
    expect(
      await rows(
        'select 1 from sites where user_id = $1 union all select 1 from datasets where user_id = $1',
        [id],
      ),
    ).toEqual([]);
  });

  it('refuses an upload without a file, of a wrong zone, or to a meter of somebody else', async () => {
    const { client } = await newPerson(anybody);
    const other = await newPerson(anybody);
    const theirs = (await other.client.upload(hourly('2026-01-10', 1, () => '1'))).body.meterId;
    const file = hourly('2026-01-10', 1, () => '3');
    expect((await client.upload(file, 'x.csv', { timezone: 'Mars/Olympus' })).status).toBe(400);
    expect((await client.upload(file, 'x.csv', { meterId: theirs })).status).toBe(404);
    expect((await client.post('usage/uploads', { file })).status).toBe(415);
    expect((await client.get('datasets')).body.items).toEqual([]);
  });

  it('keeps entries by hand: add, read, change with the tag, delete', async () => {
    const { client } = await newPerson(anybody);
    const added = await client.post('usage/entries', {
      date: '2026-02-01',
      quantity: '12.50',
      notes: '=1+1',
    });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ total: '12.5', unit: 'kWh', source: 'manual', notes: '=1+1' });
    const path = `usage/entries/${added.body.id}`;
    const tag = added.headers.get('etag')!;
    expect((await client.patch(path, { quantity: '13' })).status).toBe(428);
    expect((await client.patch(path, { quantity: '13' }, { 'if-match': '"v9"' })).status).toBe(412);
    const changed = await client.patch(path, { quantity: '13' }, { 'if-match': tag });
    expect(changed.body).toMatchObject({ total: '13', notes: '=1+1' });
    const held = await client.get(path, { 'if-none-match': changed.headers.get('etag')! });
    expect([held.status, held.body]).toEqual([304, '']);
    expect((await client.delete(path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
  });

  it('lets one of a hundred changes with the same tag through', async () => {
    const { client } = await newPerson(anybody);
    const { body, headers } = await client.post('usage/entries', { date: '2026-02-01', quantity: '1' });
    const tag = headers.get('etag')!;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        client.patch(`usage/entries/${body.id}`, { quantity: `${i + 1}` }, { 'if-match': tag }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 99 }, () => 412)]);
  });

  it.each([
    ['a negative quantity', { quantity: '-1' }, '/quantity'],
    ['nothing', { quantity: '0.00' }, '/quantity'],
    ['a number', { quantity: 1 }, '/quantity'],
    ['a day that is none', { date: '2026-02-30' }, '/date'],
    ['an unknown commodity', { commodity: 'steam' }, '/commodity'],
  ])('refuses %s as an entry', async (_, over, pointer) => {
    const { client } = await newPerson(anybody);
    const { status, body } = await client.post('usage/entries', {
      date: '2026-02-01',
      quantity: '1',
      ...over,
    });
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('acts once on equal requests with one Idempotency-Key, and refuses another request under it', async () => {
    const { client } = await newPerson(anybody);
    const key = { 'idempotency-key': 'entry-1' };
    const entry = { date: '2026-03-01', quantity: '5' };
    const race = await Promise.all(
      Array.from({ length: 200 }, () => client.post('usage/entries', entry, key)),
    );
    expect(
      race.map(({ status }) => status).filter((status) => status !== 409 && status !== 201 && status !== 503),
    ).toEqual([]);
    const replay = await client.post('usage/entries', entry, key);
    expect([replay.status, replay.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    const ids = new Set([...race, replay].filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    expect((await client.post('usage/entries', { ...entry, quantity: '6' }, key)).status).toBe(422);
    const site = { name: 'Cabin', postcode: '77002', country: 'US' };
    const [made, again] = [await client.post('sites', site, key), await client.post('sites', site, key)];
    expect([made.status, again.status, again.body]).toEqual([201, 201, made.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(made.headers.get('etag')).toBe('"v1"');
    for (const header of ['etag', 'location'])
      expect(again.headers.get(header)).toBe(made.headers.get(header));
    const failing = { 'idempotency-key': 'entry-2' };
    expect((await client.post('usage/entries', entry, failing)).status).toBe(409);
    expect((await client.post('usage/entries', { ...entry, date: '2026-03-02' }, failing)).status).toBe(201);
  });

  it('sums each commodity and unit by itself, by month', async () => {
    const { client } = await newPerson(anybody);
    for (const [date, quantity, commodity] of [
      ['2026-01-30', '10.5', 'electricity'],
      ['2026-02-01', '4', 'electricity'],
      ['2026-02-02', '6', 'electricity'],
      ['2026-02-02', '3', 'water'],
    ]) {
      await client.post('usage/entries', { date, quantity, commodity });
    }
    const { body } = await client.get('usage/stats');
    expect(body.commodities).toMatchObject([
      {
        commodity: 'electricity',
        unit: 'kWh',
        total: '20.5',
        monthlyAverage: '10.25',
        months: [
          { month: '2026-01', total: '10.5', days: 1 },
          { month: '2026-02', total: '10', days: 2 },
        ],
        latest: { date: '2026-02-02', total: '6' },
        currentMonth: { month: '2026-02' },
        lastMonth: { month: '2026-01' },
      },
      { commodity: 'water', unit: 'm3', total: '3', lastMonth: null },
    ]);
  });

  it('shares monthly bills out over the months they span', async () => {
    const { client } = await newPerson(anybody);
    const bills = 'start,end,kwh\n2026-01-01,2026-02-01,310\n2026-02-01,2026-03-01,280\n';
    const uploaded = await client.upload(bills, 'bills.csv');
    expect(uploaded.status).toBe(201);
    const { body } = await client.get('usage/stats');
    expect(body.commodities[0]).toMatchObject({
      total: '590',
      months: [{ total: '310', days: 31 }, { total: '280' }],
    });
  });

  it('shows nobody what is somebody else’s', async () => {
    const anna = await newPerson(anybody);
    const ben = await newPerson(anybody);
    const { body: dataset } = await anna.client.upload(hourly('2026-01-10', 1, () => '1'));
    const { body: entry } = await anna.client.post('usage/entries', { date: '2026-02-01', quantity: '1' });
    for (const path of [
      `usage/entries/${entry.id}`,
      `datasets/${dataset.datasetId}`,
      `datasets/${dataset.datasetId}/file`,
    ]) {
      const theirs = await ben.client.get(path);
      const nobodys = await ben.client.get(path.replace(/[0-9a-f]{12}/, '000000000000'));
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, traceId: '' }).toEqual({ ...nobodys.body, traceId: '' });
    }
    expect((await ben.client.delete(`usage/entries/${entry.id}`)).status).toBe(404);
    expect((await ben.client.get('usage/days')).body.items).toEqual([]);
    expect((await anna.client.get('usage/days')).body.items).toHaveLength(2);
    const cursor = (await anna.client.get('usage/days?limit=1')).body.next;
    expect((await ben.client.get(`usage/days?cursor=${cursor}`)).status).toBe(400);
    expect((await anna.client.get(`usage/days?cursor=${cursor.slice(0, -2)}xx`)).status).toBe(400);
  });
});
