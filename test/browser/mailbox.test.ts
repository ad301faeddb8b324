import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { StrictClient } from '../conference-server/strict-client.js';
import { launchBrowser, shoot, type Visit, visit } from './visit.js';

const GUEST = 'zoe@partner.example';

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

/** Ben asks the guest in, by StarLeaf's API as any client may. */
async function invite(): Promise<void> {
  const ben = new StrictClient(`${here.origin}/v1`);
  await ben.signIn('ben@example.com', 'brooklyn-heights');
  await ben.request('POST', '/invite', { body: { invitee: GUEST } });
}

const mailboxLink = (page: Page) => page.getByRole('link', { name: /^Mailbox/ });

describe('the mailbox on the playground’s page', () => {
  test('is empty at first, then shows a guest’s invite as it comes, whose link leads to the sign-up page', async () => {
    const page = await here.open();
    await mailboxLink(page).click();
    await page.getByRole('heading', { name: 'No mail yet' }).waitFor();
    await shoot(page, '9-mailbox-empty');

    await invite();
    const line = page.getByRole('link', { name: new RegExp(`To ${GUEST}`) });
    await line.waitFor();
    expect(await mailboxLink(page).innerText()).toMatch(/1\s+unread/);
    await line.press('Enter');
    const mail = page.frameLocator('iframe[title=Message]');
    await mail.getByText('Ben Carter').first().waitFor();
    expect(await mailboxLink(page).innerText()).not.toMatch(/unread/);
    await shoot(page, '10-mailbox-invite');

    const [signUp] = await Promise.all([
      here.context.waitForEvent('page'),
      mail.getByRole('link').first().click(),
    ]);
    await signUp
      .getByLabel(/password/i)
      .first()
      .waitFor();
    expect(new URL(signUp.url()).origin).toBe(here.origin);
    expect(here.complaints).toEqual([]);
  }, 60_000);

  test('is every address’s, and remembers what was read', async () => {
    await invite();
    const page = await here.open('/?mailbox=everybody');
    const whose = page.getByRole('combobox', { name: 'Whose mail' });
    await whose.selectOption({ label: 'Ben Carter' });
    await page.getByText('Nothing was sent to this address.').waitFor();
    await whose.selectOption({ label: `${GUEST} (1)` });
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.reload();
    await page.getByRole('link', { name: new RegExp(GUEST) }).click();
    expect(await page.getByRole('link', { name: /Unread/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Plain text' }).click();
    const words = await page.getByRole('article').locator('pre').innerText();
    expect(words).toContain(`${here.origin}/`);
    expect(await page.getByRole('button', { name: 'Calendar file' }).count()).toBe(0);
  }, 60_000);
});
