import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, say, shoot, type Visit, visit } from './visit.js';

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  here = await visit(browser);
});

afterEach(() => here.end());

/** What the clock of a zone shows at three tomorrow afternoon in London. */
function threeInLondon(zone: string): string {
  const three = DateTime.now().setZone('Europe/London').plus({ days: 1 }).set({ hour: 15, minute: 0 });
  return three.setZone(zone).setLocale('en-US').toFormat('h:mm a');
}

/** The messages that hold these words. */
function said(page: Page, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words });
}

/** The one card about something, as the viewer sees it. */
function cardAbout(page: Page, title: string): Locator {
  return said(page, title).filter({ hasText: 'scheduled by' });
}

describe('a newcomer, in a browser', () => {
  test('types a sentence, connects, and sees the card: London time, then New York time, and a room to join', async () => {
    const page = await here.open();
    await say(page, '/starleaf meet tomorrow 3pm about Q3 budget');
    await said(page, 'I read this as').waitFor();
    await shoot(page, '1-asked-to-connect');

    const [connect] = await Promise.all([
      here.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Connect and continue' }).click(),
    ]);
    await connect.getByLabel('Password', { exact: true }).fill('not the password');
    await connect.getByRole('button', { name: 'Connect', exact: true }).click();
    await connect.getByText('does not accept this password').waitFor();
    await shoot(connect, '2-wrong-password');
    expect(await connect.getByLabel('E-mail').inputValue()).toBe('ana@example.com');
    await connect.getByLabel('Password', { exact: true }).fill('tower-bridge');
    await connect.getByRole('button', { name: 'Connect', exact: true }).click();
    await connect.getByRole('heading', { name: 'You are connected' }).waitFor();
    await shoot(connect, '3-connected');

    const card = cardAbout(page, 'Q3 budget');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/15:00–15:30 London time/);
    expect(await card.innerText()).toMatch(/For you: (Tomorrow|Today).* 15:00/);
    await shoot(page, '4-card-in-london');
    const room = await card.getByRole('link', { name: 'Join' }).getAttribute('href');
    expect(room).toMatch(/^https:\/\/jitsi\.example\.com\/[\w-]{22,}$/);

    const inNewYork = await here.open('/?user=U0BENCARTR');
    const theirs = cardAbout(inNewYork, 'Q3 budget');
    await theirs.waitFor();
    expect(await theirs.innerText()).toMatch(/15:00–15:30 London time/);
    expect(await theirs.innerText()).toContain(threeInLondon('America/New_York'));
    expect(await inNewYork.getByText('Only visible to you').count()).toBe(0);
    await shoot(inNewYork, '5-card-in-new-york');

    await page.getByRole('button', { name: 'Undo' }).click();
    await said(inNewYork, 'Cancelled by').waitFor();
    expect(await inNewYork.getByRole('link', { name: 'Join' }).count()).toBe(0);
    await shoot(inNewYork, '6-cancelled');
    expect(here.complaints.filter((line) => !line.includes('401') && !line.includes('403'))).toEqual([]);
  }, 60_000);

  test('may switch person on the page, and find the place again after a reload', async () => {
    const page = await here.open();
    await page.getByRole('combobox', { name: 'You are' }).selectOption('U0CHIYOMRI');
    await say(page, '/starleaf now "tea break"');
    const card = said(page, 'tea break').filter({ hasText: 'started by' });
    await card.waitFor();
    await page.reload();
    await card.waitFor();
    expect(page.url()).toContain('U0CHIYOMRI');
  }, 60_000);

  test('reads it on a phone, in the dark, by keyboard alone', async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
    const page = await phone.newPage();
    await page.goto(`${here.origin}/?user=U0BENCARTR`);
    await page.getByRole('textbox', { name: 'Message #general' }).focus();
    await page.keyboard.type('/starleaf tomorrow 9am about pocket planning');
    await page.keyboard.press('Enter');
    await cardAbout(page, 'pocket planning').waitFor();
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    expect(width).toBeLessThanOrEqual(390);
    await shoot(page, '7-phone-dark');
    await phone.close();
  }, 60_000);
});

describe('an ambiguous sentence', () => {
  test('is answered with buttons that work', async () => {
    const page = await here.open('/?user=U0BENCARTR');
    await say(page, '/starleaf standup tomorrow at 8');
    await said(page, 'more than one way').waitFor();
    await shoot(page, '8-question');
    await page.getByRole('button', { name: /8:00 PM/ }).click();
    const card = cardAbout(page, 'standup');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/20:00–20:30 New York time/);
    // The card comes first, then the answer in the place of the question.
    await said(page, 'more than one way').waitFor({ state: 'detached' });
  }, 60_000);
});
