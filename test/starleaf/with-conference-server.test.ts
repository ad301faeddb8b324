import { pbkdf2Sync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { type ConferenceServer, createConferenceServer } from '../../src/conference-server/server.js';
import { openConferenceServerStores } from '../../src/conference-server/stores.js';
import { toConferenceServerStore } from '../../src/conference-server-store.js';
import { createCipher } from '../../src/credentials/cipher.js';
import type { Credential } from '../../src/credentials/credential.js';
import { toOccurId } from '../../src/starleaf/occurrences.js';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { ada, at, type Bench, inWords, keepingLogger, openService, plan } from './support.js';

const minute = 60_000;
const password = 'Pässwörd-€42';

let time = Date.UTC(2026, 10, 24, 9);
let server: ConferenceServer;
let listener: Server;
let people = 0;
let email: string;
let bench: Bench;
let account: StarLeafAccount;

/** One server for all tests, since it takes a second to read its API's description. */
beforeAll(async () => {
  const now = () => time;
  const storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 3)]),
    now,
  });
  const { logger } = keepingLogger();
  const store = toConferenceServerStore({ storage, logger, now });
  server = createConferenceServer({
    stores: openConferenceServerStores(store),
    logger: keepingLogger().logger,
    now: () => new Date(time),
    secret: Buffer.alloc(32, 1),
    serverName: 'conference-server-1',
    jitsiUrl: 'https://meet.example.org',
    phoneNumbers: ['+44 330 000 0000'],
    roomSystemDomain: 'rooms.example.org',
    iterations: 10,
    limits: { conferencesPerUser: 20 },
  });
  listener = createServer(express().use('/v1', server.router));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
});

/** Each test has a person of its own. */
beforeEach(async () => {
  people += 1;
  email = `ada-${people}@example.com`;
  await server.accounts.add({ email, password, firstname: 'Ada', lastname: 'Byron' });
  bench = openService({ url: urlOf(listener) });
  account = bench.service.account(ada, await connect());
});

/** What the connect page does in the browser, and then the app. */
async function connect(): Promise<Credential> {
  const { salt, iterations } = await bench.service.readChallenge(email);
  const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
  const credential = { email, salt, iterations, key };
  await bench.service.signIn(ada, credential);
  return credential;
}

const signIns = () => bench.lines.filter(({ path }) => path === '/authenticate').length;

