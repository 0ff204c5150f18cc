/** The page with an account, in a real browser against the real service and database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoCatalog } from '../../src/demo/catalog.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { Client } from '../support/client.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, overflow, violations, type Watched } from './browser.js';
import { realTexasFile } from './sample.js';

const EMAIL = 'page@example.org';
const PASSWORD = 'correct horse battery';

let served: TestApp;
let browser: Browser;
let person: Watched;

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
  await served.app.get(CatalogImportService).store(demoCatalog(), {});
  // Asking for a current plan that was never given is answered with 404, which a browser prints.
  person = await openPage(browser, served.base, { allowed: /status of 404.*\/current-plan/ });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

/** Goes to a page as a person does who typed its address. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** The last answer, by the person's own way into the API. */
async function latestAnswer(): Promise<{ client: Client; id: string }> {
  const guest = new Client(served.base);
  const { body } = await guest.post('auth/login', { email: EMAIL, password: PASSWORD });
  const client = guest.as(body.accessToken);
  return { client, id: (await client.get('recommendations?limit=1')).body.items[0].id };
}

const wholeDollars = (amount: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(
    Number(amount),
  );

describe('a household', () => {
  it('signs up', async () => {
    const { page } = person;
    await visit(page, '/sign-up');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Name').fill('Maria');
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByLabel('Postcode').fill('75201');
    await page.getByLabel(/^I agree/).check();
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Hello, Maria' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('uploads its Smart Meter Texas file', async () => {
    const { page } = person;
    await page.getByRole('link', { name: 'Upload a file' }).click();
    const { file, days } = realTexasFile();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'IntervalData.csv' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText(`${days} days are new or changed.`).waitFor();
  });

  it('gets three plans', async () => {
    const { page } = person;
    await page.getByRole('button', { name: 'See my three plans' }).click();
    await page.locator('.plan').nth(2).waitFor();
    await page.locator('button.column').first().click();
    await page.locator('tfoot').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('sees the order follow a slider under the finger, as the service would answer, without asking it', async () => {
    const { page } = person;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const slider = page.getByLabel('Renewable energy');
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await slider.boundingBox())!;
    await page.mouse.move(x + 0.2 * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 1, y + height / 2, { steps: 20 });
    // The finger has not left the slider yet.
    await page.locator('.slider', { hasText: 'Renewable energy' }).getByText('100').waitFor();
    const { client, id } = await latestAnswer();
    const weights = { cost: 0, flexibility: 0, renewable: 100, rating: 0 };
    const { body: answer } = await client.post(`recommendations/${id}/what-if`, { weights });
    for (const [place, { name, annualCost }] of answer.plans.entries()) {
      const line = page.locator('.ranking__panel li').nth(place);
      await line.filter({ hasText: name }).waitFor();
      expect(await line.locator('.number').last().textContent()).toBe(wholeDollars(annualCost));
    }
    await page.mouse.up();
    const answers = asked.filter((path) => /\/(input|what-if)$/.test(path));
    expect(answers).toEqual([`/api/v1/recommendations/${id}/input`]);
    expect(await violations(page)).toEqual([]);
  });

  it('changes what matters, and keeps it', async () => {
    const { page } = person;
    await page.getByRole('button', { name: 'Budget' }).click();
    await page.locator('.ranking li', { hasText: 'Cheapest' }).first().waitFor();
    await page.getByRole('button', { name: 'Keep as my preferences' }).click();
    await page.getByText('Saved.').waitFor();
    const rows = await asAdmin<{ cost: number }>(served, 'select cost from user_preferences');
    expect(rows.map(({ cost }) => Number(cost))).toEqual([60]);
  });

  it('says what it thinks of a plan', async () => {
    const { page } = person;
    const card = page.locator('.plan').first();
    await card.getByRole('button', { name: 'Yes' }).click();
    await card.getByLabel('Anything to add?').fill('Clear.');
    await card.getByRole('button', { name: 'Send' }).click();
    await card.getByText('Thank you.').waitFor();
    await page.waitForLoadState('networkidle');
    const rows = await asAdmin<{ type: string }>(served, 'select type from feedback');
    expect(rows.map(({ type }) => type)).toContain('helpful');
  });

  it('shares a report that opens in a browser without an account', async () => {
    const { page } = person;
    await page.getByRole('button', { name: 'Share as a report' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = new URL(await page.getByLabel('The link').inputValue()).pathname;
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    const stranger = await openPage(browser, served.base);
    await stranger.page.goto(link);
    const name = await page.locator('.plan h3').first().textContent();
    expect(await stranger.page.locator('body').textContent()).toContain(name);
    expect(await violations(stranger.page)).toEqual([]);
    await stranger.page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(stranger.page)).toBeLessThanOrEqual(0);
    expect(stranger.faults).toEqual([]);
    await stranger.context.close();
  });

  it('adds, changes and deletes a reading', async () => {
    const { page } = person;
    await visit(page, '/readings');
    await page.getByRole('button', { name: 'Add a day' }).click();
    await page.getByLabel('What').selectOption('water');
    await page.getByLabel('Day', { exact: true }).fill('2026-02-03');
    await page.getByLabel('Amount').fill('12.5');
    await page.getByLabel('Notes').fill('read at the door');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('read at the door').waitFor();
    const row = page.locator('tr', { hasText: 'read at the door' });
    await row.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Amount').fill('13.25');
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText('13.25').waitFor();
    await row.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('read at the door').waitFor({ state: 'detached' });
  });

  it('draws its current plan', async () => {
    const { page } = person;
    await visit(page, '/current-plan');
    await page.getByRole('button', { name: 'By the hour' }).click();
    await page.getByLabel('Peak, cents per kWh', { exact: true }).fill('28.5');
    await page.getByLabel('Off-peak, cents per kWh').fill('11');
    await page.getByLabel('Fee for leaving early').selectOption('flat');
    await page.getByLabel('Amount').fill('120');
    await page.getByRole('button', { name: 'Compare with this plan' }).click();
    await page.getByRole('heading', { name: 'Price by hour and month' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const [row] = await asAdmin<{ exit_fee: unknown }>(served, 'select exit_fee from current_plans');
    expect(row?.exit_fee).toEqual({ kind: 'flat', amount: '120' });
    // It comes back in the fields it was typed in.
    await visit(page, '/current-plan');
    expect(await page.getByLabel('Peak, cents per kWh', { exact: true }).inputValue()).toBe('28.5');
    expect(await page.getByLabel('Off-peak, cents per kWh').inputValue()).toBe('11');
  });

  it('reads a plan', async () => {
    const { page } = person;
    await visit(page, '/plans');
    await page.getByLabel('Name or supplier').fill('TOU');
    await page.getByRole('link', { name: /E-TOU-C/ }).click();
    await page.getByRole('heading', { name: 'All parts of the price' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('did all this without a fault', () => {
    expect(person.faults).toEqual([]);
  });
});

describe('an administrator', () => {
  it('sees what an import would change before it does', async () => {
    const { page } = person;
    await asAdmin(served, 'update users set is_admin = true where email = $1', [EMAIL]);
    await visit(page, '/admin');
    await page.getByRole('heading', { name: 'Import a catalog' }).waitFor();
    const catalog = {
      schema: 'treebeard/rate-structure/1',
      currency: 'USD',
      timezone: 'America/Chicago',
      components: [{ id: 'energy', kind: 'energy', periods: [{ name: 'all', price: '0.09' }] }],
    };
    const plan = {
      id: 'page-test',
      name: 'Page Test 12',
      supplier: 'Page Power',
      version: '1',
      country: 'US',
      commodity: 'electricity',
      planType: 'fixed',
      structure: catalog,
      networks: ['tdu:ONCOR'],
      contractMonths: 12,
      exitFee: { kind: 'none' },
      prepaid: false,
      customer: 'residential',
      eligibility: [],
    };
    await page.getByLabel('Catalog files').setInputFiles({
      name: 'plans.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ plans: [plan] })),
    });
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.locator('.figure', { hasText: 'New' }).getByText('1', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await asAdmin(served, "select 1 from plan_catalog where name = 'Page Test 12'")).toHaveLength(0);
    await page.getByRole('button', { name: 'Import it' }).click();
    await page.getByText('Imported.').waitFor();
    expect(await asAdmin(served, "select 1 from plan_catalog where name = 'Page Test 12'")).toHaveLength(1);
  });
});
