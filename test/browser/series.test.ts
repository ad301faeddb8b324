import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Mail, Snapshot } from '../../src/playground/protocol.js';
import { type ReadCalendar, readCalendar } from '../conference-server/read-calendar.js';
import { launchBrowser, shoot, type Visit, visit } from './visit.js';

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

async function type(words: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(words);
  await page.keyboard.press('Enter');
}

const modal = (): Locator => page.getByRole('dialog').last();

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

describe('a series with a guest', () => {
  test('is scheduled in words, and the guest’s calendar has every weekday of it', async () => {
    await scheduleStandup();
    await page.getByRole('article').filter({ hasText: 'Standup' }).first().waitFor();
    const [invitation, ...others] = await guestsCalendars();
    expect(others).toEqual([]);
    expect(invitation).toMatchObject({ method: 'REQUEST', events: [{ summary: 'Standup', sequence: 0 }] });
    expect(invitation?.occurrences(10)).toHaveLength(10);
    await page.getByRole('link', { name: /^Mailbox/ }).click();
    await page.getByRole('link', { name: new RegExp(GUEST) }).click();
    await page.frameLocator('iframe[title=Message]').getByRole('link', { name: 'Join' }).waitFor();
    await shoot(page, '14-invitation');
  }, 90_000);
});
