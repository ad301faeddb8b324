import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type BoltApp, boltOverHttp } from '../playground/bolt-app.js';
import { type RunningPlayground, startPlayground } from '../playground/start-playground.js';
import { Heard, kitchenSink } from './kitchen-sink.js';
import { launchBrowser, say, shoot, topModal } from './visit.js';

const ACK_TIMEOUT_MS = 1_500;

let browser: Browser;
let bolt: BoltApp;
let running: RunningPlayground;
let page: Page;
let heard: Heard;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  heard = new Heard();
  bolt = boltOverHttp((app) => kitchenSink(app, heard));
  running = await startPlayground({ startApp: bolt.start, clock: Date.now, ackTimeoutMs: ACK_TIMEOUT_MS });
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(running.origin);
});

afterEach(async () => {
  await page.close();
  await running.close();
  await bolt.stop();
});

const type = (words: string): Promise<void> => say(page, words);

const press = (name: string, within: Locator | Page = modal()): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();

const modal = (): Locator => topModal(page);

async function openForm(): Promise<void> {
  await type('/starleaf');
  await modal().getByText('Read as: nothing yet').waitFor();
}

describe('a modal', () => {
  test('keeps what was typed while its pickers follow the words, and tells of them once they pause', async () => {
    await openForm();
    await modal().getByLabel('Title').fill('Roof');
    await modal().getByLabel('Date').fill('2026-12-24');
    await modal().getByLabel('When').fill('friday');
    await modal().getByText('Read as: friday').waitFor();
    expect(heard.words).toEqual(['words friday']);
    expect(await modal().getByLabel('Title').inputValue()).toBe('Roof');
    expect(await modal().getByLabel('Date').inputValue()).toBe('2026-12-11');
    await page.keyboard.insertText(' noon');
    await page.keyboard.press('Enter');
    await modal().getByText('Read as: friday noon').waitFor();
    expect(heard.words).toEqual(['words friday', 'words friday noon']);
  }, 60_000);

  test('lets people be searched by keyboard, and taken back', async () => {
    await openForm();
    const people = modal().getByRole('combobox', { name: 'People' });
    await people.fill('chi');
    await people.press('Enter');
    await people.press('ArrowDown');
    await people.press('Enter');
    await people.press('Backspace');
    await people.press('Escape');
    await modal().getByLabel('Title').fill('Roof');
    await modal().getByLabel('When').fill('noon');
    await press('Schedule');
    await heard.until('people U0CHIYOMRI');
  }, 60_000);

  test('shows an error under its field, then a loading view, then how it went', async () => {
    await openForm();
    await modal().getByLabel('When').fill('noon');
    await modal().getByLabel('Title').fill('taken');
    await press('Schedule');
    await modal().getByText('Somebody has that').waitFor();
    expect(await modal().getByLabel('Title').getAttribute('aria-invalid')).toBe('true');
    await modal().getByLabel('Title').fill('free');
    await press('Schedule');
    await modal().getByRole('heading', { name: 'Done' }).waitFor();
    expect(await modal().getByRole('button', { name: 'Schedule' }).count()).toBe(0);
  }, 60_000);

  test('says so when the app does not answer, keeps everything, and forgets it once the app does', async () => {
    await openForm();
    await modal().getByLabel('Title').fill('lost');
    await modal().getByLabel('When').fill('noon');
    await press('Schedule');
    await modal().getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await modal().getByLabel('Title').inputValue()).toBe('lost');
    await press('Wait for ever');
    await modal().getByText('Operation timed out').waitFor();
    await shoot(page, '11-app-does-not-answer');
    await modal().getByLabel('Title').fill('free');
    await press('Schedule');
    await modal().getByRole('heading', { name: 'Done' }).waitFor();
    expect(await modal().getByRole('alert').count()).toBe(0);
  }, 60_000);

  test('has two others over it at most, and is as it was left below them', async () => {
    await openForm();
    await modal().getByLabel('Title').fill('Roof');
    await press('Next');
    await modal().getByRole('heading', { name: 'Next' }).waitFor();
    await press('Next');
    await expectDialogs(3);
    await press('Next');
    await heard.until('push_limit_reached');
    await page.keyboard.press('Escape');
    await expectDialogs(2);
    await page.keyboard.press('Escape');
    await modal().getByRole('heading', { name: 'Schedule' }).waitFor();
    expect(await modal().getByLabel('Title').inputValue()).toBe('Roof');
    await press('Dismiss');
    await heard.until('closed');
    await expectDialogs(0);
  }, 60_000);

  test('asks before what cannot be undone, and its menu is in full sight', async () => {
    await openForm();
    await press('More options');
    const skip = page.getByRole('menuitem', { name: 'Skip' });
    await skip.click();
    await press('No');
    await press('More options');
    await skip.click();
    await press('Yes');
    await heard.until('date skip');
    expect(heard.words).toEqual(['date skip']);
  }, 60_000);
});

describe('elsewhere', () => {
  test('a message shortcut answers in the thread and in the channel, with a menu on the card', async () => {
    await type('shall we talk about the roof?');
    const said = page.getByRole('article').filter({ hasText: 'shall we' });
    await said.hover();
    await press('More actions', said);
    await page.getByRole('menuitem', { name: /Meet about this/ }).click();
    const card = page.getByRole('article').filter({ hasText: 'Replied to a thread' });
    await press('More options', card);
    await shoot(page, '12-menu-of-a-card');
    await page.getByRole('menuitem', { name: 'Copy invite' }).click();
    await heard.until('date copy invite');
    await press('Replied to a thread', card);
    await page.getByText('Also sent to the channel').waitFor();
  }, 60_000);

  test('a global shortcut opens a modal, and the Home tab has buttons that tell where they are', async () => {
    await press('Shortcuts', page);
    await page.getByRole('menuitem', { name: /Schedule/ }).click();
    await modal().getByText('Read as').waitFor();
    await page.keyboard.press('Escape');
    await expectDialogs(0);
    await page.getByRole('link', { name: 'StarLeaf' }).click();
    await page.getByRole('heading', { name: 'Your next meeting' }).waitFor();
    await press('Start now', page);
    await heard.until('start in home');
  }, 60_000);
});

async function expectDialogs(count: number): Promise<void> {
  const dialogs = page.locator('dialog');
  if (count > 0) await dialogs.nth(count - 1).waitFor({ state: 'attached' });
  await dialogs.nth(count).waitFor({ state: 'detached' });
}