describe('with our conference server, a person', () => {
  test('puts a meeting, finds it, and cancels it', async () => {
    const put = await account.putMeeting('slack-T1/U1 1', plan());
    expect(inWords(put)).toMatchObject({
      start: '2026-11-25T15:00:00+00:00 Europe/London',
      duration: 'PT30M',
    });
    expect(put.dialIn).toEqual({
      joinUrl: expect.stringMatching(/^https:\/\/meet\.example\.org\/.{30,}$/),
      phoneNumbers: ['+44 330 000 0000'],
      accessCode: expect.stringMatching(/^\d{3} \d{3} \d{4}$/),
      roomSystem: expect.stringMatching(/^\d{10}@rooms\.example\.org$/),
    });
    expect(await account.listMeetingIds()).toEqual(['slack-T1/U1 1']);
    expect(await account.listMeetingIds({ managedByApps: true })).toEqual(['slack-T1/U1 1']);
    const found = await account.findMeeting('slack-T1/U1 1');
    expect(inWords(found)).toMatchObject(inWords(put) ?? {});
    await account.cancelMeeting('slack-T1/U1 1');
    await account.cancelMeeting('slack-T1/U1 1');
    expect(await account.findMeeting('slack-T1/U1 1')).toBeUndefined();
  });

  test('asks twice and gets one meeting, the same', async () => {
    const [first, again] = [await account.putMeeting('c1', plan()), await account.putMeeting('c1', plan())];
    expect(inWords(again)).toEqual(inWords(first));
    expect(await account.listMeetingIds()).toEqual(['c1']);
  });

  test('gets an id of the server’s if they have none', async () => {
    const { confId } = await account.createMeeting(plan());
    expect(confId).toMatch(/@starleaf\.com$/);
    expect(await account.findMeeting(confId)).toMatchObject({ title: 'Q3 budget' });
  });

  test('reads what the server is', async () => {
    expect(await account.features()).toContain('conferencing');
    expect((await account.version()).apiMinorVersion).toBeGreaterThanOrEqual(15);
    expect(bench.lines.every((line) => line.server === 'conference-server-1')).toBe(true);
  });

  test.each([
    ['2026-10-25T01:30:00+00:00', 'Europe/London'],
    ['2026-10-25T01:30:00+01:00', 'Europe/London'],
    ['2026-11-25T09:00', 'Asia/Kolkata'],
    ['2026-11-25T09:00', 'Asia/Calcutta'],
    ['2026-11-25T09:00', 'America/Argentina/Buenos_Aires'],
    ['2027-04-04T01:45:00+10:30', 'Australia/Lord_Howe'],
    ['2026-11-25T09:00', 'UTC'],
    ['2026-11-25T09:00', 'UTC+2'],
  ])('meets at %s in %s', async (local, zone) => {
    const start = at(local, zone);
    await account.putMeeting('c1', plan({ start }));
    expect((await account.findMeeting('c1'))?.start?.toMillis()).toBe(start.toMillis());
  });

  test.each([
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=999;COUNT=999',
    'FREQ=WEEKLY;BYDAY=WE',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;UNTIL=20270331T225959Z',
    'FREQ=MONTHLY;BYMONTHDAY=25',
    'FREQ=MONTHLY;BYMONTHDAY=1,25,31;COUNT=5',
    'FREQ=MONTHLY;BYDAY=4WE',
    'FREQ=MONTHLY;BYDAY=-1WE',
    'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1WE;UNTIL=20281231T235959Z',
    'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25',
    'FREQ=YEARLY;BYMONTH=5,11;BYDAY=4WE',
  ])('repeats %s', async (recurrence) => {
    await account.putMeeting('c1', plan({ recurrence }));
    expect(await account.findMeeting('c1')).toMatchObject({ recurrence });
  });
});

describe('with our conference server, one occurrence of a series', () => {
  /** Wednesdays at three in London from 25 November 2026 on; the clocks change on 28 March. */
  const on = (date: string) => ({ confId: 'c1', occurId: toOccurId(at(`${date}T15:00`, 'Europe/London')) });

  beforeEach(async () => {
    await account.putMeeting('c1', plan({ recurrence: 'FREQ=WEEKLY;BYDAY=WE' }));
  });

  test.each(['2026-11-25', '2027-03-31', '2027-11-03'])('of %s is found at its hour', async (date) => {
    const found = await account.findOccurrence(on(date));
    expect(found?.start.toISO()).toBe(at(`${date}T15:00`, 'Europe/London').toISO());
    expect(found).toMatchObject({ title: 'Q3 budget', isCancelled: false });
    expect(found?.participants.map((participant) => participant.email)).toEqual(['kim@example.com']);
  });

  test('that is not of the series is not there', async () => {
    expect(await account.findOccurrence(on('2026-11-26'))).toBeUndefined();
  });

  test('is moved, cancelled and restored', async () => {
    const start = at('2027-04-01T09:00', 'America/New_York');
    await account.changeOccurrence(on('2027-03-31'), { start, title: 'Moved' });
    const moved = await account.findOccurrence(on('2027-03-31'));
    expect(moved).toMatchObject({ title: 'Moved', isCancelled: false });
    expect(moved?.start.toISO()).toBe(start.toISO());
    await account.cancelOccurrence(on('2027-03-31'));
    await account.cancelOccurrence(on('2027-03-31'));
    expect(await account.findOccurrence(on('2027-03-31'))).toMatchObject({ isCancelled: true });
    expect((await account.findMeeting('c1'))?.modifiedOccurrences).toEqual([on('2027-03-31').occurId]);
    await account.changeOccurrence(on('2027-03-31'), {});
    expect(await account.findOccurrence(on('2027-03-31'))).toMatchObject({
      title: 'Moved',
      isCancelled: false,
    });
  });
});

