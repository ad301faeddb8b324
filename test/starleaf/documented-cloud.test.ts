import { pbkdf2Sync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Credential } from '../../src/credentials/credential.js';
import { occurrencesBetween } from '../../src/meeting/recurrence/occurrences.js';
import { toOccurId } from '../../src/starleaf/occurrences.js';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { DocumentedCloud } from '../support/documented-cloud/documented-cloud.js';
import { startsOf } from '../support/documented-cloud/expansion.js';
import { toOccurrenceName } from '../support/documented-cloud/local-time.js';
import type { Manner } from '../support/documented-cloud/manner.js';
import { placed } from '../support/documented-cloud/placed.js';
import { ada, at, type Bench, inWords, openService, plan } from './support.js';

const owner = 'ada@example.com';
const password = 'Pässwörd-€42';
const manners: readonly Manner[] = ['documented', 'sparse', 'chatty'];

let cloud: DocumentedCloud;
let bench: Bench;
let account: StarLeafAccount;

beforeEach(async () => {
  cloud = await DocumentedCloud.start();
  cloud.add(owner, password);
  bench = openService(cloud);
  account = bench.service.account(ada, await connect());
});

afterEach(async () => {
  await cloud.close();
  expect(cloud.violations).toEqual([]);
  expect(cloud.weather.clear()).toEqual([]);
});

/** What the connect page does in the browser, and then the app. */
async function connect(): Promise<Credential> {
  const { salt, iterations } = await bench.service.readChallenge(owner);
  const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256').toString('hex');
  const credential = { email: owner, salt, iterations, key };
  await bench.service.signIn(ada, credential);
  return credential;
}

const signIns = () => cloud.asked('POST /authenticate').length;

const foreign = placed();

