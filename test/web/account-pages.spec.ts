/** What else a household does with its account, in a real browser: passwords, meter reads, analyses, a past bill, learned weights. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD_OF_TESTS } from '../support/client.js';
import { fullAccount, type FullAccount } from '../support/full-account.js';
import { asAdmin } from '../support/household.js';
import { mailServer, type MailServer } from '../support/mail-server.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, violations, type Watched } from './browser.js';

const SECOND_PASSWORD = 'another good password';
const THIRD_PASSWORD = 'a third, still better';

let served: TestApp;
let browser: Browser;
let mail: MailServer;
let full: FullAccount;
let person: Watched;

beforeAll(async () => {
  mail = await mailServer();
  [served, browser] = await Promise.all([
    testApp({ WORKER: 'on', SMTP_URL: mail.url, PUBLIC_URL: 'https://trees.example' }),
    openBrowser(),
  ]);
  full = await fullAccount(served, 'Maria');
  // A wrong password and a code that is used up are answered with 401, which a browser prints.
  person = await openPage(browser, served.base, { allowed: /status of 401/ });
  await logIn(person.page, PASSWORD_OF_TESTS);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
  await mail.close();
});

async function logIn(page: Page, password: string): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill(full.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Hello, Maria' }).waitFor();
}

async function open(path: string): Promise<Page> {
  await person.page.goto(path);
  await person.page.getByRole('heading', { level: 1 }).waitFor();
  await person.page.waitForLoadState('networkidle');
  return person.page;
}

describe('a household with an account', () => {
  it('changes its password, and stays logged in', async () => {
    const page = await open('/account');
    await page.getByLabel('The password you have').fill('not the one');
    await page.getByLabel('The new password').fill(SECOND_PASSWORD);
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await page.getByText('The current password is wrong.').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('The password you have').fill(PASSWORD_OF_TESTS);
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await page.getByText('The password is changed.').waitFor();
    await (await open('/readings')).getByRole('row').nth(1).waitFor();
  });

  it('gets a new password by mail when it has forgotten it', async () => {
    const { page, context } = await openPage(browser, served.base);
    await page.goto('/log-in');
    await page.getByRole('link', { name: 'I have forgotten my password' }).click();
    await page.getByLabel('E-mail').fill(full.email);
    // Mails that came before were about something else.
    mail.mails.length = 0;
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('The code from the e-mail').waitFor();
    const letter = (await mail.mailTo(full.email)).text.replaceAll('=\n', '');
    const link = /https:\/\/trees\.example(\/reset-password#\S+)/.exec(letter)![1]!;
    await page.goto('about:blank');
    await page.goto(served.base + link);
    await page.getByLabel('The new password').fill(THIRD_PASSWORD);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await page.getByText('The new password is set.').waitFor();
    await logIn(page, THIRD_PASSWORD);
    await context.close();
    // Every session has ended, this one too.
    await logIn(person.page, THIRD_PASSWORD);
  });

  it('says what it wants to be told by mail', async () => {
    const page = await open('/account');
    const saving = page.getByLabel('When a better plan saves at least so much a year');
    await saving.fill('75,50');
    await saving.locator('xpath=ancestor::form').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const rows = await asAdmin(served, 'select better_plan_saving as saving from reminder_settings');
    expect(rows).toEqual([{ saving: '75.50' }]);
  });

  it('adds, changes and deletes a meter read', async () => {
    const page = await open('/meter-reads');
    await page.getByLabel('Meter').selectOption({ label: 'Maria' });
    await page.getByRole('button', { name: 'Add a read' }).click();
    await page.getByLabel('What it shows').fill('55.5');
    await page.getByLabel('When').fill('2026-02-19T12:00');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'Feb 19' });
    await line.getByText('55.5 kWh').waitFor();
    await line.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('What it shows').fill('57');
    await page.getByRole('button', { name: 'Save' }).click();
    await line.getByText('57 kWh').waitFor();
    await line.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await line.waitFor({ state: 'detached' });
  });

  it('has a period analysed', async () => {
    const page = await open('/analyses');
    await page.getByLabel('First day').fill('2025-03-01');
    await page.getByLabel('Last day').fill('2025-08-31');
    await page.getByRole('button', { name: 'Analyse' }).click();
    await page.getByText('Mar 1, 2025 – Aug 31, 2025').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('checks a past bill', async () => {
    const page = await open('/current-plan');
    await page.getByText('Check a past bill').click();
    await page.getByLabel('First day of the bill').fill('2025-06-01');
    await page.getByLabel('Its last day').fill('2025-06-30');
    await page.getByLabel('What it came to').fill('1');
    await page.getByRole('button', { name: 'Price it again' }).click();
    await page.getByText('It does not agree yet.').waitFor();
    const priced = await page.getByText('As we price it').locator('xpath=..').locator('dd').textContent();
    await page.getByLabel('What it came to').fill(priced!.replaceAll(/[$,]/g, ''));
    await page.getByRole('button', { name: 'Price it again' }).click();
    await page.getByText('It agrees.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('reads what its choices say of its priorities', async () => {
    const page = await open('/results');
    await page.locator('.plan').last().getByRole('button', { name: 'I chose this plan' }).click();
    await page.getByRole('heading', { name: 'What your choices say' }).waitFor();
    await page.getByText(/^From \S+ choices?:/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('did all this without a fault', () => {
    expect(person.faults).toEqual([]);
  });
});
