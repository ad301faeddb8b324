import { afterEach, expect, test } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { ConferenceServerStores } from '../../../src/conference-server/stores.js';
import { ADA, openStores, type RunningServer, someSettings, startServer, TestClock } from '../fixture.js';
import { readCalendar } from '../read-calendar.js';

const UNKNOWN = 'unknown@example.org';
const participants = [{ email: 'kim@example.org' }, { email: UNKNOWN }];
const INVITATION = { settings: someSettings({ send_emails: true, participants }) };

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** An SMTP server that is busy until it is told otherwise, and knows one address not. */
async function startPost() {
  const mails: ParsedMail[] = [];
  const post = { mails, isBusy: true, url: '' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (post.isBusy) done(Object.assign(new Error('busy'), { responseCode: 451 }));
      else if (address === UNKNOWN) done(Object.assign(new Error('who?'), { responseCode: 550 }));
      else done();
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  closers.push(() => new Promise<void>((resolve) => server.close(resolve)));
  post.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return post;
}

async function startWith(facts: { url: string; clock: TestClock; stores: ConferenceServerStores }) {
  const { url, clock, stores } = facts;
  const server = await startServer({ smtp: { url, from: 'meet@example.com' }, clock, stores });
  closers.unshift(() => server.close());
  return server;
}

async function mailStates(server: RunningServer): Promise<readonly unknown[]> {
  await server.queue.idle();
  const ada = await server.signIn(ADA);
  const { settings } = (await ada.request('GET', '/myconferences/roof')).body;
  return settings.participants.map(({ mail }: { mail?: string }) => mail);
}

test('mails wait for a busy server, through a restart too, and the organiser sees what becomes of each', async () => {
  const post = await startPost();
  const clock = new TestClock();
  const stores = await openStores(clock);
  const before = await startWith({ url: post.url, clock, stores });
  expect(before.outbox).toBeNull();
  const ada = await before.signIn(ADA);
  await ada.request('PUT', '/myconferences/roof', { body: INVITATION });
  expect(await mailStates(before)).toEqual(['waiting', 'waiting']);
  await before.queue.stop();

  post.isBusy = false;
  clock.advance(60_000);
  const after = await startWith({ url: post.url, clock, stores });
  after.queue.wake();
  expect(await mailStates(after)).toEqual(['sent', 'failed']);
  expect(post.mails.map(({ subject }) => subject)).toEqual(['Invitation: Roof (Tue, 1 Dec 2026, 10:00)']);
  const [shown, saved] = post.mails[0]?.attachments ?? [];
  for (const part of [shown, saved]) {
    expect(readCalendar(part?.content.toString()).events[0]?.start).toBe('2026-12-01T10:00:00Z');
  }
  const log = [...before.logLines, ...after.logLines].join();
  for (const secret of ['kim@example', UNKNOWN, 'BEGIN:VCALENDAR']) expect(log).not.toContain(secret);
});

test('whoever got no mail has no state of one', async () => {
  const server = await startServer();
  closers.unshift(() => server.close());
  const ada = await server.signIn(ADA);
  await ada.request('PUT', '/myconferences/roof', { body: { settings: someSettings({ participants }) } });
  expect(await mailStates(server)).toEqual([undefined, undefined]);
});

test('a create that is repeated because its mails were lost in a crash sends them', async () => {
  const server = await startServer();
  closers.unshift(() => server.close());
  const ada = await server.signIn(ADA);
  const { insert } = server.stores.mails;
  const fail = () => Promise.reject(new Error('disk full'));
  Object.defineProperty(server.stores.mails, 'insert', { value: fail, configurable: true });
  expect(
    (await ada.request('PUT', '/myconferences/roof', { body: INVITATION }).catch(() => null))?.status,
  ).not.toBe(201);
  Object.defineProperty(server.stores.mails, 'insert', { value: insert });
  const again = await ada.request('PUT', '/myconferences/roof', { body: INVITATION });
  expect([again.status, (await server.mails()).length]).toEqual([204, 2]);
});
