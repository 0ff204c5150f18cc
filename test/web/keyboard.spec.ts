/** The way through an account with a keyboard and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoCatalog } from '../../src/demo/catalog.js';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, reach, type Watched } from './browser.js';
import { texasFile } from './sample.js';

let served: TestApp;
let browser: Browser;
let person: Watched;

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
  await served.app.get(CatalogImportService).store(demoCatalog(), {});
  person = await openPage(browser, served.base, { allowed: /status of 404.*\/current-plan/ });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

async function press(page: Page, name: RegExp): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.type(text);
}

/** A file input opens the system's own dialog, which is not the page's. */
async function chooseFile(
  page: Page,
  name: RegExp,
  file: Parameters<Page['setInputFiles']>[1],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, name);
  await (await chooser).setFiles(file as never);
}

async function go(page: Page, name: RegExp): Promise<void> {
  await press(page, /^More$/);
  await press(page, name);
}

describe('by keyboard alone, a household', () => {
  it('signs up', async () => {
    const { page } = person;
    await page.goto('/');
    await heading(page, /electricity plan/);
    await press(page, /^Sign up$/);
    await heading(page, 'Sign up');
    await type(page, /^Name$/, 'Maria');
    await type(page, /^E-mail$/, 'keys@example.org');
    await type(page, /^Password$/, 'correct horse battery');
    await type(page, /^Postcode$/, '75201');
    await reach(page, /^I agree/);
    await page.keyboard.press('Space');
    await press(page, /^Sign up$/);
    await heading(page, 'Hello, Maria');
  });

  it('uploads its file and compares', async () => {
    const { page } = person;
    await press(page, /^Upload a file$/);
    await heading(page, 'Upload readings');
    await chooseFile(page, /^Choose a file$/, texasFile());
    await heading(page, 'IntervalData.csv');
    await press(page, /^Upload$/);
    await page.getByText('365 days are new or changed.').waitFor();
    await press(page, /^See my three plans$/);
    await page.locator('.plan').nth(2).waitFor();
  });

  it('moves a slider, and keeps what it set', async () => {
    const { page } = person;
    await reach(page, /^Renewable energy$/);
    for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight');
    await press(page, /^Keep as my preferences$/);
    await page.getByText('Saved.').waitFor();
    const rows = await asAdmin<{ renewable: number }>(served, 'select renewable from user_preferences');
    expect(rows.map(({ renewable }) => Number(renewable))).toEqual([25]);
  });

  it('says what it thinks, opens a month, and shares', async () => {
    const { page } = person;
    await page.reload();
    await page.locator('.plan').nth(2).waitFor();
    await press(page, /^Yes$/);
    await type(page, /^Anything to add/, 'Clear.');
    await press(page, /^Send$/);
    await page.getByText('Thank you.').waitFor();
    await press(page, /^July/);
    await page.locator('tfoot').waitFor();
    await press(page, /^Share as a report$/);
    await page.getByRole('dialog').waitFor();
    await press(page, /^Make the link$/);
    await page.getByLabel('The link').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('adds, changes and deletes a reading', async () => {
    const { page } = person;
    await press(page, /^Readings$/);
    await heading(page, 'Readings');
    await press(page, /^Add a day$/);
    await type(page, /^Amount$/, '12.5');
    await type(page, /^Notes$/, 'at the door');
    await press(page, /^Save$/);
    await page.getByText('at the door').waitFor();
    await press(page, /^Edit /);
    await reach(page, /^Amount$/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('13.25');
    await press(page, /^Save$/);
    await page.getByText('13.25').waitFor();
    await press(page, /^Delete /);
    await page.getByRole('dialog').waitFor();
    await press(page, /^Delete$/);
    await page.getByText('at the door').waitFor({ state: 'detached' });
  });

  it('draws its current plan', async () => {
    const { page } = person;
    await go(page, /^Current plan$/);
    await heading(page, 'Current plan');
    await press(page, /^By the hour$/);
    await type(page, /^Peak, cents per kWh$/, '28.5');
    await type(page, /^Off-peak, cents per kWh$/, '11');
    await press(page, /^Compare with this plan$/);
    await heading(page, 'Price by hour and month');
  });

  it('imports a catalog as an administrator', async () => {
    const { page } = person;
    await asAdmin(served, 'update users set is_admin = true');
    await page.reload();
    await heading(page, 'Current plan');
    await go(page, /^Administration$/);
    await heading(page, 'Import a catalog');
    await chooseFile(page, /^Catalog files$/, {
      name: 'plans.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify([{ type: 'fixed', id: 'keys', name: 'Keys', supplier: 'K', ratePerKwh: 9 }]),
      ),
    });
    await press(page, /^See what would change$/);
    await page.getByText(/top pick changes/).waitFor();
    await press(page, /^Import it$/);
    await page.getByText('Imported.').waitFor();
  });

  it('did all this without a fault', () => {
    expect(person.faults).toEqual([]);
  });
});