test('with our conference server, a profile is read, changed and replaced', async () => {
  expect(await account.readProfile()).toMatchObject({
    email,
    firstname: 'Ada',
    lastname: 'Byron',
    zone: null,
  });
  await account.changeProfile({ zone: 'Asia/Tokyo', phoneWork: '+81 3 0000 0000' });
  expect(await account.readProfile()).toMatchObject({
    firstname: 'Ada',
    zone: 'Asia/Tokyo',
    phoneWork: '+81 3 0000 0000',
  });
  await account.replaceProfile({ firstname: 'Augusta', lastname: 'King' });
  expect(await account.readProfile()).toMatchObject({ firstname: 'Augusta', zone: null, phoneWork: null });
});

describe('with our conference server, a session', () => {
  const many = Array.from({ length: 20 }, (_, index) => `c${index}`);

  test('whose cookies are to be renewed lets twenty requests pass', async () => {
    time += 20 * minute;
    await Promise.all(many.map((confId) => account.putMeeting(confId, plan())));
    expect(await account.listMeetingIds()).toHaveLength(20);
    expect(bench.lines.some(({ status }) => status === 449)).toBe(true);
    expect(signIns()).toBe(1);
  });

  test('that has ended lets twenty requests pass with one sign-in', async () => {
    time += 61 * minute;
    await Promise.all(many.map((confId) => account.putMeeting(confId, plan())));
    expect(await account.listMeetingIds()).toHaveLength(20);
    expect(signIns()).toBe(2);
  });

  test('survives a restart of the app', async () => {
    const { salt, iterations } = await bench.service.readChallenge(email);
    const restarted = openService({ url: urlOf(listener) }, { storage: bench.storage });
    const credential = { email, salt, iterations, key: '00'.repeat(32) };
    expect(await restarted.service.account(ada, credential).listMeetingIds()).toEqual([]);
  });

  test('of a former password is over, and so is the credential', async () => {
    await server.accounts.setPassword(email, 'another password');
    await expect(account.listMeetingIds()).rejects.toMatchObject({ failure: 'sign-in-refused' });
    expect(signIns()).toBe(1);
  });
});

describe('with our conference server, a refusal', () => {
  test('of a wrong password is "sign-in-refused"', async () => {
    const { salt, iterations } = await bench.service.readChallenge(email);
    const wrong = { email, salt, iterations, key: '00'.repeat(32) };
    await expect(bench.service.signIn(ada, wrong)).rejects.toMatchObject({ failure: 'sign-in-refused' });
  });

  test('of somebody unknown is "sign-in-refused" too', async () => {
    const nobody = 'nobody@example.com';
    const { salt, iterations } = await bench.service.readChallenge(nobody);
    const credential = { email: nobody, salt, iterations, key: '00'.repeat(32) };
    await expect(bench.service.signIn(ada, credential)).rejects.toMatchObject({ failure: 'sign-in-refused' });
  });

  test('has the server’s words', async () => {
    await expect(account.putMeeting('c1', plan({ title: 'x' }))).rejects.toMatchObject({
      failure: 'refused',
      status: 400,
      reason: expect.stringContaining('title'),
      server: 'conference-server-1',
    });
  });

  test('of one conference too many is "quota"', async () => {
    for (let index = 0; index < 20; index++) await account.putMeeting(`c${index}`, plan());
    await expect(account.putMeeting('one too many', plan())).rejects.toMatchObject({
      failure: 'quota',
      status: 507,
    });
  });
});

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening');
  return `http://127.0.0.1:${address.port}/v1`;
}
