/** The comparison without an account, in a real browser, with the network off once the page is there. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { verifyReceipt } from '../../src/engine/tariff/verify-receipt.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, overflow, reach, violations, type Watched } from './browser.js';
import { texasFile } from './sample.js';

let served: TestApp;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

describe('a visitor without an account', () => {
  let visitor: Watched;

  beforeAll(async () => {
    visitor = await openPage(browser, served.base, { allowed: /ERR_INTERNET_DISCONNECTED/ });
  });
  afterAll(() => visitor.context.close());

  it('loads the page, and needs the network no more', async () => {
    const { page, context } = visitor;
    // The pages of a comparison are fetched ahead, and the worker has drawn its sample.
    const ahead = page.waitForResponse((response) => /\/assets\/pages-/.test(response.url()));
    await page.goto('/');
    await (await ahead).finished();
    await page.locator('.sample-year svg').waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('electricity plan');
  });

  it('reads a file and says what is in it', async () => {
    const { page } = visitor;
    await page.locator('input[type=file]').setInputFiles(texasFile());
    await page.getByRole('heading', { name: 'What your file says' }).waitFor();
    await expect(page.getByText('35,040').first().textContent()).resolves.toBe('35,040every 15 minutes');
    expect(await violations(page)).toEqual([]);
  });

  it('shows three plans with their advice', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'See my three plans' }).click();
    await page.locator('.plan').nth(2).waitFor();
    expect(await page.locator('.plan').count()).toBe(3);
    expect(await page.locator('.advice h2').textContent()).toMatch(/^Choose /);
    expect(await violations(page)).toEqual([]);
  });

  it('opens a month line by line, and its lines add up', async () => {
    const { page } = visitor;
    await page.locator('button.column').nth(6).click();
    const amounts = await page.locator('table:has(tfoot) tbody td:last-child').allTextContents();
    const total = await page.locator('tfoot td').textContent();
    const cents = (text: string): number => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100);
    const shown = amounts.filter((text) => text.startsWith('$') || text.startsWith('-$'));
    const sum = shown.reduce((all, text) => all + cents(text), 0);
    // Every printed line is rounded by itself: the sum may differ by half a cent per line.
    expect(Math.abs(sum - cents(total!))).toBeLessThanOrEqual(shown.length / 2);
  });

  it('follows the sliders, which always sum to 100', async () => {
    const { page } = visitor;
    const weights = async (): Promise<number[]> =>
      (await page.locator('.slider output').allTextContents()).map(Number);
    await page.getByRole('button', { name: 'Green', exact: true }).click();
    expect(await weights()).toEqual([15, 10, 60, 15]);
    await page.getByLabel('Low cost').focus();
    for (let presses = 0; presses < 7; presses++) await page.keyboard.press('ArrowRight');
    expect((await weights()).reduce((a, b) => a + b, 0)).toBe(100);
    await page.getByRole('button', { name: 'Budget' }).click();
    await page.locator('.ranking li', { hasText: 'Cheapest' }).first().waitFor();
  });

  it('compares with the current plan, and says what a switch saves', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Add your current plan' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Cents per kWh, all included').fill('19.9');
    await page.getByLabel('Fee for leaving early').selectOption('none');
    await page.getByRole('button', { name: 'Compare with this plan' }).click();
    await page.getByText('Switch now to').waitFor();
    expect(await page.locator('.plan').first().textContent()).toContain('Saving');
  });

  it('answers what would be with a car', async () => {
    const { page } = visitor;
    await page.getByText('What if?').click();
    await page.getByLabel('Electric car charged at night').selectOption('2500');
    await page.getByRole('button', { name: 'Price it' }).click();
    await page.getByText('a year from the grid.').waitFor();
  });

  it('prices a past bill again', async () => {
    const { page } = visitor;
    await page.getByText('Check a past bill').click();
    await page.getByLabel('First day of the bill').fill('2025-06-01');
    await page.getByLabel('Its last day').fill('2025-06-30');
    await page.getByLabel('What it came to').fill('1');
    await page.getByRole('button', { name: 'Price it again' }).click();
    const priced = await page.getByText('As we price it').locator('xpath=..').locator('dd').textContent();
    await page.getByText('It does not agree yet.').waitFor();
    await page.getByLabel('What it came to').fill(priced!.replaceAll(/[$,]/g, ''));
    await page.getByRole('button', { name: 'Price it again' }).click();
    await page.getByText('It agrees.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('hands out a receipt that verifies', async () => {
    const { page } = visitor;
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the receipt' }).click();
    const receipt: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(verifyReceipt(receipt)).toMatchObject({ ok: true, bills: 4, differences: [] });
  });

  it('did all this without a fault', () => {
    expect(visitor.faults).toEqual([]);
  });
});

/** Sixty days of hours, without a word on where. */
const anywhere = (): { name: string; mimeType: string; buffer: Buffer } => {
  const rows = Array.from({ length: 60 * 24 }, (_, hour) => {
    const time = new Date(Date.UTC(2025, 0, 1, hour)).toISOString().slice(0, 19).replace('T', ' ');
    return `${time},${(0.3 + 0.2 * ((hour % 24) / 24)).toFixed(3)}`;
  });
  return { name: 'hours.csv', mimeType: 'text/csv', buffer: Buffer.from(['time,kWh', ...rows].join('\n')) };
};

