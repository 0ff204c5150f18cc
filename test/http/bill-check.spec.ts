import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { dailyFile } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const CHECK = 'users/me/current-plan/bill-check';
/** 30 days of 24 kWh: 720 kWh at 0.10 and a base of 4.95. */
const PAST = { from: '2025-03-01', to: '2025-03-31', total: '76.95' };

describe('a past bill against the current plan', () => {
  let served: TestApp;
  let client: Client;
  let stranger: Client;
  let meterId: string;

  beforeAll(async () => {
    served = await testApp();
    await served.app.get(CatalogImportService).store(catalogOf(flatPlan('a', '0.10')), {});
    ({ client } = await newPerson(new Client(served.base)));
    ({ client: stranger } = await newPerson(new Client(served.base)));
    const { body } = await client.upload(
      dailyFile('2025-01-01', 365, () => 24),
      'year.csv',
    );
    meterId = body.meterId;
    await client.put('users/me/current-plan', { planId: 'a' });
  });
  afterAll(() => served.close());

  it('is priced to the cent, with its lines', async () => {
    const { status, body } = await client.post(CHECK, { ...PAST, kwh: '720', meterId });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      planId: 'a',
      planName: 'Flat a',
      currency: 'USD',
      billed: '76.95',
      priced: '76.95',
      difference: '0.00',
      gapPercent: '0.00',
      agrees: true,
      cause: 'none',
      missingDays: 0,
      kwh: '720',
      sentence: 'We get $76.95; your bill says $76.95. The plan is understood.',
    });
    expect(body.bill.months).toHaveLength(1);
    expect(body.bill.months[0].lines.map((line: { amount: string }) => line.amount)).toEqual(['4.95', '72']);
  });

  it.each([
    ['tax', { total: '83.30' }, '-6.35'],
    ['other_days', { to: '2025-03-30' }, '-2.40'],
    ['other_usage', { total: '90.00', kwh: '850' }, '-13.05'],
    ['missing_readings', { from: '2025-12-15', to: '2026-01-14', total: '76.95' }, '-31.20'],
    ['price', { total: '97.77' }, '-20.82'],
  ])('names the likeliest cause of a gap: %s', async (cause, past, difference) => {
    const { status, body } = await client.post(CHECK, { ...PAST, ...past });
    expect([status, body.cause, body.difference]).toEqual([200, cause, difference]);
    expect(body.sentence).toMatch(/^We get \$/);
  });

  it.each([
    ['days the wrong way round', { to: '2025-02-01' }, 400, '/to'],
    ['a total with a comma', { total: '76,95' }, 400, '/total'],
    ['a day that is none', { from: '2025-02-30' }, 400, '/from'],
    ['kWh below zero', { kwh: '-1' }, 400, '/kwh'],
    ['more than it takes', { planId: 'a' }, 400, '/planId'],
    ['days before the readings', { from: '2024-03-01', to: '2024-03-31' }, 422, undefined],
  ])('refuses %s', async (_, past, status, pointer) => {
    const answer = await client.post(CHECK, { ...PAST, ...past });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer]);
  });

  it('says what is missing to a person without a plan, and shows nobody another’s meter', async () => {
    expect((await stranger.post(CHECK, PAST)).body.type).toBe('urn:treebeard:problem:no-usage');
    expect((await stranger.post(CHECK, { ...PAST, meterId })).status).toBe(404);
    await stranger.upload(
      dailyFile('2025-01-01', 365, () => 24),
      'year.csv',
    );
    const planless = await stranger.post(CHECK, PAST);
    expect([planless.status, planless.body.type]).toEqual([422, 'urn:treebeard:problem:no-current-plan']);
    expect((await new Client(served.base).post(CHECK, PAST)).status).toBe(401);
  });
});
