import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson } from '../support/client.js';
import { dailyFile } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('analyses', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
  });
  afterAll(() => served.close());

  it('keeps what was asked, what came out, and by which engine', async () => {
    const { client } = await newPerson(anybody);
    const { body: upload } = await client.upload(dailyFile('2025-01-01', 365));
    const made = await client.post('analyses', { datasetId: upload.datasetId });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'completed',
      reason: null,
      config: { datasetId: upload.datasetId },
    });
    expect(made.body.profile).toMatchObject({ analysisPeriodStart: '2025-01-01' });
    expect((await client.get(made.headers.get('location')!)).body).toEqual(made.body);
    const march = await client.post('analyses', { from: '2025-03-01', to: '2025-03-31' });
    expect(march.body.profile).toMatchObject({
      analysisPeriodStart: '2025-03-01',
      analysisPeriodEnd: '2025-03-31',
    });
    const { body: list } = await client.get('analyses');
    expect(list.items.map((item: { id: string }) => item.id)).toEqual([march.body.id, made.body.id]);
  });

  it('keeps one that fails with its reason, and runs it again when there is usage', async () => {
    const { client } = await newPerson(anybody);
    const { status, body } = await client.post('analyses', {});
    expect([status, body.status, body.profile]).toEqual([201, 'failed', null]);
    expect(body.reason).toMatch(/no usage/i);
    await client.upload(dailyFile('2025-01-01', 60));
    const again = await client.post(`analyses/${body.id}/run`);
    expect([again.status, again.body.status, again.body.reason]).toEqual([200, 'completed', null]);
    expect((await client.post(`analyses/${body.id}/run`)).status).toBe(409);
  });

  it('keeps a draft until it is run, and outlives its upload', async () => {
    const { client } = await newPerson(anybody);
    const { body: upload } = await client.upload(dailyFile('2025-01-01', 60));
    const { body: draft } = await client.post('analyses', { datasetId: upload.datasetId, run: false });
    expect(draft).toMatchObject({ status: 'draft', profile: null });
    const { body: ran } = await client.post(`analyses/${draft.id}/run`);
    expect(ran.status).toBe('completed');
    expect((await client.delete(`datasets/${upload.datasetId}`)).status).toBe(204);
    const { body: left } = await client.get(`analyses/${draft.id}`);
    expect(left).toMatchObject({ status: 'completed', datasetId: null, profile: ran.profile });
  });

  it('analyses nobody else’s meters, uploads or analyses', async () => {
    const { client } = await newPerson(anybody);
    const { client: other } = await newPerson(anybody);
    const { body: upload } = await client.upload(dailyFile('2025-01-01', 60));
    const { body: analysis } = await client.post('analyses', {});
    expect((await other.post('analyses', { datasetId: upload.datasetId })).status).toBe(404);
    expect((await other.post('analyses', { meterId: upload.meterId })).status).toBe(404);
    expect((await other.get(`analyses/${analysis.id}`)).status).toBe(404);
    expect((await other.post(`analyses/${analysis.id}/run`)).status).toBe(404);
    expect((await other.delete(`analyses/${analysis.id}`)).status).toBe(404);
  });
});
