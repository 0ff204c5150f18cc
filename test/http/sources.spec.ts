import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SourceJson } from '../../src/sources/sources.dto.js';
import { Client, newPerson, type Answer } from '../support/client.js';
import { fakeProvider, SOLAREDGE_KEY, type FakeProvider, type Fault } from '../support/fake-provider.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const SOLAREDGE = { provider: 'solaredge', credentials: { apiKey: SOLAREDGE_KEY, siteId: '1' } };
const enphase = (refreshToken: string): { provider: string; credentials: Record<string, string> } => ({
  provider: 'enphase',
  credentials: {
    apiKey: 'key-of-the-application',
    clientId: 'client-id-0001',
    clientSecret: 'client-secret-0001',
    systemId: '42',
    refreshToken,
  },
});

describe('sources', () => {
  let provider: FakeProvider;
  let served: TestApp;
  let anybody: Client;
  let client: Client;
  let siteId: string;

  beforeAll(async () => {
    provider = await fakeProvider();
    served = await testApp({
      WORKER: 'on',
      PROVIDER_URLS: `solaredge=${provider.url},enphase=${provider.url}`,
      PROVIDER_TIMEOUT_SECONDS: '1',
    });
    anybody = new Client(served.base);
  });
  beforeEach(async () => {
    provider.fault = 'none';
    provider.wattHours = () => 250;
    ({ client } = await newPerson(anybody));
    siteId = (await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' })).body.id;
  });
  afterAll(async () => {
    await served.close();
    await provider.close();
  });

  const meter = async (category: string, name = category): Promise<string> =>
    (await client.post('meters', { siteId, name, commodity: 'electricity', category })).body.id;
  const connect = async (
    source: Record<string, unknown>,
    category = 'PROD',
  ): Promise<{ id: string; meterId: string }> => {
    const meterId = await meter(category);
    const { status, body } = await client.post('sources', { meterId, ...source });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  /** Polls, and waits until a worker has. */
  const poll = async (id: string): Promise<SourceJson> => {
    const { body: before } = await client.get(`sources/${id}`);
    expect((await client.post(`sources/${id}/poll`)).status).toBe(202);
    for (;;) {
      const { body } = await client.get(`sources/${id}`);
      if (body.lastPolledAt !== before.lastPolledAt) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const total = async (meterId: string): Promise<Record<string, string>> => {
    const { body } = await client.get(`usage/stats?meterId=${meterId}`);
    return Object.fromEntries(
      body.commodities.map(({ direction, total }: Record<string, string>) => [direction, total]),
    );
  };

  it('names the providers and what each asks for', async () => {
    const { body } = await client.get('sources/providers');
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['solaredge', 'enphase']);
    expect(Object.keys(body[0].credentials.properties)).toEqual(['apiKey', 'siteId']);
  });

  it.each([
    ['SolarEdge', () => SOLAREDGE],
    ['Enphase', () => enphase(provider.refreshToken)],
  ])('fetches four weeks of %s, and a second poll changes nothing', async (_, source) => {
    const { id, meterId } = await connect(source());
    const polled = await poll(id);
    expect(polled).toMatchObject({ status: 'ok', statusDetail: null, failures: 0, active: true });
    const readUntil = Date.parse(String(polled.readUntil));
    expect(Date.now() - readUntil).toBeLessThan(16 * 60_000);
    const { body: days } = await client.get(`usage/days?meterId=${meterId}&limit=100&readings=true`);
    const whole = days.items.filter((day: { quality: string }) => day.quality === 'complete');
    expect(whole.length).toBeGreaterThanOrEqual(26);
    expect(new Set(whole.map((day: { intervalMinutes: number }) => day.intervalMinutes))).toEqual(
      new Set([15]),
    );
    expect(whole[5]).toMatchObject({ direction: 'production', source: 'api' });
    expect(Number(whole[5].total)).toBe(whole[5].readings.length / 4);
    const before = await total(meterId);
    await poll(id);
    const after = await total(meterId);
    // Quarter hours that ended in between are new; nothing else is.
    expect(Number(after['production']) - Number(before['production'])).toBeLessThanOrEqual(0.5);
  });

  it('takes what the provider corrects within two days', async () => {
    const { id, meterId } = await connect(SOLAREDGE);
    await poll(id);
    provider.wattHours = () => 500;
    await poll(id);
    const { body } = await client.get(`usage/days?meterId=${meterId}&limit=100&readings=true`);
    const means = body.items
      .filter((day: { quality: string }) => day.quality === 'complete')
      .map((day: { total: string; readings: string[] }) => Number(day.total) / day.readings.length);
    expect(means[0]).toBe(0.5);
    expect(means.at(-1)).toBe(0.25);
  });

  it('keeps import and export of a grid meter apart', async () => {
    provider.wattHours = (direction) => (direction === 'import' ? 100 : 40);
    const { id, meterId } = await connect(enphase(provider.refreshToken), 'CONS');
    await poll(id);
    const sums = await total(meterId);
    expect(Object.keys(sums).sort()).toEqual(['export', 'import']);
    expect(Number(sums['import']) / Number(sums['export'])).toBeCloseTo(2.5, 6);
  });

  it.each<[Fault, string, RegExp]>([
    ['429', 'waiting', /429/],
    ['500', 'failing', /500/],
    ['slow', 'failing', /in time/],
    ['malformed', 'failing', /unknown answer/],
    ['html', 'failing', /no JSON/],
  ])('lives with %s: says so, comes back later, and then reads', async (fault, status, detail) => {
    const { id } = await connect(SOLAREDGE);
    provider.fault = fault;
    const before = Date.now();
    const polled = await poll(id);
    expect(polled).toMatchObject({ status, statusDetail: expect.stringMatching(detail), active: true });
    const pause = (Date.parse(String(polled.nextPollAt)) - before) / 60_000;
    // What was asked for with 429, and else twice the usual pause after the first fault.
    expect(Math.round(pause * 2) / 2).toBe(fault === '429' ? 1.5 : 120);
    provider.fault = 'none';
    expect(await poll(id)).toMatchObject({ status: 'ok', failures: 0 });
  });

  it('waits longer with every fault in a row, up to a day', async () => {
    const { id } = await connect(SOLAREDGE);
    provider.fault = '500';
    const pauses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const before = Date.now();
      pauses.push(Math.round((Date.parse(String((await poll(id)).nextPollAt)) - before) / 3_600_000));
    }
    expect(pauses).toEqual([2, 4, 8, 16, 24, 24]);
  });

  it('stops when the credentials are refused, and starts again with new ones', async () => {
    const { id } = await connect(SOLAREDGE);
    provider.fault = 'unauthorised';
    expect(await poll(id)).toMatchObject({ status: 'refused', active: false });
    provider.fault = 'none';
    const { headers } = await client.get(`sources/${id}`);
    const renewed = await client.patch(
      `sources/${id}`,
      { credentials: SOLAREDGE.credentials },
      { 'if-match': headers.get('etag')! },
    );
    expect(renewed.body).toMatchObject({ status: 'new', active: true, failures: 0 });
    expect(await poll(id)).toMatchObject({ status: 'ok' });
  });

  it('keeps the refresh token that each refresh gives, and refreshes a token that was taken back', async () => {
    const { id } = await connect(enphase(provider.refreshToken));
    await poll(id);
    provider.revokeAccess();
    expect(await poll(id)).toMatchObject({ status: 'ok' });
    provider.revokeAccess();
    provider.refreshToken = 'taken back';
    expect(await poll(id)).toMatchObject({ status: 'refused', active: false });
  });

  it('uses a refresh token that is good once, once, however many ask at the same time', async () => {
    const { id } = await connect(enphase(provider.refreshToken));
    provider.pause = 100;
    const tests = Array.from({ length: 5 }, () => client.post(`sources/${id}/test`));
    expect(await poll(id)).toMatchObject({ status: 'ok' });
    provider.pause = 0;
    for (const { body } of await Promise.all(tests)) expect(body).toMatchObject({ ok: true });
    provider.revokeAccess();
    expect(await poll(id)).toMatchObject({ status: 'ok' });
  });

  it('says so when the key of its credentials is lost, and goes on with new ones', async () => {
    const { id } = await connect(SOLAREDGE);
    await asAdmin(served, `update energy_sources set credentials = '\\x0102030405' where id = $1`, [id]);
    expect((await client.post(`sources/${id}/test`)).body).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/enter them again/),
    });
    expect(await poll(id)).toMatchObject({ status: 'refused', active: false });
    const again = await client.post(`sources/${id}/poll`);
    expect([again.status, again.body.type]).toEqual([409, 'urn:treebeard:problem:source-paused']);
    const { headers } = await client.get(`sources/${id}`);
    await client.patch(
      `sources/${id}`,
      { credentials: SOLAREDGE.credentials },
      { 'if-match': headers.get('etag')! },
    );
    expect(await poll(id)).toMatchObject({ status: 'ok' });
  });

  it('fetches nothing while the consent is withdrawn', async () => {
    const { id, meterId } = await connect(SOLAREDGE);
    const consent = async (given: boolean): Promise<void> => {
      const { headers } = await client.get('users/me');
      await client.patch('users/me', { consent: given }, { 'if-match': headers.get('etag')! });
    };
    await consent(false);
    expect(await poll(id)).toMatchObject({
      status: 'waiting',
      statusDetail: expect.stringMatching(/Consent/),
    });
    expect(await total(meterId)).toEqual({});
    await consent(true);
    expect(await poll(id)).toMatchObject({ status: 'ok' });
    expect(Object.keys(await total(meterId))).toEqual(['production']);
  });

  it('tests a connection on request', async () => {
    const { id } = await connect(SOLAREDGE);
    expect((await client.post(`sources/${id}/test`)).body).toEqual({
      ok: true,
      system: 'Roof of Maria',
      detail: null,
    });
    provider.fault = '500';
    expect((await client.post(`sources/${id}/test`)).body).toMatchObject({
      ok: false,
      detail: 'SolarEdge: it answered 500',
    });
  });

  it('never shows credentials, and stores them encrypted', async () => {
    const { id } = await connect(SOLAREDGE);
    const { body } = await client.get(`sources/${id}`);
    expect(JSON.stringify(body)).not.toContain(SOLAREDGE_KEY);
    const [row] = await asAdmin<{ credentials: Buffer }>(
      served,
      'select credentials from energy_sources where id = $1',
      [id],
    );
    expect(row!.credentials.includes(SOLAREDGE_KEY)).toBe(false);
    const wrong = await client.post('sources', {
      meterId: await meter('CONS', 'other'),
      provider: 'solaredge',
      credentials: {
        apiKey: 'secret but wrong!',
        siteId: '1',
      },
    });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/credentials/apiKey']);
    expect(JSON.stringify(wrong.body)).not.toContain('secret but wrong');
  });

  it('lets five connections in, however many come at once', async () => {
    const meters = await Promise.all(Array.from({ length: 8 }, (_, i) => meter('PROD', `roof ${i}`)));
    const answers: Answer[] = await Promise.all(
      meters.map((meterId) => client.post('sources', { meterId, ...SOLAREDGE })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 403, 403, 403]);
    expect(answers.find(({ status }) => status === 403)!.body).toMatchObject({
      quota: 'connections',
      limit: 5,
      used: 5,
    });
  });

  it('connects a meter to a provider once, and no meter that no provider knows', async () => {
    const { meterId } = await connect(SOLAREDGE);
    expect((await client.post('sources', { meterId, ...SOLAREDGE })).status).toBe(409);
    const battery = await meter('STOR');
    expect((await client.post('sources', { meterId: battery, ...SOLAREDGE })).status).toBe(422);
    expect((await client.post('sources', { ...SOLAREDGE, meterId, provider: 'moon' })).status).toBe(400);
  });

  it('is nobody else’s', async () => {
    const { id, meterId } = await connect(SOLAREDGE);
    const { client: other } = await newPerson(anybody);
    expect((await other.get(`sources/${id}`)).status).toBe(404);
    expect((await other.post(`sources/${id}/test`)).status).toBe(404);
    expect((await other.post(`sources/${id}/poll`)).status).toBe(404);
    expect((await other.delete(`sources/${id}`)).status).toBe(404);
    expect((await other.post('sources', { meterId, ...SOLAREDGE })).status).toBe(404);
    expect((await other.get('sources')).body.items).toEqual([]);
  });
});
