import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningServer, someSettings, startServer } from '../fixture.js';
import { readCalendar } from '../read-calendar.js';
import type { StrictClient } from '../strict-client.js';

const KIM = 'Kim@example.org';
const WEEKLY = { repetition: { frequency: 'weekly', count: 4 } };
const SECOND = '2026-12-08T10:00:00Z';
const OCCURRENCE = `/myconferences/roof/occurrences/${encodeURIComponent(SECOND)}`;

let server: RunningServer;
let ada: StrictClient;
let adaEmail: string;
let earlier: number;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(async () => {
  ({ client: ada, email: adaEmail } = await server.newcomer());
  earlier = (await server.mails()).length;
});
afterAll(() => server.close());

async function put(changes: Readonly<Record<string, unknown>> = {}) {
  const participants = [{ email: KIM }, { email: 'ben@example.org' }];
  const settings = someSettings({ send_emails: true, participants, ...changes });
  await ada.request('PUT', '/myconferences/roof', { body: { settings } });
}
const move = (settings: object) => ada.request('PUT', OCCURRENCE, { body: { settings } });

/** Where Kim answers the last mail to them. */
async function linkOfKim(): Promise<string> {
  const mail = (await server.mails()).slice(earlier).findLast(({ to }) => to === KIM);
  return /http:\S+\/reply\/[^?\s]+/.exec(mail?.text ?? '')?.[0] ?? '';
}
const linkOfKimAfter = async () => {
  await put();
  return linkOfKim();
};
const post = (link: string, reply: string) =>
  fetch(link, { method: 'POST', body: new URLSearchParams({ reply }) });
const answer = async (reply: string) => post(await linkOfKim(), reply);

async function repliesAt(path = '/myconferences/roof'): Promise<readonly string[]> {
  const { settings } = (await ada.request('GET', path)).body;
  return settings.participants.map(({ reply }: { reply: string }) => reply);
}

describe('a reply link', () => {
  test('shows the meeting and changes nothing, for programs follow links by themselves', async () => {
    await put({ title: 'Roof & <cellar>' });
    const page = await fetch(`${await linkOfKim()}?answer=accepted`);
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('Roof &amp; &lt;cellar&gt;');
    expect(text).toContain('Tuesday, 1 December 2026, 10:00–10:30 (Europe/London)');
    expect(text).toContain('value="Accepted" class="chosen"');
    expect(await repliesAt()).toEqual(['None', 'None']);
  });

  test('that makes no sense as an address is a fault of the request', async () => {
    const origin = new URL(await linkOfKimAfter()).origin;
    for (const path of ['/reply/%', '/sign-up/%E0%A4%A']) {
      const answer = await fetch(`${origin}${path}`);
      expect({ path, status: answer.status }).toEqual({ path, status: 400 });
    }
  });

  test('loads nothing from elsewhere and gives its address to nobody', async () => {
    await put();
    const page = await fetch(await linkOfKim());
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['Accepted', 'Tentative', 'Declined'])(
    'sets the answer when its form is sent: %s',
    async (reply) => {
      await put();
      const page = await answer(reply);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Thank you')]);
      expect(await repliesAt()).toEqual([reply, 'None']);
    },
  );

  test('lets people change their minds, and shows what they have said', async () => {
    await put();
    await answer('Accepted');
    await answer('Declined');
    expect(await repliesAt()).toEqual(['Declined', 'None']);
    expect(await (await fetch(await linkOfKim())).text()).toContain('you will not be there');
  });

  test.each(['', 'None', 'accepted'])('takes no other answer: %j', async (reply) => {
    await put();
    expect((await answer(reply)).status).toBe(400);
    expect(await repliesAt()).toEqual(['None', 'None']);
  });

  test('says that the answer to a series holds for all of it', async () => {
    await put();
    expect(await (await fetch(await linkOfKim())).text()).not.toContain('all meetings of the series');
    await put(WEEKLY);
    expect(await (await fetch(await linkOfKim())).text()).toContain('all meetings of the series');
  });

  test('is dead when the organiser’s account is removed', async () => {
    await put();
    const link = await linkOfKim();
    const owner = await server.accounts.remove(adaEmail);
    expect(await server.conferences.removeAllOf(owner?.id ?? '')).toBe(1);
    expect((await fetch(link)).status).toBe(404);
    expect(await server.stores.invitations.get(`${owner?.id}/roof`)).toBeUndefined();
  });

  test('works for nobody else and for nothing else', async () => {
    await put(WEEKLY);
    const link = await linkOfKim();
    const seconds = Date.parse(SECOND) / 1000;
    const forged = [
      link.slice(0, -1),
      `${link}A`,
      link.replace('~~', `~${seconds}~`),
      `${server.origin}/reply/x`,
    ];
    for (const each of forged) expect((await post(each, 'Accepted')).status).toBe(404);
    expect(await repliesAt()).toEqual(['None', 'None']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['was cancelled', () => ada.request('DELETE', '/myconferences/roof')],
    ['no longer invites', () => put({ participants: [] })],
  ])('says so when the meeting %s', async (_name, end) => {
    await put();
    const link = await linkOfKim();
    await end();
    const page = await fetch(link);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('nothing to answer')]);
    expect((await post(link, 'Accepted')).status).toBe(404);
  });

  test('is logged nowhere', async () => {
    await put();
    await answer('Accepted');
    const token = (await linkOfKim()).split('/').at(-1) ?? '';
    expect(server.logLines.join()).toContain('"page":"reply"');
    expect(server.logLines.join()).not.toContain(token);
  });
});