describe('a visitor from elsewhere', () => {
  async function answerIn(zone: string): Promise<Watched> {
    const visitor = await openPage(browser, served.base);
    const { page } = visitor;
    await page.goto('/');
    await page.locator('input[type=file]').setInputFiles(anywhere());
    // Where the device is, the home is taken to be.
    await page.getByText('America/Chicago, assumed').waitFor();
    await page.getByLabel('In which time zone').selectOption(zone);
    await page.getByText(`${zone}, chosen by you`).waitFor();
    await page.getByRole('button', { name: 'See my three plans' }).click();
    await page.locator('.advice').waitFor();
    return visitor;
  }

  it('in Ireland compares Irish plans', async () => {
    const { page, context, faults } = await answerIn('Europe/Dublin');
    await page.locator('.plan').nth(2).waitFor();
    expect(await page.locator('.plan__cost').first().textContent()).toMatch(/^€/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('in a country without plans is told so, and prices its own tariff', async () => {
    const { page, context, faults } = await answerIn('Europe/Berlin');
    await page.getByText('No plan could be ranked.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add your current plan' }).click();
    await page.getByLabel('Cents per kWh, all included').fill('32');
    await page.getByRole('button', { name: 'Compare with this plan' }).click();
    await page.locator('button.column').first().click();
    expect(await page.locator('tfoot td').last().textContent()).toMatch(/^€/);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the page', () => {
  it.each(['light', 'dark'] as const)('has no violation in %s, on a phone of 320 px', async (colorScheme) => {
    const { page, context, faults } = await openPage(browser, served.base, {
      colorScheme,
      viewport: { width: 320, height: 640 },
    });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'sample home' }).click();
    await page.getByRole('button', { name: 'See my three plans' }).click();
    await page.locator('.plan').nth(2).waitFor();
    await page.locator('button.column').nth(6).click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('answers its own addresses with itself, and nothing else', async () => {
    const status = async (path: string): Promise<number> => (await fetch(served.base + path)).status;
    expect(await status('/try/results')).toBe(200);
    expect(await status('/assets/missing.js')).toBe(404);
    expect(await status('/api/v1/missing')).toBe(404);
    const { headers } = await fetch(served.base);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('is walked through by keyboard alone', async () => {
    const { page, context, faults } = await openPage(browser, served.base);
    await page.goto('/');
    await page.getByText(/sample home/).waitFor();
    await reach(page, /sample home/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What your file says' }).waitFor();
    await reach(page, /See my three plans/);
    await page.keyboard.press('Enter');
    await page.locator('.plan').nth(2).waitFor();
    await reach(page, /^Add your current plan/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await reach(page, /^July/);
    await page.keyboard.press('Space');
    await page.locator('tfoot').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
