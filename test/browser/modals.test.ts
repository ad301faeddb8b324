import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, say, shoot, topModal, type Visit, visit } from './visit.js';

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

afterEach(async () => {
  expect(here.complaints).toEqual([]);
  await here.end();
});

const type = (words: string): Promise<void> => say(page, words);

const modal = (): Locator => topModal(page);

/** Nothing stands outside of what holds it. */
async function isCutOff(surface: Locator): Promise<boolean> {
  return surface.evaluate((element) => element.scrollWidth > element.clientWidth);
}

/** What is typed, what its modal says, and the name of its picture. */
const MODALS = [
  ['schedule', 'When, in words', 'modal-schedule'],
  ['edit standup', 'Which meetings?', 'modal-edit'],
  ['details standup', 'Next dates', 'modal-details'],
  ['move standup to 11am', 'Moves 1 meeting', 'modal-which-meetings'],
  ['profile', 'default', 'modal-profile'],
  ['invite', 'E-mail', 'modal-invite'],
  ['settings', 'Length', 'modal-settings'],
] as const;

describe('what people open', () => {
  test('shows all that it has to say', async () => {
    await type('/starleaf meet Standup every weekday at 9:30am for 15 minutes');
    await page.getByText('Posted in').waitFor();
    for (const [command, words, picture] of MODALS) {
      await type(`/starleaf ${command}`);
      await modal().getByText(words).first().waitFor();
      expect([command, await isCutOff(modal())]).toEqual([command, false]);
      await shoot(modal(), picture);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    await type('/starleaf details standup');
    await modal().getByRole('button', { name: 'Occurrences' }).click();
    await modal().getByRole('heading', { name: 'Occurrences' }).waitFor();
    await shoot(modal(), 'modal-occurrences');
  }, 180_000);

  test('has its next meetings on Home', async () => {
    await type('/starleaf meet Standup every weekday at 9:30am for 15 minutes');
    await page.getByText('Posted in').waitFor();
    await page
      .getByRole('link', { name: /starleaf/ })
      .first()
      .click();
    await page.getByText('Standup').first().waitFor();
    await shoot(page, 'home');
  }, 60_000);
});
