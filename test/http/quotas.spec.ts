import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson, patiently } from '../support/client.js';
import { analysed, asAdmin, dailyFile, makeAdministrator } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('tiers', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
  });
  afterAll(() => served.close());

  const quota = async (client: Client, name: string): Promise<{ limit: number | null; used: number }> =>
    (await client.get('users/me/quotas')).body.quotas.find((one: { name: string }) => one.name === name);

  it('lets exactly three of 200 simultaneous reports through, and names the limit to the others', async () => {
    const { client } = await newPerson(anybody);
    const analysisId = await analysed(client);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => patiently(() => client.post('reports', { analysisId }))),
    );
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(403)]).toEqual([3, 197]);
    const refused = answers.find(({ status }) => status === 403)!;
    expect(refused.body).toMatchObject({
      type: 'urn:treebeard:problem:quota-exceeded',
      quota: 'reports',
      limit: 3,
      used: 3,
    });
    expect(Date.parse(refused.body.resetsAt)).toBeGreaterThan(Date.now());
    expect((await client.get('reports')).body.items).toHaveLength(3);
    expect(await quota(client, 'reports')).toMatchObject({ limit: 3, used: 3 });
  }, 60_000);

  it('begins to count again on the first of the month where the person lives', async () => {
    const { client } = await newPerson(anybody, {
      country: 'NZ',
      postcode: '6011',
      timezone: 'Pacific/Auckland',
    });
    const { quotas } = (await client.get('users/me/quotas')).body;
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Pacific/Auckland',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    expect(clock.format(new Date(quotas[0].resetsAt))).toMatch(/^1,? 00:00$/);
  });

  it('does not count an upload that fails, nor the same file twice', async () => {
    const { client } = await newPerson(anybody);
    expect((await client.upload('this is no usage file')).status).toBe(422);
    expect((await quota(client, 'datasets')).used).toBe(0);
    const file = dailyFile('2025-01-01', 3);
    expect((await client.upload(file)).status).toBe(201);
    expect((await client.upload(file)).status).toBe(200);
    expect(await quota(client, 'datasets')).toMatchObject({ limit: 5, used: 1 });
    for (let day = 1; day < 5; day++) await client.upload(dailyFile(`2025-02-0${day}`, 1), `${day}.csv`);
    const sixth = await client.upload(dailyFile('2025-03-01', 1), 'sixth.csv');
    expect([sixth.status, sixth.body.quota]).toEqual([403, 'datasets']);
    expect((await client.get('datasets')).body.items).toHaveLength(5);
  });

  it('lets administrators change tiers, and tells the audit log who by a random id alone', async () => {
    const { client: admin, id: adminId } = await newPerson(anybody);
    const { client, id, email } = await newPerson(anybody);
    expect((await admin.get('admin/users')).status).toBe(403);
    await makeAdministrator(served, adminId);
    const { body: found } = await admin.get(`admin/users?email=${email.toUpperCase()}`);
    expect(found.items).toMatchObject([{ id, email, tier: 'free' }]);
    expect((await admin.put(`admin/users/${id}/tier`, { tier: 'pro', limits: { reports: 1 } })).status).toBe(
      400,
    );
    const limits = { datasets: 1, reports: null };
    expect((await admin.put(`admin/users/${id}/tier`, { tier: 'enterprise', limits })).status).toBe(204);
    expect(await quota(client, 'datasets')).toMatchObject({ limit: 1 });
    expect(await quota(client, 'reports')).toMatchObject({ limit: null });
    expect((await client.get('auth/me')).body.tier).toBe('enterprise');
    const { body: log } = await admin.get('admin/audit-log');
    expect(log.items[0]).toMatchObject({
      action: 'user.tier-changed',
      detail: { tier: 'enterprise', limits },
    });
    expect(JSON.stringify(log)).not.toContain(id);
    expect(JSON.stringify(log)).not.toContain(adminId);
    expect((await client.get('admin/audit-log')).status).toBe(403);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await admin.put(`admin/users/${nobody}/tier`, { tier: 'pro' })).status).toBe(404);
  });

  it('lets an administrator make another one, but not give up the last chair alone', async () => {
    const { client: admin, id: adminId } = await newPerson(anybody);
    const { client, id } = await newPerson(anybody);
    await makeAdministrator(served, adminId);
    expect((await admin.put(`admin/users/${adminId}/role`, { isAdmin: false })).status).toBe(409);
    expect((await admin.put(`admin/users/${id}/role`, { isAdmin: true })).status).toBe(204);
    expect((await client.get('admin/users?limit=1')).body.items).toHaveLength(1);
  });

  it('keeps no way for people to raise their own tier', async () => {
    const { client, id } = await newPerson(anybody);
    expect((await client.put(`admin/users/${id}/tier`, { tier: 'pro' })).status).toBe(403);
    const { headers } = await client.get('users/me');
    const raised = await client.patch('users/me', { tier: 'pro' }, { 'if-match': headers.get('etag')! });
    expect(raised.status).toBe(400);
    const [row] = await asAdmin<{ tier: string }>(served, 'select tier from users where id = $1', [id]);
    expect(row!.tier).toBe('free');
  });
});
