import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson, patiently, type Answer } from '../support/client.js';
import { analysed, asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const PAGE = { accept: 'text/html' };

describe('reports', () => {
  let served: TestApp;
  let anybody: Client;
  let owner: Client;
  let analysisId: string;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    ({ client: owner } = await newPerson(anybody));
    analysisId = await analysed(owner);
    const { id } = (await owner.get('auth/me')).body;
    await asAdmin(served, `update users set tier = 'pro' where id = $1`, [id]);
  });
  afterAll(() => served.close());

  const share = async (over: Record<string, unknown> = {}): Promise<{ id: string; shortCode: string }> => {
    const { status, body } = await owner.post('reports', { analysisId, ...over });
    expect(status).toBe(201);
    return body;
  };

  it('is opened by whoever has the link, as JSON and as a page, and by no search engine', async () => {
    const { shortCode } = await share();
    expect(shortCode).toMatch(/^[0-9A-Za-z]{22}$/);
    const json = await anybody.get(`/r/${shortCode}`);
    expect(json.status).toBe(200);
    expect(json.body).toMatchObject({ shortCode, kind: 'analysis', views: 1 });
    expect(json.body.profile.analysisPeriodStart).toBe('2025-01-01');
    const page = await anybody.get(`/r/${shortCode}`, PAGE);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.body).toContain('<h1>Usage analysis</h1>');
    for (const { headers } of [json, page]) {
      expect(headers.get('x-robots-tag')).toMatch(/noindex/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('counts no view when a program asks by HEAD whether it is there', async () => {
    const { shortCode } = await share();
    const head = await anybody.send('HEAD', `/r/${shortCode}`);
    expect([head.status, head.body, head.headers.get('x-robots-tag')]).toEqual([
      200,
      '',
      expect.stringContaining('noindex'),
    ]);
    expect((await anybody.send('HEAD', `/r/${'0'.repeat(22)}`)).status).toBe(404);
    const { shortCode: locked } = await share({ password: 'open sesame, please' });
    expect((await anybody.send('HEAD', `/r/${locked}`)).status).toBe(401);
    expect((await anybody.get(`/r/${shortCode}`)).body.views).toBe(1);
  });

  it('shows sums and never a reading', async () => {
    const { shortCode } = await share();
    const { body } = await anybody.get(`/r/${shortCode}`);
    expect(Object.keys(body.profile).sort()).toEqual([
      'analysisPeriodEnd',
      'analysisPeriodStart',
      'profileType',
      'projectedAnnualKwh',
      'projectedAnnualKwhHigh',
      'projectedAnnualKwhLow',
      'seasonalPatterns',
    ]);
  });

  it('stays as it was when what it shows is deleted', async () => {
    const { body: other } = await owner.post('analyses', {});
    const { body: report } = await owner.post('reports', { analysisId: other.id });
    const before = (await anybody.get(`/r/${report.shortCode}`)).body;
    expect((await owner.delete(`analyses/${other.id}`)).status).toBe(204);
    const after = (await anybody.get(`/r/${report.shortCode}`)).body;
    expect({ ...after, views: 0 }).toEqual({ ...before, views: 0 });
  });

  it('asks for its password, on the page as well', async () => {
    const { shortCode } = await share({ password: 'open sesame, please' });
    expect((await anybody.get(`/r/${shortCode}`)).body.type).toBe('urn:treebeard:problem:report-locked');
    const form = await anybody.get(`/r/${shortCode}`, PAGE);
    expect([form.status, form.body]).toEqual([401, expect.stringContaining('type="password"')]);
    expect((await anybody.post(`/r/${shortCode}`, { password: 'wrong wrong' })).status).toBe(401);
    const opened = await anybody.send('POST', `/r/${shortCode}`, 'password=open+sesame%2C+please', {
      ...PAGE,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(opened.status).toBe(200);
    expect(opened.body).toContain('Usage analysis');
    const { body } = await owner.get('reports');
    expect(JSON.stringify(body)).not.toMatch(/\$2[aby]\$/);
    expect(body.items.find((item: { shortCode: string }) => item.shortCode === shortCode)).toMatchObject({
      hasPassword: true,
      viewCount: 1,
    });
  });

  it('slows down who guesses its password', async () => {
    const { shortCode } = await share({ password: 'open sesame, please' });
    const guess = (i: number): Promise<Answer> => anybody.post(`/r/${shortCode}`, { password: `guess ${i}` });
    for (let i = 0; i < 10; i++) expect((await guess(i)).status).toBe(401);
    const eleventh = await guess(10);
    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is gone after its date and after it was taken back', async () => {
    expect((await owner.post('reports', { analysisId, expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(400);
    const dated = await share({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await anybody.get(`/r/${dated.shortCode}`)).status).toBe(200);
    await asAdmin(served, `update reports set expires_at = now() where id = $1`, [dated.id]);
    const expired = await anybody.get(`/r/${dated.shortCode}`);
    expect([expired.status, expired.body.type]).toEqual([410, 'urn:treebeard:problem:report-gone']);
    const revoked = await share();
    expect((await owner.delete(`reports/${revoked.id}`)).status).toBe(204);
    expect((await anybody.get(`/r/${revoked.shortCode}`)).status).toBe(410);
    expect((await anybody.get(`/r/${revoked.shortCode}`, PAGE)).status).toBe(410);
    const [row] = await asAdmin<{ snapshot: unknown }>(served, 'select snapshot from reports where id = $1', [
      revoked.id,
    ]);
    expect(row!.snapshot).toBeNull();
  });

  it('knows no code that nobody was given', async () => {
    expect((await anybody.get('/r/0000000000000000000000')).status).toBe(404);
    expect((await anybody.get('/r/x')).status).toBe(404);
  });

  it('counts a thousand simultaneous readers as a thousand', async () => {
    const { id, shortCode } = await share();
    const views = await Promise.all(
      Array.from({ length: 1000 }, () => patiently(() => anybody.get(`/r/${shortCode}`))),
    );
    expect(new Set(views.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await owner.get(`reports/${id}`)).body.viewCount).toBe(1000);
  }, 60_000);

  it('is nobody else’s to see in the list, to read or to take back', async () => {
    const { id } = await share();
    const { client: other } = await newPerson(anybody);
    expect((await other.get('reports')).body.items).toEqual([]);
    expect((await other.get(`reports/${id}`)).status).toBe(404);
    expect((await other.delete(`reports/${id}`)).status).toBe(404);
    expect((await other.post('reports', { analysisId })).status).toBe(404);
  });
});
