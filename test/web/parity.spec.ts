/** The browser and the service price with one engine: the same figures to the last digit. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoCatalog } from '../../src/demo/catalog.js';
import { householdReadings } from '../../src/demo/household.js';
import { seededRandom } from '../../src/demo/random.js';
import { billJson } from '../../src/engine/tariff/bill-json.js';
import { packUsage } from '../../src/engine/tariff/packed-usage.js';
import { compileTariff, priceUsage } from '../../src/engine/tariff/tariff.js';
import type { Usage } from '../../src/engine/series/usage.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, workerPath } from './browser.js';

const PAIRS = 200;

let served: TestApp;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

it(`prices ${PAIRS} random homes and plans alike in both`, async () => {
  const { plans, delivery } = demoCatalog();
  const random = seededRandom(20261120);
  const pick = (limit: number): number => Math.floor(random() * limit);
  const pairs = Array.from({ length: PAIRS }, () => {
    const { structure } = plans[pick(plans.length)]!;
    const month = String(1 + pick(12)).padStart(2, '0');
    const { starts, ends, quantities } = householdReadings({
      seed: pick(1_000_000),
      from: `2025-${month}-${String(1 + pick(28)).padStart(2, '0')}`,
      days: 1 + pick(70),
      timezone: structure.timezone,
      size: 0.2 + 2 * random(),
    });
    const usage: Usage = { timeline: { starts, ends }, registers: { general: quantities } };
    return { structure, usage, options: { delivery, asOf: '2026-01-01' } };
  });
  const here = pairs.map(({ structure, usage, options }) => {
    const tariff = compileTariff(structure);
    if (!tariff.ok) return { refusal: tariff.refusal };
    const bill = priceUsage(tariff.value, usage, options);
    return bill.ok ? billJson(bill.value) : { refusal: bill.refusal };
  });
  const { page, context, faults } = await openPage(browser, served.base);
  await page.goto('/');
  const requests = pairs.map(({ structure, usage, options }) => ({
    structure,
    packedUsage: packUsage(usage),
    options,
  }));
  const there = await page.evaluate(`(async () => {
    const worker = new Worker(${JSON.stringify(workerPath())}, { type: 'module' });
    const answers = [];
    for (const request of ${JSON.stringify(requests)}) {
      worker.postMessage({ question: 'bill', request });
      const { data } = await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
      answers.push(data.value ?? data.error);
    }
    return JSON.stringify(answers);
  })()`);
  expect(JSON.parse(there as string)).toEqual(JSON.parse(JSON.stringify(here)));
  expect(here.filter((bill) => 'total' in bill).length).toBeGreaterThan(PAIRS / 2);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);