describe.each(manners)(
  'with a cloud of which there is only the documentation, answering in a %s way, a person',
  (manner) => {
    beforeEach(() => {
      cloud.manner = manner;
    });

    test('puts a meeting, finds it, lists it, and cancels it', async () => {
      const id = 'slack-T1/U1 1';
      const put = await account.putMeeting(id, plan());
      expect(put.dialIn.joinUrl).toMatch(/^https:\/\/meet\.starleaf\.com\/\d{10}/);
      expect(await account.listMeetingIds()).toEqual([id]);
      expect(await account.listMeetingIds({ managedByApps: true })).toEqual([id]);
      const found = await account.findMeeting(id);
      expect(inWords(found)).toMatchObject(inWords(put) ?? {});
      expect(found?.participants.map(({ email, reply, isRoom }) => ({ email, reply, isRoom }))).toEqual([
        { email: 'kim@example.com', reply: 'none', isRoom: false },
      ]);
      await account.cancelMeeting(id);
      await account.cancelMeeting(id);
      expect(await account.listMeetingIds()).toEqual([]);
    });

    test('puts a meeting twice and has one', async () => {
      const [first, again] = [await account.putMeeting('c1', plan()), await account.putMeeting('c1', plan())];
      expect(inWords(again)).toEqual(inWords(first));
      expect(await account.listMeetingIds()).toEqual(['c1']);
    });

    test('gets an id of the cloud’s', async () => {
      const { confId } = await account.createMeeting(plan({ sendUpdateEmails: false }));
      expect(confId).toMatch(/@starleaf\.com$/);
      expect(await account.findMeeting(confId)).toMatchObject({ title: 'Q3 budget' });
    });

    test('finds everything that a meeting can hold', async () => {
      const everything = {
        title: 'x'.repeat(256),
        description: 'y'.repeat(2048),
        layout: 'large_speaker',
        requireOwner: true,
        recording: true,
        sendEmails: true,
      } as const;
      await account.putMeeting('c1', plan({ ...everything, recurrence: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3' }));
      expect(await account.findMeeting('c1')).toMatchObject(everything);
    });

    test('changes, cancels and restores one occurrence', async () => {
      await account.putMeeting('c1', plan({ recurrence: 'FREQ=WEEKLY;BYDAY=WE', description: 'Agenda' }));
      const key = { confId: 'c1', occurId: '2026-12-02T15:00:00Z' };
      expect(await account.findOccurrence(key)).toMatchObject({ description: 'Agenda', isCancelled: false });
      await account.cancelOccurrence(key);
      await account.cancelOccurrence(key);
      expect(await account.findOccurrence(key)).toMatchObject({ isCancelled: true });
      await account.changeOccurrence(key, { start: at('2026-12-03T09:00', 'Asia/Tokyo'), title: 'Moved' });
      const moved = await account.findOccurrence(key);
      expect(moved?.start.toISO()).toBe('2026-12-03T09:00:00.000+09:00');
      expect(moved).toMatchObject({ title: 'Moved', description: 'Agenda', isCancelled: false });
      expect(moved?.participants.map(({ email }) => email)).toEqual(['kim@example.com']);
      expect((await account.findMeeting('c1'))?.modifiedOccurrences).toEqual([key.occurId]);
    });

    test('reads a profile, changes a part of it, and resets it', async () => {
      expect(await account.readProfile()).toMatchObject({
        email: owner,
        zone: null,
        defaults: { zone: 'Europe/London' },
      });
      await account.changeProfile({ zone: 'Asia/Tokyo', phoneWork: '+81 3 0000 0000' });
      await account.changeProfile({ phoneWork: null, layout: 'speaker_only' });
      await account.changeProfile({});
      expect(await account.readProfile()).toMatchObject({
        zone: 'Asia/Tokyo',
        phoneWork: null,
        layout: 'speaker_only',
      });
      await account.replaceProfile({ firstname: 'Augusta', lastname: 'King' });
      expect(await account.readProfile()).toMatchObject({ firstname: 'Augusta', zone: null, layout: null });
    });

    test('invites guests, and reads what the cloud is and can do', async () => {
      expect(await account.inviteGuest('guest@example.org')).toBe('invited');
      expect(await account.inviteGuest(owner)).toBe('callable');
      expect(cloud.invited).toEqual(['guest@example.org']);
      expect(await account.features()).toContain('guest_invites');
      expect(await account.version()).toEqual({ softwareVersion: '6.5.0d3', apiMinorVersion: 15 });
    });

    test('is told what is wrong', async () => {
      const error = account.putMeeting('x@starleaf.com', plan());
      await expect(error).rejects.toMatchObject({ failure: 'refused', status: 400 });
      expect(cloud.violations.splice(0)).toHaveLength(1);
    });
  },
);

describe('one occurrence', () => {
  const series = { recurrence: 'FREQ=DAILY' } as const;

  test.each([
    [
      'before the clocks go back',
      'Europe/London',
      '2026-10-20T01:30',
      '2026-10-24T01:30',
      '2026-10-24T00:30:00Z',
    ],
    [
      'in the hour that comes twice',
      'Europe/London',
      '2026-10-20T01:30',
      '2026-10-25T01:30+01:00',
      '2026-10-25T00:30:00Z',
    ],
    [
      'after the clocks went back',
      'Europe/London',
      '2026-10-20T01:30',
      '2026-10-26T01:30',
      '2026-10-26T01:30:00Z',
    ],
    [
      'in the hour that is missing',
      'Europe/London',
      '2027-03-25T01:30',
      '2027-03-28T02:30',
      '2027-03-28T01:30:00Z',
    ],
    [
      'after the clocks went forward',
      'Europe/London',
      '2027-03-25T01:30',
      '2027-03-29T01:30',
      '2027-03-29T00:30:00Z',
    ],
    [
      'south of the equator',
      'Australia/Lord_Howe',
      '2027-04-01T01:45',
      '2027-04-05T01:45',
      '2027-04-04T15:15:00Z',
    ],
  ])('%s in %s is named by its first start in UTC', async (_, zone, first, local, occurId) => {
    await account.putMeeting('c1', plan({ ...series, start: at(first, zone) }));
    expect((await account.findOccurrence({ confId: 'c1', occurId }))?.start.toMillis()).toBe(
      Date.parse(occurId),
    );
    expect(at(local, zone).toMillis()).toBe(Date.parse(occurId));
    await account.changeOccurrence({ confId: 'c1', occurId }, { start: at('2027-05-01T12:00', zone) });
    await account.cancelOccurrence({ confId: 'c1', occurId });
    await account.changeOccurrence({ confId: 'c1', occurId }, {});
    expect((await account.findMeeting('c1'))?.modifiedOccurrences).toEqual([occurId]);
  });

  test.each([
    ['2027-03-30T09:00', '2027-03-30T08:00:00Z', '2027-03-30T07:00:00Z'],
    ['2026-10-27T09:00', '2026-10-27T09:00:00Z', '2026-10-27T08:00:00Z'],
  ])('of %s gets another name once the series is in another zone', async (local, inLondon, inParis) => {
    const first = local.replace(/\d\dT/, '20T');
    const key = (occurId: string) => ({ confId: 'c1', occurId });
    await account.putMeeting('c1', plan({ ...series, start: at(first, 'Europe/London') }));
    expect(toOccurId(at(local, 'Europe/London'))).toBe(inLondon);
    await account.cancelOccurrence(key(inLondon));
    await account.putMeeting('c1', plan({ ...series, start: at(first, 'Europe/Paris') }));
    expect((await account.findMeeting('c1'))?.modifiedOccurrences).toEqual([]);
    expect(toOccurId(at(local, 'Europe/Paris'))).toBe(inParis);
    await account.cancelOccurrence(key(inParis));
    expect(await account.findOccurrence(key(inParis))).toMatchObject({ isCancelled: true });
  });

  test.each([
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=9',
    'FREQ=MONTHLY;BYMONTHDAY=1,25,31;UNTIL=20270831T225959Z',
    'FREQ=MONTHLY;BYDAY=4WE',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYMONTH=5,11;BYDAY=4WE',
    'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25',
  ])('of %s is there', async (recurrence) => {
    const start = at(recurrence.includes('-1') ? '2026-11-30T15:00' : '2026-11-25T15:00', 'Europe/London');
    await account.putMeeting('c1', plan({ recurrence, start }));
    expect(await account.findMeeting('c1')).toMatchObject({ recurrence });
    const first = await account.findOccurrence({ confId: 'c1', occurId: toOccurId(start) });
    expect(first?.start.toMillis()).toBe(start.toMillis());
  });
});

describe('the occurrences that we show', () => {
  test.each([
    ['FREQ=DAILY', '2026-10-20T01:30', 'Europe/London'],
    ['FREQ=DAILY', '2026-10-20T02:15', 'Australia/Lord_Howe'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR', '2026-11-25T23:30', 'America/New_York'],
    ['FREQ=WEEKLY;BYDAY=SU;UNTIL=20270401T225959Z', '2026-11-29T01:30', 'Europe/London'],
    ['FREQ=MONTHLY;BYMONTHDAY=29,30,31', '2026-11-30T09:00', 'Asia/Kolkata'],
    ['FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1', '2026-11-29T02:30', 'America/Los_Angeles'],
    ['FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31;COUNT=4', '2026-10-31T12:00', 'UTC'],
    ['FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU', '2026-10-25T01:30', 'America/New_York'],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', '2028-02-29T09:00', 'Europe/Berlin'],
  ])('of %s from %s in %s have the names that the cloud gives them', async (recurrence, local, zone) => {
    const start = at(local, zone);
    await account.putMeeting('c1', plan({ recurrence, start }));
    const [held] = cloud.conferences.of(owner);
    const { start: first, repetition } = held?.settings ?? {};
    if (first == null || repetition == null) throw new Error('it is a series');
    const years = recurrence.startsWith('FREQ=YEARLY') ? 9 : 1;
    const span = { from: start, to: start.plus({ years }) };
    const shown = occurrencesBetween({ start, recurrence }, span).map(toOccurId);
    const before = span.to.minus({ minutes: 1 }).toISO().slice(0, 19);
    const named = startsOf({ start: first, repetition }, { before }).map((each) =>
      toOccurrenceName(each, zone),
    );
    expect(shown).toEqual(named);
    expect(shown.length).toBeGreaterThan(2);
  });
});

describe('a list', () => {
  const many = Array.from({ length: 60 }, (_, index) => `c${index}`);

  test.each(manners)('of sixty is read side by side and kept, answered in a %s way', async (manner) => {
    cloud.manner = manner;
    const recurrence = 'FREQ=WEEKLY;BYDAY=WE';
    for (const id of many) await account.putMeeting(id, plan({ title: `Meeting ${id}`, recurrence }));
    await account.cancelOccurrence({ confId: 'c1', occurId: '2026-12-02T15:00:00Z' });
    cloud.conferences.place({ owner, id: 'p1@starleaf.com', settings: foreign, origin: 'portal' });
    cloud.conferences.place({ owner, id: 'p2@starleaf.com', settings: foreign, origin: 'portal-hidden' });
    cloud.weather.latencyMs = 40;
    cloud.signIns.expireAll();
    const { meetings, unreadable } = await account.listMeetings();
    expect(await account.listMeetings()).toEqual({ meetings, unreadable });
    expect(meetings.map(({ confId }) => confId)).toEqual([...many, 'p1@starleaf.com']);
    expect(meetings.filter(({ isOurs }) => !isOurs)).toHaveLength(1);
    expect(unreadable).toBe(1);
    expect(meetings[1]?.exceptions).toMatchObject([{ isCancelled: true }]);
    expect(cloud.asked('GET /myconferences/:').filter(({ status }) => status !== 401)).toHaveLength(62);
    expect(cloud.highestParallelism).toBeGreaterThan(4);
    expect(signIns()).toBe(2);
  });
});

describe('the weather', () => {
  test.each([
    ['has ended the session', { kind: 'status', status: 401 }, 2],
    ['wants new cookies', { kind: 'status', status: 449 }, 1],
    ['stumbles', { kind: 'status', status: 503 }, 1],
    ['loses its answer after the work was done', { kind: 'answer-lost' }, 1],
  ] as const)('that %s is nothing that anybody notices', async (_, mishap, expectedSignIns) => {
    cloud.weather.next({ method: 'PUT', path: '/myconferences/' }, mishap);
    cloud.weather.next({ method: 'GET', path: '/myconferences/' }, mishap);
    cloud.weather.next({ method: 'DELETE', path: '/myconferences/' }, mishap);
    await account.putMeeting('c1', plan());
    expect(await account.findMeeting('c1')).toMatchObject({ title: 'Q3 budget' });
    await account.cancelMeeting('c1');
    expect(await account.listMeetingIds()).toEqual([]);
    expect(signIns()).toBe(expectedSignIns === 1 ? 1 : 4);
  });

  test('that loses the answer to a POST makes no second meeting and no second invite', async () => {
    cloud.weather.next({ method: 'POST' }, { kind: 'answer-lost' }, 2);
    await expect(account.createMeeting(plan())).rejects.toMatchObject({ failure: 'unreachable' });
    await expect(account.inviteGuest('guest@example.org')).rejects.toMatchObject({ failure: 'unreachable' });
    expect(await account.listMeetingIds()).toHaveLength(1);
    expect(cloud.invited).toHaveLength(1);
  });

  test('that ends the session amid twenty requests costs one sign-in', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `c${index}`);
    for (const confId of many) await account.putMeeting(confId, plan());
    cloud.weather.latencyMs = 20;
    cloud.signIns.expireAll();
    const found = await Promise.all(many.map((confId) => account.findMeeting(confId)));
    expect(found.every((meeting) => meeting !== undefined)).toBe(true);
    expect(signIns()).toBe(2);
  });
});

describe('what somebody did elsewhere', () => {
  test.each(['portal', 'portal-hidden'] as const)('in the %s cannot be changed here', async (origin) => {
    cloud.conferences.place({ owner, id: 'p1@starleaf.com', settings: foreign, origin });
    expect(await account.listMeetingIds()).toEqual(['p1@starleaf.com']);
    expect(await account.listMeetingIds({ managedByApps: true })).toEqual([]);
    const forbidden = { failure: 'forbidden' };
    if (origin === 'portal')
      expect(await account.findMeeting('p1@starleaf.com')).toMatchObject({ title: 'Made elsewhere' });
    else await expect(account.findMeeting('p1@starleaf.com')).rejects.toMatchObject(forbidden);
    await expect(account.putMeeting('p1@starleaf.com', plan())).rejects.toMatchObject(forbidden);
    await expect(account.cancelMeeting('p1@starleaf.com')).rejects.toMatchObject(forbidden);
  });

  test('stays as it was, but for what is changed here', async () => {
    cloud.features = ['conferencing'];
    cloud.conferences.place({ owner, id: 'c1', settings: foreign });
    const found = await account.findMeeting('c1');
    if (!found?.start || !found.duration) throw new Error('it has its times');
    const { start, duration, participants, layout: _, ...rest } = found;
    const invitees = participants.map(({ email }) => email);
    await account.putMeeting('c1', {
      ...rest,
      start,
      duration,
      invitees,
      layout: 'equal_panes',
      title: 'Mine',
    });
    const [changed] = cloud.conferences.of(owner);
    expect(changed?.settings).toEqual({ ...foreign, title: 'Mine' });
  });

  test('is gone, and not made anew', async () => {
    await account.putMeeting('c1', plan());
    cloud.conferences.remove({ owner, id: 'c1' });
    expect(await account.findMeeting('c1')).toBeUndefined();
    await account.cancelMeeting('c1');
  });

  test('to a profile by an integration is left to it', async () => {
    cloud.profiles.add(owner, { integration_name: 'Directory' });
    expect(await account.readProfile()).toMatchObject({
      isExternallyManaged: true,
      integrationName: 'Directory',
    });
    await expect(account.changeProfile({ phoneWork: '+44 1' })).rejects.toMatchObject({
      failure: 'forbidden',
    });
    await account.changeProfile({ phoneHome: '+44 1' });
  });
});

describe('an organisation', () => {
  test('without layouts and recordings takes plain meetings, and says no to others', async () => {
    cloud.features = ['conferencing'];
    await account.putMeeting('c1', plan());
    const forbidden = { failure: 'forbidden' };
    await expect(account.putMeeting('c2', plan({ layout: 'equal_panes' }))).rejects.toMatchObject(forbidden);
    await expect(account.putMeeting('c2', plan({ recording: true }))).rejects.toMatchObject(forbidden);
    await expect(account.inviteGuest('guest@example.org')).rejects.toMatchObject(forbidden);
  });

  test('whose quota is used up says so', async () => {
    cloud.conferences.quota = 1;
    await account.putMeeting('c1', plan());
    await expect(account.putMeeting('c2', plan())).rejects.toMatchObject({ failure: 'quota', status: 507 });
    await account.putMeeting('c1', plan({ title: 'Changed' }));
  });
});
