import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Mail, Snapshot } from '../../src/playground/protocol.js';
import { type ReadCalendar, readCalendar } from '../conference-server/read-calendar.js';
import { launchBrowser, say, shoot, topModal, type Visit, visit } from './visit.js';

const GUEST = 'zoe@partner.example';

let browser: Browser;
let here: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  here = await visit(browser);
  page = await here.open('/?user=U0BENCARTR');
});

afterEach(() => here.end());

const type = (words: string): Promise<void> => say(page, words);

const modal = (): Locator => topModal(page);

/** The calendar files that the guest got, the oldest first. */
async function guestsCalendars(): Promise<readonly ReadCalendar[]> {
  const read = async <T>(path: string): Promise<T> => (await (await fetch(here.origin + path)).json()) as T;
  const { mails } = await read<Snapshot>('/playground/state');
  const theirs = (mails ?? []).filter(({ to }) => to === GUEST).toReversed();
  const whole = await Promise.all(theirs.map(({ id }) => read<Mail>(`/playground/mails/${id}`)));
  return whole.map(({ calendar }) => readCalendar(calendar?.content));
}

async function scheduleStandup(): Promise<void> {
  await type('/starleaf schedule');
  await modal().getByLabel('Title').fill('Standup');
  await modal().getByLabel(/^When/).fill('every weekday at 9:30 for 15 minutes');
  await modal()
    .getByText(/9:30 AM.9:45 AM, New York, every weekday/)
    .waitFor();
  expect(await modal().getByLabel('Start time').inputValue()).toBe('09:30');
  await modal()
    .getByLabel(/^Guests/)
    .fill(GUEST);
  await modal().getByLabel('Let StarLeaf send e-mails').check();
  await shoot(page, '13-standup-in-the-form');
  await modal().getByRole('button', { name: 'Schedule', exact: true }).click();
  await modal().getByText('Posted in').waitFor();
  await page.keyboard.press('Escape');
}

/** The lines of the newest list, as the organiser reads them. */
async function listNextWeek(): Promise<readonly string[]> {
  const lists = page.getByRole('article').filter({ hasText: 'Your meetings' });
  const before = await lists.count();
  await type('/starleaf list next week');
  await lists.nth(before).waitFor();
  const words = await lists.nth(before).innerText();
  return words.split('\n').filter((line) => line.includes('Standup'));
}

const MINUTE_MS = 60_000;

describe('a series with a guest', () => {
  test('is scheduled in words, loses a date and has one moved: list, card and the guest’s calendar follow', async () => {
    await scheduleStandup();
    expect(await listNextWeek()).toHaveLength(5);

    await type('/starleaf skip 2');
    await page.getByText('The other dates stay.').waitFor();
    await type('/starleaf move 3 to 11am');
    await modal().getByText('Moves 1 meeting').waitFor();
    await shoot(page, '14-which-meetings');
    await modal().getByRole('button', { name: 'Move', exact: true }).click();
    const card = page.getByRole('article').filter({ hasText: 'scheduled by' });
    await card.getByRole('button', { name: '2 replies' }).waitFor();
    await page.keyboard.press('Escape');

    const [, skipped, moved] = await listNextWeek();
    expect(skipped).toContain('skipped');
    expect(moved).toMatch(/11:00 AM.*moved from 9:30 AM/);
    await shoot(page, '15-skipped-and-moved');

    const [invitation, cancellation, change, ...others] = await guestsCalendars();
    expect(others).toEqual([]);
    expect([invitation, cancellation, change]).toMatchObject([
      { method: 'REQUEST', events: [{ summary: 'Standup', sequence: 0, recurrenceId: null }] },
      { method: 'CANCEL', events: [{ sequence: 1 }] },
      { method: 'REQUEST', events: [{ sequence: 2 }] },
    ]);
    const dates = (invitation?.occurrences(20) ?? []).map(([start]) => start);
    const [off] = cancellation?.events ?? [];
    const [later] = change?.events ?? [];
    expect(dates).toContain(off?.recurrenceId);
    expect(dates).toContain(later?.recurrenceId);
    expect(Date.parse(later?.start ?? '') - Date.parse(later?.recurrenceId ?? '')).toBe(90 * MINUTE_MS);

    await page.getByRole('link', { name: /^Mailbox/ }).click();
    await page.getByRole('link', { name: /Changed: Standup/ }).click();
    const mail = page.frameLocator('iframe[title=Message]');
    await mail.getByRole('link', { name: 'Join' }).waitFor();
    await shoot(page, '16-mailbox-of-a-series');
    const [reply] = await Promise.all([
      here.context.waitForEvent('page'),
      mail.getByRole('link', { name: 'Yes' }).click(),
    ]);
    await reply.getByRole('button', { name: 'Yes' }).click();
    await reply.getByText('You have said that you will be there.').waitFor();
    await shoot(reply, '17-replied');
  }, 120_000);
});
