import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { findFreePort, printed, runMain } from '../support/process.js';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SCREENSHOTS = fileURLToPath(new URL('../../test-results/screenshots/', import.meta.url));
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** A visit to the built process, which has its playground and its folder to itself. */
export interface Visit {
  readonly origin: string;
  readonly context: BrowserContext;
  /** What the browser found wrong. */
  readonly complaints: readonly string[];
  open(path?: string): Promise<Page>;
  end(): Promise<void>;
}

export async function visit(browser: Browser): Promise<Visit> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-browser-'));
  const port = await findFreePort();
  const running = runMain(folder, { PORT: String(port), JITSI_URL: 'https://jitsi.example.com' });
  const origin = `http://127.0.0.1:${port}`;
  await printed(running, origin);
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    origin,
    context,
    complaints,
    open: async (path = '/') => {
      const page = await context.newPage();
      await page.goto(origin + path);
      return page;
    },
    end: async () => {
      await context.close();
      running.child.kill('SIGKILL');
      await running.ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Keeps what a page, or a part of it, looks like for people to look at. */
export async function shoot(shown: Page | Locator, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await shown.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Types into the conversation that is open, and sends it. */
export async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(words);
  await page.keyboard.press('Enter');
}

/** The modal on top. */
export const topModal = (page: Page): Locator => page.getByRole('dialog').last();
