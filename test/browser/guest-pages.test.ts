import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ADA, type RunningServer, someSettings, startServer } from '../conference-server/fixture.js';
import { launchBrowser, shoot } from './visit.js';

const GUEST = 'kim@example.org';

let browser: Browser;
let server: RunningServer;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startServer();
  page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
});
afterEach(async () => {
  await page.close();
  await server.close();
  expect(complaints.splice(0)).toEqual([]);
});

/** The first link of the last mail to the guest that leads to this page of ours. */
async function linkTo(folder: 'sign-up' | 'reply'): Promise<string> {
  const mail = (await server.mails(GUEST)).at(-1);
  return new RegExp(`http:\\S+/${folder}/\\S+`).exec(mail?.text ?? '')?.[0] ?? '';
}

test('a guest chooses a password that stays in the browser, and signs in with it', async () => {
  const ada = await server.signIn(ADA);
  await ada.request('POST', '/invite', { body: { invitee: GUEST } });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.goto(await linkTo('sign-up'));
  await page.getByLabel('First name').fill('Kim');
  await page.getByLabel('Password').fill('kim');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('at least 10 characters').waitFor();
  await shoot(page, 'sign-up');
  await page.getByLabel('Password').fill('Pässwörd-€42');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'You have an account' }).waitFor();
  await shoot(page, 'signed-up');
  expect(sent.join()).toContain('"firstname":"Kim"');
  expect(sent.join()).not.toContain('Pässwörd');
  await server.client().signIn(GUEST, 'Pässwörd-€42');
});

test('a guest reads the mail and answers by one of its links and a button', async () => {
  const ada = await server.signIn(ADA);
  const settings = someSettings({
    title: 'Roof 🎉 & cellar',
    description: 'Tiles\nand slates',
    send_emails: true,
    participants: [{ email: GUEST }],
    repetition: { frequency: 'weekly', count: 4 },
  });
  await ada.request('PUT', '/myconferences/roof', { body: { settings } });
  await page.setContent((await server.mails(GUEST))[0]?.html ?? '');
  await shoot(page, 'invitation-mail');
  await page.goto(await linkTo('reply'));
  await shoot(page, 'reply');
  await page.getByRole('button', { name: 'Perhaps' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await shoot(page, 'replied');
  const read = (await ada.request('GET', '/myconferences/roof')).body;
  expect(read.settings.participants[0].reply).toBe('Tentative');
});
