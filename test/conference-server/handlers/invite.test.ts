import { pbkdf2Sync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADA, BOB, type RunningServer, startServer } from '../fixture.js';
import type { StrictClient } from '../strict-client.js';

let guest: string;
const CALLABLE = { status: 'invitee is callable' };
const SENT = { status: 'invite sent if possible' };

let server: RunningServer;
let ada: StrictClient;
let adaEmail: string;
let earlier: number;
let loggedEarlier: number;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(async () => {
  ({ client: ada, email: adaEmail } = await server.newcomer());
  guest = `Kim-${randomUUID()}@example.org`;
  earlier = (await server.mails()).length;
  loggedEarlier = server.logLines.length;
});
afterAll(() => server.close());

const mails = async () => (await server.mails()).slice(earlier);

const invite = (invitee: string, client = ada) => client.request('POST', '/invite', { body: { invitee } });

async function linkFor(address: string): Promise<string> {
  const [mail] = await server.mails(address);
  return /http:\S+\/sign-up\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

/** What the page's script does. */
async function signUp(link: string, password: string, changes: Readonly<Record<string, unknown>> = {}) {
  const page = await (await fetch(link)).text();
  const read = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '';
  const salt = Buffer.from(read('salt'), 'hex');
  const key = pbkdf2Sync(password, salt, Number(read('iterations')), 32, 'sha256').toString('hex');
  const body = { firstname: 'Kim', lastname: 'Lee', key, ...changes };
  const headers = { 'content-type': 'application/json' };
  return fetch(link, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('an invite', () => {
  test('is mailed to somebody new, in the name of who invites', async () => {
    expect((await invite(guest)).body).toEqual(SENT);
    const sent = await mails();
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      [guest, 'Ada Byron invites you to StarLeaf'],
    ]);
    expect(sent[0]?.calendar).toBeNull();
    expect(sent[0]?.html).toContain(await linkFor(guest));
  });

  test.each([BOB.email, BOB.email.toUpperCase(), ` ${ADA.email} `])(
    'is not needed by somebody with an account: %j',
    async (address) => {
      expect((await invite(address)).body).toEqual(CALLABLE);
      expect(await mails()).toEqual([]);
    },
  );

  test.each(['nobody', 'a@b, c@d.org', 'Eve <eve@example.com>', 'a@b\r\nBcc: c@d.org', '@'])(
    'to what is no address is answered like any other, and goes nowhere: %j',
    async (address) => {
      expect((await invite(address)).body).toEqual(SENT);
      expect(await mails()).toEqual([]);
    },
  );

  test('shows no markup of the inviter’s name and takes no header from it', async () => {
    await ada.request('PATCH', '/myprofile', { body: { firstname: '<b>A</b>\r\nBcc: eve@example.com' } });
    await invite(guest);
    const [mail] = await mails();
    expect(mail?.subject).toBe('<b>A</b> Bcc: eve@example.com Byron invites you to StarLeaf');
    expect(mail?.html).toContain('&lt;b&gt;A&lt;/b&gt;');
    expect(mail?.html).not.toContain('<b>');
  });

  test.each([[{}], [{ invitee: '' }], [{ invitee: 7 }], [{ invitee: 'x'.repeat(255) }]])(
    'must name an invitee: %j',
    async (body) => {
      expect((await ada.request('POST', '/invite', { body })).status).toBe(400);
    },
  );

  test('needs a session', async () => {
    expect((await invite(guest, server.client())).status).toBe(401);
  });

  test('is limited in number for each account', async () => {
    const strict = await startServer({ limits: { guestInvites: { times: 2, withinMs: 60_000 } } });
    const [client, other] = [await strict.signIn(ADA), await strict.signIn(BOB)];
    const statuses = [];
    for (const name of ['a', 'b', 'c']) {
      statuses.push((await invite(`${name}@example.org`, client)).status);
    }
    const refused = await invite('d@example.org', client);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await invite('e@example.org', other)).status).toBe(200);
    await strict.close();
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('is refused in an organisation without the feature', async () => {
    const without = await startServer({ features: ['conferencing'] });
    const answer = await invite(guest, await without.signIn(ADA));
    await without.close();
    expect(answer.status).toBe(403);
  });
});

describe('the link of an invite', () => {
  test('makes an account that can sign in with the password chosen in the browser', async () => {
    await invite(guest);
    expect((await signUp(await linkFor(guest), 'Pässwörd-€42')).status).toBe(204);
    const kim = server.client();
    await kim.signIn(guest.toUpperCase(), 'Pässwörd-€42');
    const profile = (await kim.request('GET', '/myprofile')).body;
    expect([profile.email, profile.firstname, profile.lastname]).toEqual([guest, 'Kim', 'Lee']);
    expect((await invite(guest)).body).toEqual(CALLABLE);
  });

  test('works once', async () => {
    await invite(guest);
    const link = await linkFor(guest);
    const outcomes = await Promise.all([signUp(link, 'battery staple'), signUp(link, 'another password')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([204, 404]);
    const page = await fetch(link);
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('no longer works')]);
  });

  test('does not take over an account made by another link', async () => {
    await invite(guest);
    const first = await linkFor(guest);
    await invite(guest, await server.signIn(BOB));
    const second = /http:\S+\/sign-up\/\S+/.exec((await server.mails(guest))[1]?.text ?? '')?.[0] ?? '';
    expect((await signUp(first, 'battery staple')).status).toBe(204);
    expect((await signUp(second, 'stolen password')).status).toBe(409);
    await server.client().signIn(guest, 'battery staple');
  });

  test('changes nothing when it is only looked at, is kept nowhere and gives its address to nobody', async () => {
    await invite(guest);
    const page = await fetch(await linkFor(guest));
    expect(await server.accounts.find(guest)).toBeUndefined();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([[{ key: 'battery staple' }], [{ firstname: ' ' }], [{ lastname: undefined }]])(
    'is not used up by what does not arrive whole: %j',
    async (changes) => {
      await invite(guest);
      const link = await linkFor(guest);
      expect((await signUp(link, 'battery staple', changes)).status).toBe(400);
      expect((await signUp(link, 'battery staple')).status).toBe(204);
    },
  );

  test('is logged nowhere, nor is the address', async () => {
    await invite(guest);
    const link = await linkFor(guest);
    await signUp(link, 'battery staple');
    await fetch(link, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    const logged = server.logLines.slice(loggedEarlier).join();
    expect(logged).toContain('sign-up');
    for (const secret of [guest, adaEmail, link.split('/').at(-1)]) expect(logged).not.toContain(secret);
  });

  test('holds for two weeks', async () => {
    await invite(guest);
    server.clock.advance(14 * 86_400_000);
    expect((await fetch(await linkFor(guest))).status).toBe(404);
  });
});