describe('an answer', () => {
  test('stands in the calendar that everybody gets next', async () => {
    await put();
    await answer('Tentative');
    await put({ title: 'Cellar' });
    const mail = (await server.mails()).at(-1);
    const { attendees } = readCalendar(mail?.calendar?.content).events[0] ?? { attendees: [] };
    expect(attendees.map(({ address, partstat }) => [address, partstat])).toEqual([
      [KIM, 'TENTATIVE'],
      ['ben@example.org', 'NEEDS-ACTION'],
    ]);
  });

  test('outlives all changes but that of the time', async () => {
    await put();
    await answer('Accepted');
    await put({ title: 'Cellar', description: 'New', layout: 'equal_panes' });
    expect(await repliesAt()).toEqual(['Accepted', 'None']);
    await put({ start: '2026-12-01T11:00:00', end: '2026-12-01T11:30:00' });
    expect(await repliesAt()).toEqual(['None', 'None']);
  });

  test('to a series holds for its meetings, but not for one that is moved', async () => {
    await put(WEEKLY);
    await answer('Accepted');
    expect(await repliesAt(OCCURRENCE)).toEqual(['Accepted', 'None']);
    await move({ title: 'With cake' });
    expect(await repliesAt(OCCURRENCE)).toEqual(['Accepted', 'None']);
    await move({ start: '2026-12-09T10:00:00', end: '2026-12-09T10:30:00' });
    expect(await repliesAt(OCCURRENCE)).toEqual(['None', 'None']);
    expect(await repliesAt()).toEqual(['Accepted', 'None']);
  });

  test('to one meeting of a series holds for that alone', async () => {
    await put(WEEKLY);
    await answer('Accepted');
    await move({ start: '2026-12-09T10:00:00', end: '2026-12-09T10:30:00' });
    await answer('Declined');
    expect(await repliesAt(OCCURRENCE)).toEqual(['Declined', 'None']);
    expect(await repliesAt()).toEqual(['Accepted', 'None']);
  });

  test('to one meeting is not asked for once that is cancelled', async () => {
    await put(WEEKLY);
    await move({ start: '2026-12-09T10:00:00', end: '2026-12-09T10:30:00' });
    const link = await linkOfKim();
    await ada.request('DELETE', OCCURRENCE);
    expect((await fetch(link)).status).toBe(404);
  });
});
