/**
 * Every page of the page's own table, full and empty, light and dark, wide and narrow: no violation, no error, nothing wider than
 * the window. A new page is in here by being in the table.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { OPEN_ADDRESSES, OWN_ADDRESSES } from '../../src/page/addresses.js';
import { newPerson, Client, PASSWORD_OF_TESTS } from '../support/client.js';
import { fullAccount, type FullAccount } from '../support/full-account.js';
import { makeAdministrator } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { openBrowser, openPage, overflow, violations, type Watched } from './browser.js';

/** An address that is answered with 404 on purpose is printed by the browser. */
const EXPECTED = /status of 404.*\/current-plan/;

const LOOKS: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: 'light, 1280 px', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark, 390 px', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
];
const WIDTHS = [320, 2560, 3840];

let served: TestApp;
let browser: Browser;
let full: FullAccount;
let empty: { readonly email: string };

beforeAll(async () => {
  [served, browser] = await Promise.all([testApp(), openBrowser()]);
  full = await fullAccount(served, 'Maria');
  await makeAdministrator(served, full.userId);
  empty = await newPerson(new Client(served.base));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

/** The table's address with what it needs filled in. */
const filled = (address: string): string => address.replace('/:id?', '').replace(':id', 'cheap');

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD_OF_TESTS);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
}

async function visit(page: Page, address: string): Promise<void> {
  if (address.startsWith('/try')) {
    await page.goto('/');
    await page.getByRole('button', { name: 'sample home' }).click();
    await page.getByRole('heading', { name: 'What your file says' }).waitFor();
    if (address === '/try') return;
    await page.getByRole('button', { name: 'See my three plans' }).click();
    await page.locator('.advice').waitFor();
    return;
  }
  await page.goto(filled(address));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Everything that is wrong with the page as it stands, at every width. */
async function wrongWith(page: Page): Promise<string[]> {
  const found = await violations(page);
  const size = page.viewportSize()!;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await overflow(page);
    if (beyond > 0) found.push(`${beyond} px too wide for ${width} px`);
  }
  await page.setViewportSize(size);
  return found;
}

describe.each(LOOKS)('in $name', ({ name: _name, ...look }) => {
  let stranger: Watched;
  let person: Watched;

  beforeAll(async () => {
    stranger = await openPage(browser, served.base, look);
    person = await openPage(browser, served.base, { ...look, allowed: EXPECTED });
    await logIn(person.page, full.email);
  }, 60_000);
  afterAll(async () => {
    await stranger.context.close();
    await person.context.close();
  });

  it.each(OPEN_ADDRESSES)('%s is in order', async (address) => {
    await visit(stranger.page, address);
    expect(await wrongWith(stranger.page)).toEqual([]);
    expect(stranger.faults).toEqual([]);
  });

  it.each(OWN_ADDRESSES)('%s is in order', async (address) => {
    await visit(person.page, address);
    expect(new URL(person.page.url()).pathname).toBe(filled(address));
    expect(await wrongWith(person.page)).toEqual([]);
    expect(person.faults).toEqual([]);
  });
});

describe('with nothing in the account', () => {
  let person: Watched;

  beforeAll(async () => {
    person = await openPage(browser, served.base, { allowed: EXPECTED });
    await logIn(person.page, empty.email);
  }, 60_000);
  afterAll(() => person.context.close());

  it.each(OWN_ADDRESSES)('%s says what to do', async (address) => {
    await visit(person.page, address);
    expect(await wrongWith(person.page)).toEqual([]);
    expect(person.faults).toEqual([]);
  });
});

describe('when things go wrong', () => {
  let person: Watched;

  beforeAll(async () => {
    person = await openPage(browser, served.base, {
      allowed: /status of (404|503)|ERR_INTERNET_DISCONNECTED/,
    });
    await logIn(person.page, full.email);
  }, 60_000);
  afterAll(() => person.context.close());

  it.each(OWN_ADDRESSES)('%s says that the service does not answer', async (address) => {
    const { page, faults } = person;
    await page.route(/\/api\/v1\/(?!auth\/)/, (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"Down."}' }),
    );
    await visit(page, address);
    expect(await wrongWith(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.unroute(/\/api\/v1\/(?!auth\/)/);
  });

  it('shows that a page is on its way', async () => {
    const { page } = person;
    await page.route(/\/api\/v1\/usage\/stats/, () => undefined);
    await page.goto('/home');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute(/\/api\/v1\/usage\/stats/);
  });

  it('says that there is no connection, and works again with one', async () => {
    const { page, context } = person;
    await visit(page, '/home');
    await context.setOffline(true);
    await page.getByText('You are offline.').first().waitFor();
    await page.getByRole('link', { name: 'Readings' }).first().click();
    await page.getByRole('heading', { name: 'Readings' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByText('You are offline.').first().waitFor({ state: 'detached' });
    await page.getByRole('row').nth(3).waitFor();
  });
});

it('says so when there is no such page', async () => {
  const { page, context } = await openPage(browser, served.base);
  await visit(page, '/nothing/of/the/kind');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is nothing here');
  expect(await wrongWith(page)).toEqual([]);
  await context.close();
});
