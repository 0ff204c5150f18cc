/** What the page may cost: its first scripts, its largest paint, and how much it may move under the eye. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, workerPath } from './browser.js';

const SCRIPTS_BYTES = 200_000;
const LARGEST_PAINT_MS = 1_500;
const SHIFT = 0.05;
/** A frame at 60 a second, and what the clock may waver. */
const FRAME_MS = 1000 / 60 + 0.5;
const PLANS = 1_000;
const RERANK_MS = 300;

let served: TestApp;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

const WATCH = `
  window.painted = 0; window.shifted = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.painted = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

const numberOf = (page: Page, name: 'painted' | 'shifted'): Promise<number> =>
  page.evaluate(`window.${name}`);

it('loads less than 200 kB of packed script for the first page', async () => {
  const { page, context } = await openPage(browser, served.base);
  let scripts = 0;
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts += Number(response.headers()['content-length'] ?? Infinity);
  });
  await page.goto('/', { waitUntil: 'load' });
  expect(scripts).toBeGreaterThan(10_000);
  expect(scripts).toBeLessThanOrEqual(SCRIPTS_BYTES);
  await context.close();
});

it('paints its largest part within 1.5 s', async () => {
  // The best of three: another process may hold the machine for a moment.
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const { page, context } = await openPage(browser, served.base);
    await page.addInitScript(WATCH);
    await page.goto('/', { waitUntil: 'networkidle' });
    times.push(await numberOf(page, 'painted'));
    await context.close();
  }
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(Math.min(...times)).toBeLessThanOrEqual(LARGEST_PAINT_MS);
});

it.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])('does not move under the eye, from the first page to the answer, at %j', async (viewport) => {
  const { page, context, faults } = await openPage(browser, served.base, { viewport });
  await page.addInitScript(WATCH);
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.locator('.sample-year svg').waitFor();
  await page.getByRole('button', { name: 'sample home' }).click();
  await page.getByRole('heading', { name: 'What your file says' }).waitFor();
  await page.getByRole('button', { name: 'See my three plans' }).click();
  await page.locator('.plan').nth(2).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await numberOf(page, 'shifted')).toBeLessThanOrEqual(SHIFT);
  expect(faults).toEqual([]);
  await context.close();
});

/** Times between the frames that are painted while a slider is dragged from end to end. */
async function framesWhileDragging(page: Page): Promise<number[]> {
  const slider = page.getByLabel('Low cost');
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  await page.mouse.move(x + 0.4 * width, y + height / 2);
  await page.mouse.down();
  await page.evaluate(`
    window.frames60 = []; window.watching = true;
    let last = performance.now();
    const frame = (now) => { window.frames60.push(now - last); last = now; if (window.watching) requestAnimationFrame(frame); };
    requestAnimationFrame(frame); undefined`);
  for (const share of [1, 0, 1, 0]) await page.mouse.move(x + share * width, y + height / 2, { steps: 40 });
  await page.mouse.up();
  return page.evaluate('window.watching = false, window.frames60.slice(1)');
}

it('paints 60 frames a second while a slider moves and the plans are ranked again', async () => {
  const { page, context, faults } = await openPage(browser, served.base);
  await page.goto('/');
  await page.getByRole('button', { name: 'sample home' }).click();
  await page.getByRole('button', { name: 'See my three plans' }).click();
  await page.locator('.plan').nth(2).waitFor();
  // Another process may hold the machine for a moment: one good run of six shows what the page can do.
  let median = Infinity;
  for (let run = 0; run < 6 && median > FRAME_MS; run++) {
    const frames = (await framesWhileDragging(page)).sort((a, b) => a - b);
    expect(frames.length).toBeGreaterThan(20);
    median = frames[Math.floor(frames.length / 2)]!;
  }
  expect(median).toBeLessThanOrEqual(FRAME_MS);
  expect(faults).toEqual([]);
  await context.close();
});

/** How long the worker takes to rank that many plans of their own prices again, once they have been priced on a year of quarter hours. */
const RERANK = `(async () => {
  const worker = new Worker(WORKER, { type: 'module' });
  const ask = (question, request) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error === undefined ? resolve(data.value) : reject(new Error(data.error)));
    worker.postMessage({ question, request });
  });
  await ask('sample');
  const { plans } = await ask('catalog');
  const ours = plans.filter(({ networks }) => networks.includes('tdu:ONCOR'));
  const dearer = (plan, i) => JSON.parse(JSON.stringify(plan).replace(/"price":"([0-9.]+)"/g,
    (_, price) => '"price":"' + (Number(price) + i / 1e6).toFixed(7) + '"'));
  await ask('offer', Array.from({ length: PLANS }, (_, i) => ({ ...dearer(ours[i % ours.length], i), id: 'plan' + i })));
  const request = (cost) => ({ network: 'tdu:ONCOR', asOf: '2026-11-01',
    preferences: { weights: { cost, flexibility: 100 - cost, renewable: 0, rating: 0 }, vetoes: {} } });
  await ask('rank', request(40));
  const times = [];
  let last;
  for (let cost = 41; cost <= 49; cost++) {
    const began = performance.now();
    last = await ask('rank', request(cost));
    times.push(performance.now() - began);
  }
  worker.terminate();
  times.sort((a, b) => a - b);
  return { ranked: last.recommendation.order.length, median: times[4] };
})()`;

it(`ranks ${PLANS} plans again within ${RERANK_MS} ms`, async () => {
  const { page, context, faults } = await openPage(browser, served.base);
  await page.goto('/');
  const script = RERANK.replace('WORKER', JSON.stringify(workerPath())).replaceAll('PLANS', String(PLANS));
  const { ranked, median } = await page.evaluate<{ ranked: number; median: number }>(script);
  expect(ranked).toBe(PLANS);
  expect(median).toBeLessThanOrEqual(RERANK_MS);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);
