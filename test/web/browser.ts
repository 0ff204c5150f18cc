/** A real browser for the page's tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws an error that says how to get a browser when there is none */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `The page is tested in a real browser, and there is none at ${CHROMIUM}: install Debian's "chromium" package (.ci/run does), or set CHROMIUM_PATH.`,
    );
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** A page with everything that went wrong on it. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, thrown errors, and requests to anywhere but the service. */
  readonly faults: string[];
}

/** @param allowed patterns of messages that a test provokes on purpose */
export async function openPage(
  browser: Browser,
  base: string,
  options: BrowserContextOptions & { allowed?: RegExp } = {},
): Promise<Watched> {
  const { allowed, ...rest } = options;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    acceptDownloads: true,
    ...rest,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  const note = (fault: string): void => void (allowed?.test(fault) || faults.push(fault));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`${message.text()} at ${page.url()}`);
  });
  page.on('pageerror', (error) => note(`${error.message} at ${page.url()}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base))
      note(`asked ${request.url()}, which is not the service`);
  });
  return { context, page, faults };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`${AXE};undefined`);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => id + ': ' + help + ' at ' + target.join(' '))))`);
}

/** Presses Tab until what has the focus is called so. @throws when a whole round finds nothing of that name */
export async function reach(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focused: string = await page.evaluate(
      // While nothing has the focus the body is active, and its text is the whole page's.
      `((at) => {
        if (!at || at === document.body) return '';
        return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
      })(document.activeElement)`,
    );
    if (name.test(focused.trim())) return;
  }
  throw new Error(`no way to ${name.source} by keyboard`);
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

/** The built worker, whose name carries its hash. */
export function workerPath(): string {
  const assets = join(dirname(fileURLToPath(import.meta.url)), '../../web/assets');
  return `/assets/${readdirSync(assets).find((name) => /^worker-.*\.js$/.test(name))!}`;
}
