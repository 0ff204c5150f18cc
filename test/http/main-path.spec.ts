import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_TIMEZONE, householdReadings } from '../../src/demo/household.js';
import { smartMeterTexasCsv } from '../../src/demo/smart-meter-texas.js';
import { verifyReceipt } from '../../src/engine/tariff/verify-receipt.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

const usageOf = (size: number, meter: string): string =>
  smartMeterTexasCsv(householdReadings({ size, meter, from: '2025-11-01' }), DEMO_TIMEZONE);

describe('the main job over HTTP', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    const tdu = (network: string) => ({ networks: [network] });
    await served.app.get(CatalogImportService).store(
      catalogOf(
        flatPlan('cheap', '0.09', { contractMonths: 24, renewablePercent: 0, ...tdu('tdu:ONCOR') }),
        flatPlan('green', '0.12', { renewablePercent: 100, ...tdu('tdu:ONCOR') }),
        flatPlan('free', '0.13', { contractMonths: 0, exitFee: { kind: 'none' }, ...tdu('tdu:ONCOR') }),
        flatPlan('dear', '0.25', tdu('tdu:ONCOR')),
        flatPlan('elsewhere', '0.01', tdu('tdu:CENTERPOINT')),
        flatPlan('broken', '0.05', {
          ...tdu('tdu:ONCOR'),
          structure: {
            ...flatPlan('x', '0').structure,
            components: [{ id: 'delivery', kind: 'delivery', ref: 'tdu:NOWHERE' }],
          },
        }),
      ),
      {},
    );
  });
  afterAll(() => served.close());

  it('goes from a file to three plans, a receipt that verifies, and feedback, for two people at once', async () => {
    const people = await Promise.all(
      [
        { size: 1, meter: '10443720000000001' },
        { size: 3, meter: '10443720000000002' },
      ].map(async ({ size, meter }) => {
        const { client } = await newPerson(anybody);
        const uploaded = await client.upload(usageOf(size, meter));
        expect(uploaded.body).toMatchObject({
          format: 'smart-meter-texas-csv',
          daysStored: 365,
          timezone: DEMO_TIMEZONE,
        });
        await client.put('users/me/current-plan', { planId: 'dear', contractEnd: '2026-11-25' });
        const created = await client.post('recommendations', { asOf: '2026-11-20' });
        expect(created.status).toBe(201);
        return { client, answer: created.body };
      }),
    );
    const [anna, ben] = people as [(typeof people)[0], (typeof people)[0]];
    for (const { answer } of people) {
      expect(answer.plans).toHaveLength(3);
      expect(answer.order).toHaveLength(4);
      expect(answer.considered).toBe(6);
      expect(
        answer.excluded.map((plan: { id: string; reason: string }) => [plan.id, plan.reason]).sort(),
      ).toEqual([
        ['broken', 'delivery_unknown'],
        ['elsewhere', 'other_network'],
      ]);
      expect(answer.current).toMatchObject({ id: 'dear', basis: 'exact' });
      expect(Number(answer.plans[0].savings)).toBeGreaterThan(0);
      expect(answer.plans[0].months).toHaveLength(12);
      expect(answer.inputHash).toMatch(/^[0-9a-f]{64}$/);
    }
    const cost = (person: typeof anna): number => Number(person.answer.current.annualCost);
    expect(cost(ben)).toBeGreaterThan(2 * cost(anna));

    expect((await anna.client.get(`recommendations/${anna.answer.id}`)).body).toEqual(anna.answer);
    expect(
      (await anna.client.get('recommendations')).body.items.map((one: { id: string }) => one.id),
    ).toEqual([anna.answer.id]);
    const receipt = (await anna.client.get(`recommendations/${anna.answer.id}/receipt`)).body;
    expect(verifyReceipt(receipt)).toMatchObject({ ok: true, differences: [] });
    for (const path of ['', '/receipt']) {
      expect((await ben.client.get(`recommendations/${anna.answer.id}${path}`)).status).toBe(404);
    }
    const feedback = {
      recommendationId: anna.answer.id,
      planId: anna.answer.plans[0].id,
      rating: 5,
      type: 'selected',
    };
    expect((await ben.client.post('feedback', feedback)).status).toBe(404);
    const given = await anna.client.post('feedback', { ...feedback, text: 'thanks' });
    expect([given.status, given.body.planId]).toEqual([201, anna.answer.plans[0].id]);
    expect((await ben.client.get('feedback')).body.items).toEqual([]);
    expect((await anna.client.get('feedback')).body.items).toHaveLength(1);
  });

  it('gives the numbers of the file itself: what is stored and loaded again prices to the same cent', async () => {
    const { client } = await newPerson(anybody);
    await client.upload(usageOf(1, '10443720000000003'));
    const first = (await client.post('recommendations', { asOf: '2026-11-20' })).body;
    const second = (await client.post('recommendations', { asOf: '2026-11-20' })).body;
    expect(second.inputHash).toBe(first.inputHash);
    expect(second.plans).toEqual(first.plans);
    const total = householdReadings({ from: '2025-11-01' }).quantities.reduce((sum, one) => sum + one, 0);
    expect(first.profile.statistics.totalKwh).toBe((total / 1e6).toFixed(3));
  });

  it('takes weights and vetoes from the request before the stored ones', async () => {
    const { client } = await newPerson(anybody);
    await client.upload(usageOf(1, '10443720000000004'));
    const green = await client.post('recommendations', { require: { minRenewablePercent: 50 } });
    expect(green.body.order).toEqual(['green']);
    const odd = await client.post('recommendations', {
      weights: { cost: 90, flexibility: 30, renewable: 0, rating: 0 },
    });
    expect([odd.status, odd.body.errors[0].pointer]).toEqual([400, '/weights']);
  });

  it('answers what would be if something were different, without storing it', async () => {
    const { client } = await newPerson(anybody);
    const other = await newPerson(anybody);
    await client.upload(usageOf(1, '10443720000000008'));
    const { body: base } = await client.post('recommendations', { asOf: '2026-11-20' });
    const path = `recommendations/${base.id}/what-if`;
    const weighted = await client.post(path, {
      weights: { cost: 0, flexibility: 0, renewable: 100, rating: 0 },
    });
    expect([weighted.status, weighted.body.plans[0].id]).toEqual([200, 'green']);
    const car = await client.post(path, { ev: { kwhPerYear: 3000 } });
    const yearly = ({ profile }: typeof base): number => Number(profile.projectedAnnualKwh);
    expect(yearly(car.body) - yearly(base)).toBeCloseTo(3000, -1);
    const roof = await client.post(path, { solar: { kwp: 5 }, battery: { capacityKwh: 10, powerKw: 5 } });
    expect(Number(roof.body.plans[0].annualCost)).toBeLessThan(Number(base.plans[0].annualCost));
    expect((await client.post(path, { ev: { kwhPerYear: -1 } })).status).toBe(400);
    expect((await other.client.post(path, {})).status).toBe(404);
    expect((await client.get('recommendations')).body.items).toHaveLength(1);
  });

  it('says plainly when there is no usage, and when no plan can be offered', async () => {
    const { client } = await newPerson(anybody);
    const none = await client.post('recommendations', {});
    expect([none.status, none.body.type]).toEqual([422, 'urn:treebeard:problem:no-usage']);
    await client.upload(usageOf(1, '10443720000000005'));
    const unsold = await client.post('recommendations', { network: 'tdu:LPL' });
    expect([unsold.status, unsold.body.type]).toEqual([422, 'urn:treebeard:problem:no-plans']);
    expect(unsold.body).toMatchObject({ considered: 6, reasons: { other_network: 6 } });
    expect((await client.get('recommendations')).body.items).toEqual([]);
  });

  it('stores one answer for equal requests with one key', async () => {
    const { client } = await newPerson(anybody);
    await client.upload(usageOf(1, '10443720000000006'));
    const key = { 'idempotency-key': 'a' };
    const first = await client.post('recommendations', {}, key);
    const second = await client.post('recommendations', {}, key);
    expect(second.body).toEqual(first.body);
    expect((await client.get('recommendations')).body.items).toHaveLength(1);
  });

  it('tells a catalog import how many people’s first choice it changes', async () => {
    const { client } = await newPerson(anybody);
    await client.upload(usageOf(1, '10443720000000007'));
    const { body } = await client.post('recommendations', { require: { minRenewablePercent: 90 } });
    expect(body.plans[0].id).toBe('green');
    const dearer = flatPlan('green', '0.14', { renewablePercent: 100, networks: ['tdu:ONCOR'] });
    const dryRun = () => served.app.get(CatalogImportService).store(catalogOf(dearer), { dryRun: true });
    const { changed, usersAffected } = await dryRun();
    expect([changed, usersAffected > 0]).toEqual([[{ id: 'green', name: 'Flat green' }], true]);
    await client.delete('users/me');
    expect((await dryRun()).usersAffected).toBe(usersAffected - 1);
  });
});
