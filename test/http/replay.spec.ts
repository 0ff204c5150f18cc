import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMO_TIMEZONE, householdReadings } from '../../src/demo/household.js';
import { smartMeterTexasCsv } from '../../src/demo/smart-meter-texas.js';
import type { Plan } from '../../src/engine/plan.js';
import type { RecommendationJson } from '../../src/engine/ranking/recommendation-json.js';
import type { Receipt } from '../../src/engine/tariff/receipt-shape.js';
import type { Component } from '../../src/engine/tariff/structure.js';
import type { CatalogImport } from '../../src/importers/catalog.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { treebeard } from '../support/cli.js';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

const WIRES: Component = { id: 'wires', kind: 'delivery', ref: 'tdu:ONCOR' };
const NIGHTS: Component = {
  id: 'energy',
  kind: 'energy',
  periods: [
    { name: 'day', price: '0.13' },
    { name: 'night', price: '0' },
  ],
  schedule: { windows: [{ period: 'night', from: '21:00', to: '06:00' }], otherwise: 'day' },
};
const CREDIT: Component = { id: 'credit', kind: 'usage_band', from: '1000', amount: '-75' };

function planOf(id: string, price: string, own: readonly Component[] = []): Plan {
  const plan = flatPlan(id, price, { networks: ['tdu:ONCOR'] });
  const energy = own.find(({ id: part }) => part === 'energy');
  const components = [
    ...(energy ? [] : plan.structure.components.slice(0, 1)),
    ...plan.structure.components.slice(1),
    WIRES,
    ...own,
  ];
  return { ...plan, structure: { ...plan.structure, components } };
}

/** Every price, and every delivery row, another; a plan gone and another come. */
const market = (prices: Record<string, string>, perKwh: string): CatalogImport => ({
  ...catalogOf(
    ...Object.entries(prices).map(([id, price]) => {
      if (id === 'nights')
        return planOf(id, price, [NIGHTS, { id: 'fee', kind: 'fixed', amount: price, per: 'month' }]);
      return planOf(id, price, id === 'credit' ? [CREDIT] : []);
    }),
  ),
  delivery: { 'tdu:ONCOR': [{ from: '2025-01-01', perMonth: '4.23', perKwh }] },
});
const BEFORE = market({ flat: '0.081', nights: '9.95', credit: '0.119', current: '0.16' }, '0.056');
const AFTER = market({ flat: '0.15', nights: '1', credit: '0.05', newcomer: '0.07' }, '0.061');

let served: TestApp;
let folder: string;
beforeAll(async () => {
  served = await testApp();
  folder = mkdtempSync(join(tmpdir(), 'treebeard-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await served.close();
});

it('answers of three homes are replayed to the cent from their receipts after the catalog has changed', async () => {
  const imports = served.app.get(CatalogImportService);
  await imports.store(BEFORE, {});
  const homes = await Promise.all(
    [0.4, 1, 2.2].map(async (size, i) => {
      const { client } = await newPerson(new Client(served.base));
      const readings = householdReadings({
        size,
        seed: i,
        meter: `1044372000000000${i}`,
        from: '2025-10-01',
      });
      await client.upload(smartMeterTexasCsv(readings, DEMO_TIMEZONE));
      await client.put('users/me/current-plan', { planId: 'current' });
      const { status, body } = await client.post('recommendations', { asOf: '2026-10-05' });
      expect(status).toBe(201);
      return { client, answer: body as RecommendationJson & { id: string } };
    }),
  );

  const changed = await imports.store(AFTER, { retireMissing: true });
  expect([changed.changed.length, changed.added.length, changed.retired.map(({ id }) => id)]).toEqual([
    3,
    1,
    ['current'],
  ]);

  for (const { client, answer } of homes) {
    expect((await client.get(`recommendations/${answer.id}`)).body).toEqual(answer);
    const receipt = (await client.get(`recommendations/${answer.id}/receipt`)).body as Receipt;
    const file = `${answer.id}.json`;
    writeFileSync(join(folder, file), JSON.stringify(receipt));
    const { code, out } = await treebeard(folder, 'verify', file, '--json');
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ ok: true, differences: [] })]);

    // What is verified is what was answered: the current plan and every plan shown, month by month.
    const told = [answer.current!, ...answer.plans];
    expect(receipt.bills.map(({ plan }) => plan.id)).toEqual(told.map(({ id }) => id));
    for (const [i, { bill }] of receipt.bills.entries()) {
      const cents = (text: string): string => Number(text).toFixed(2);
      expect(bill.months.map(({ start, total }) => ({ start, total: cents(total) }))).toEqual(
        told[i]!.months,
      );
      expect(cents(bill.total)).toBe(told[i]!.lastYearCost);
    }

    // The same question today has another answer.
    const today = (await client.post('recommendations', { asOf: '2026-10-05' })).body as typeof answer;
    const costs = ({ plans }: typeof answer) =>
      Object.fromEntries(plans.map(({ id, lastYearCost }) => [id, lastYearCost]));
    for (const [id, cost] of Object.entries(costs(today))) expect(cost).not.toBe(costs(answer)[id]);

    // And a receipt that was touched is not believed.
    receipt.bills[0]!.bill.total = String(Number(receipt.bills[0]!.bill.total) + 0.01);
    writeFileSync(join(folder, file), JSON.stringify(receipt));
    expect((await treebeard(folder, 'verify', file)).code).toBe(1);
  }
}, 120_000);
