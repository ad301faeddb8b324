import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findFreePort } from '../support/process.js';
import { OAUTH_APP, type SlackEmulator, startSlackEmulator } from '../support/slack-emulator.js';
import { openWorld, type World } from '../support/world.js';
import { launchBrowser, shoot } from './visit.js';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let slack: SlackEmulator;
let world: World;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  slack = await startSlackEmulator(publicUrl);
  world = await openWorld({ port, publicUrl, slack: OAUTH_APP, slackApiUrl: slack.apiUrl });
  context = await browser.newContext({ viewport: { width: 900, height: 760 } });
  page = await context.newPage();
  await page.goto(`${publicUrl}/slack/install`);
});
afterEach(async () => {
  await context.close();
  await world.close();
  await slack.close();
});

test('a workspace installs the app by three clicks, with the browser’s own cookies', async () => {
  await shoot(page, 'install');
  await page.getByRole('link', { name: 'Add to Slack' }).click();
  await page.getByRole('button', { name: /ana/ }).first().click();
  await page.getByRole('heading', { name: 'StarLeaf is in Slack' }).waitFor();
  await shoot(page, 'installed');
  expect(await page.getByRole('link', { name: 'Open Slack' }).getAttribute('href')).toMatch(/^slack:/);
  expect(await context.cookies(world.origin)).toEqual([]);
});

test('another browser that is sent the way back installs nothing, and reads how to begin', async () => {
  const consentUrl = await page.getByRole('link', { name: 'Add to Slack' }).getAttribute('href');
  const other = await browser.newContext();
  const tricked = await other.newPage();
  await tricked.goto(consentUrl ?? '');
  await tricked.getByRole('button', { name: /ana/ }).first().click();
  await tricked.getByText('came to another browser').waitFor();
  await tricked.getByRole('link', { name: 'Begin again' }).click();
  await tricked.getByRole('heading', { name: 'Add StarLeaf to Slack' }).waitFor();
  await other.close();
});
