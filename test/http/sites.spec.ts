import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('sites and meters', () => {
  let served: TestApp;
  let anybody: Client;
  let client: Client;
  let siteId: string;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    ({ client } = await newPerson(anybody));
    const made = await client.post('sites', {
      name: 'Bakery',
      postcode: '78701',
      country: 'US',
      industryType: 'bakery',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ timezone: 'America/Chicago', industryType: 'bakery' });
    siteId = made.body.id;
  });
  afterAll(() => served.close());

  const meter = async (name: string, over: Record<string, unknown> = {}): Promise<string> => {
    const { status, body } = await client.post('meters', { siteId, name, commodity: 'electricity', ...over });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  };
  const entry = async (meterId: string, date: string, quantity: string): Promise<void> => {
    const { status, body } = await client.post('usage/entries', { meterId, date, quantity });
    if (status !== 201) throw new Error(JSON.stringify(body));
  };
  const change = async (path: string, body: unknown): Promise<{ status: number; body: { type: string } }> => {
    const { headers } = await client.get(path);
    return client.patch(path, body, { 'if-match': headers.get('etag')! });
  };

  it('reads, changes, lists and deletes a site', async () => {
    const { body: site, headers } = await client.post('sites', {
      name: 'Cabin',
      postcode: '80202',
      country: 'US',
    });
    expect(headers.get('location')).toBe(`/api/v1/sites/${site.id}`);
    expect(headers.get('etag')).toBe('"v1"');
    expect((await change(`sites/${site.id}`, { city: 'Denver' })).body).toMatchObject({
      city: 'Denver',
      name: 'Cabin',
    });
    expect((await change(`sites/${site.id}`, { name: 'Bakery' })).status).toBe(409);
    expect((await client.patch(`sites/${site.id}`, { city: 'x' })).status).toBe(428);
    expect((await client.patch(`sites/${site.id}`, { city: 'x' }, { 'if-match': '"v1"' })).status).toBe(412);
    const list = await client.get('sites?limit=1');
    expect(list.body.items).toMatchObject([{ name: 'Cabin' }]);
    expect(list.headers.get('link')).toBe(
      `</api/v1/sites?limit=1&cursor=${encodeURIComponent(list.body.next)}>; rel="next"`,
    );
    expect((await client.delete(`sites/${site.id}`)).status).toBe(204);
    expect((await client.get(`sites/${site.id}`)).status).toBe(404);
  });

  it('keeps the zone of a site whose days are cut in it', async () => {
    const { body: site } = await client.post('sites', { name: 'Old mill', postcode: '78701', country: 'US' });
    expect((await change(`sites/${site.id}`, { timezone: 'America/Denver' })).status).toBe(200);
    await entry(await meter('mill', { siteId: site.id }), '2026-01-01', '1');
    expect((await change(`sites/${site.id}`, { timezone: 'UTC' })).status).toBe(409);
  });

  it('gives meters the unit of their commodity, and no other', async () => {
    const water = await client.post('meters', { siteId, name: 'water', commodity: 'water' });
    expect(water.body).toMatchObject({ unit: 'm3', category: 'CONS', active: true });
    const wrong = await client.post('meters', { siteId, name: 'x', commodity: 'water', unit: 'kWh' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/unit']);
    expect((await client.post('meters', { siteId, name: 'water', commodity: 'water' })).status).toBe(409);
    const gas = await meter('gas', { commodity: 'gas' });
    const below = await client.post('meters', { siteId, name: 'y', commodity: 'water', parentMeterId: gas });
    expect([below.status, below.body.type]).toEqual([422, 'urn:treebeard:problem:parent-of-other-kind']);
  });

  it('lets no meter stand below itself, also when two are moved at once', async () => {
    const a = await meter('a');
    const b = await meter('b', { parentMeterId: a });
    const c = await meter('c', { parentMeterId: b });
    expect((await change(`meters/${a}`, { parentMeterId: c })).body.type).toBe(
      'urn:treebeard:problem:meter-cycle',
    );
    expect((await change(`meters/${a}`, { parentMeterId: a })).status).toBe(422);
    expect((await change(`meters/${b}`, { parentMeterId: null })).status).toBe(200);
    const moves = await Promise.all([
      change(`meters/${a}`, { parentMeterId: b }),
      change(`meters/${b}`, { parentMeterId: a }),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('moves the meters below a deleted one up', async () => {
    const a = await meter('top');
    const b = await meter('middle', { parentMeterId: a });
    const c = await meter('bottom', { parentMeterId: b });
    expect((await client.delete(`meters/${b}`)).status).toBe(204);
    expect((await client.get(`meters/${c}`)).body.parentMeterId).toBe(a);
  });

  it('rolls a site up without counting twice, and nets import against export', async () => {
    const { body: site } = await client.post('sites', { name: 'Farm', postcode: '78701', country: 'US' });
    const grid = await meter('grid', { siteId: site.id });
    const barn = await meter('barn', { siteId: site.id, parentMeterId: grid });
    const roof = await meter('roof', { siteId: site.id, parentMeterId: grid, category: 'PROD' });
    const feed = await meter('feed', { siteId: site.id, parentMeterId: grid, category: 'INJ' });
    const water = await meter('well', { siteId: site.id, commodity: 'water' });
    await entry(grid, '2026-01-01', '10');
    await entry(barn, '2026-01-01', '4');
    await entry(roof, '2026-01-01', '9');
    await entry(feed, '2026-01-01', '3.25');
    await entry(barn, '2026-01-02', '5');
    await entry(water, '2026-01-01', '1.5');
    const { body } = await client.get(`sites/${site.id}/energy?from=2026-01-01&to=2026-01-02`);
    const [electricity, wells] = body.commodities;
    expect(electricity).toMatchObject({
      unit: 'kWh',
      total: { import: '15', export: '3.25', production: '9', house: null },
      net: '11.75',
      consumption: '20.75',
    });
    expect(electricity.meters.find(({ meterId }: { meterId: string }) => meterId === grid)).toMatchObject({
      own: { import: '10', production: null },
      rolledUp: { import: '15', production: '9' },
    });
    expect(wells).toMatchObject({ commodity: 'water', unit: 'm3', net: '1.5' });
    expect((await client.get(`sites/${site.id}/energy?to=2025-12-31`)).body.commodities[0].net).toBe('0');
  });

  it('tells what a meter counted, what is missing, and its latest reading', async () => {
    const id = await meter('gappy');
    for (const [date, kwh] of [
      ['2026-01-30', '1'],
      ['2026-01-31', '2'],
      ['2026-02-03', '4'],
    ])
      await entry(id, date!, kwh!);
    const { body: months } = await client.get(`meters/${id}/usage?by=month`);
    expect(months.points).toMatchObject([
      { start: '2026-01-01', direction: 'import', total: '3', days: 2, estimated: false },
      { start: '2026-02-01', total: '4', days: 1 },
    ]);
    const { body: gaps } = await client.get(`meters/${id}/gaps`);
    expect(gaps.directions).toMatchObject([
      { daysMissing: 2, gaps: [{ from: '2026-02-01', to: '2026-02-02', days: 2 }], partialDays: [] },
    ]);
    const { body: wider } = await client.get(`meters/${id}/gaps?from=2026-01-29&to=2026-02-04`);
    expect(wider.directions[0].daysMissing).toBe(4);
    const { body: latest } = await client.get(`meters/${id}/latest`);
    expect(latest.readings).toEqual([
      { direction: 'import', date: '2026-02-03', total: '4', quality: 'complete' },
    ]);
  });

  it('turns reads of a counter into daily usage that adds up to their difference', async () => {
    const meterId = await meter('counter', { commodity: 'gas' });
    const read = (readAt: string, value: string, over = {}): ReturnType<Client['post']> =>
      client.post('usage/register-reads', { meterId, readAt, value, ...over });
    await read('2026-01-01T06:00:00Z', '99990');
    const second = await read('2026-01-04T06:00:00Z', '5', { rolledOverAt: '100000', notes: 'went over' });
    expect(second.status).toBe(201);
    const { body } = await client.get(`meters/${meterId}/usage`);
    expect(body.points).toMatchObject([
      { start: '2026-01-01', total: '5', estimated: true },
      { start: '2026-01-02', total: '5' },
      { start: '2026-01-03', total: '5' },
    ]);
    const back = await read('2026-01-05T06:00:00Z', '4');
    expect([back.status, back.body.type]).toEqual([422, 'urn:treebeard:problem:register-ran-backwards']);
    expect((await read('2026-01-05T06:00:00Z', '4', { newRegister: true })).status).toBe(201);
    expect((await read('2026-01-05T06:00:00Z', '4')).status).toBe(409);
    const changedOne = await client.patch(
      `usage/register-reads/${second.body.id}`,
      { value: '6.000001' },
      { 'if-match': second.headers.get('etag')! },
    );
    expect(changedOne.status).toBe(200);
    const { body: stats } = await client.get(`usage/stats?meterId=${meterId}`);
    expect(stats.commodities).toMatchObject([{ commodity: 'gas', unit: 'm3', total: '16.000001' }]);
    expect((await client.delete(`usage/register-reads/${second.body.id}`)).status).toBe(204);
    const { body: list } = await client.get(`usage/register-reads?meterId=${meterId}`);
    expect(list.items.map(({ value }: { value: string }) => value)).toEqual(['4', '99990']);
  });

  it('sums over meters without counting twice: panels below the grid meter count, a battery does not', async () => {
    const { client: farmer } = await newPerson(anybody);
    const { body: farm } = await farmer.post('sites', { name: 'Farm', postcode: '78701', country: 'US' });
    const add = async (name: string, over: Record<string, unknown> = {}): Promise<string> =>
      (await farmer.post('meters', { siteId: farm.id, name, commodity: 'electricity', ...over })).body.id;
    const grid = await add('grid');
    const below = { parentMeterId: grid };
    const ids = [
      await add('barn', below),
      await add('roof', { ...below, category: 'PROD' }),
      await add('cells', { ...below, category: 'STOR' }),
    ];
    for (const [meterId, date, quantity] of [
      [grid, '2026-01-01', '10'],
      [ids[0], '2026-01-01', '4'],
      [ids[0], '2026-01-02', '5'],
      [ids[1], '2026-01-01', '9'],
      [ids[2], '2026-01-02', '2'],
    ])
      await farmer.post('usage/entries', { meterId, date, quantity });
    const sums = async (query = ''): Promise<unknown> =>
      (await farmer.get(`usage/stats${query}`)).body.commodities.map(
        ({ direction, total, days }: Record<string, unknown>) => [direction, total, days],
      );
    expect(await sums()).toEqual([
      ['import', '15', 2],
      ['production', '9', 1],
    ]);
    expect(await sums(`?meterId=${ids[0]}`)).toEqual([['import', '9', 2]]);
    expect(await sums(`?meterId=${ids[2]}`)).toEqual([['import', '2', 1]]);
  });

  it('answers others as if there were nothing', async () => {
    const { client: other } = await newPerson(anybody);
    const meterId = await meter('mine');
    for (const path of [
      `sites/${siteId}`,
      `sites/${siteId}/energy`,
      `meters/${meterId}`,
      `meters/${meterId}/usage`,
      `meters/${meterId}/gaps`,
      `meters/${meterId}/latest`,
      `usage/register-reads?meterId=${meterId}`,
      `meters?siteId=${siteId}`,
    ]) {
      expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    }
    const read = { meterId, readAt: '2026-01-01T00:00:00Z', value: '1' };
    expect((await other.post('usage/register-reads', read)).status).toBe(404);
    expect((await other.post('meters', { siteId, name: 'x', commodity: 'gas' })).status).toBe(404);
    expect((await other.delete(`sites/${siteId}`)).status).toBe(404);
  });
});
