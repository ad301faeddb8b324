import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Credential } from '../../src/credentials/credential.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { ada, at, type Bench, bob, openService, plan } from './support.js';

let fake: FakeStarLeaf;
let credential: Credential;
let bench: Bench;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  credential = fake.addPerson('ada@example.com', 'pass word');
  bench = openService(fake);
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const account = () => bench.service.account(ada, credential);
const lists = () => fake.seen.filter(({ query }) => query === '?thisappmanaged=true').length;

async function titles(): Promise<readonly string[]> {
  return (await account().listMeetings()).meetings.map(({ title }) => title);
}

describe('the list of meetings', () => {
  test('has the details of each, and tells those made elsewhere', async () => {
    await account().putMeeting('c1', plan());
    await account().putMeeting('c2', plan({ title: 'From the portal' }));
    const stored = fake.conferences.get('c2');
    if (stored) stored.settings = { ...stored.settings, externally_managed: false };
    const { meetings, unreadable } = await account().listMeetings();
    expect(meetings.map(({ title, isOurs }) => ({ title, isOurs }))).toEqual([
      { title: 'Q3 budget', isOurs: true },
      { title: 'From the portal', isOurs: false },
    ]);
    expect(unreadable).toBe(0);
  });

  test('has modified occurrences as they stand', async () => {
    const start = at('2026-11-25T15:00', 'Europe/London');
    await account().putMeeting('c1', plan({ recurrence: 'FREQ=WEEKLY' }));
    await account().cancelOccurrence({ confId: 'c1', occurId: '2026-12-02T15:00:00Z' });
    await account().changeOccurrence(
      { confId: 'c1', occurId: '2026-12-09T15:00:00Z' },
      { start: start.plus({ weeks: 2, hours: 1 }) },
    );
    const [meeting] = (await account().listMeetings()).meetings;
    expect(
      meeting?.exceptions.map(({ isCancelled, start: when }) => [isCancelled, when.toFormat('d HH:mm')]),
    ).toEqual([
      [true, '2 15:00'],
      [false, '9 16:00'],
    ]);
  });

  test.each([
    ['that StarLeaf does not show', { kind: 'answer', status: 403 } as const, 1],
    ['that makes no sense', { kind: 'answer', status: 200, body: '{}' } as const, 1],
    ['that is gone by now', { kind: 'answer', status: 404 } as const, 0],
  ])('does without a meeting %s', async (_, fault, unreadable) => {
    await account().putMeeting('c1', plan());
    await account().putMeeting('c2', plan({ title: 'Retro' }));
    fake.fail('GET', '/myconferences/c1', fault);
    const list = await account().listMeetings();
    expect(list.meetings.map(({ title }) => title)).toEqual(['Retro']);
    expect(list.unreadable).toBe(unreadable);
  });

  test('is a failure where a read fails, and is read again afterwards', async () => {
    await account().putMeeting('c1', plan());
    fake.fail('GET', '/myconferences/c1', { kind: 'answer', status: 507 });
    await expect(titles()).rejects.toMatchObject({ failure: 'quota' });
    expect(await titles()).toEqual(['Q3 budget']);
  });
});

describe('a list read a moment ago', () => {
  beforeEach(async () => void (await account().putMeeting('c1', plan())));

  test('is not read again, and by many at once only once', async () => {
    await Promise.all([titles(), titles(), titles()]);
    await titles();
    expect(lists()).toBe(1);
  });

  test('is read again after half a minute', async () => {
    await titles();
    await bench.clock.pause(30_001);
    await titles();
    expect(lists()).toBe(2);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['made', () => account().createMeeting(plan())],
    ['changed', () => account().putMeeting('c1', plan({ title: 'Retro' }))],
    ['cancelled', () => account().cancelMeeting('c1')],
  ])('is read again once a meeting was %s', async (_, change) => {
    await titles();
    await change();
    await titles();
    expect(lists()).toBe(2);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['changed', () => account().changeOccurrence({ confId: 'c1', occurId: '2026-11-25T15:00:00Z' }, {})],
    ['cancelled', () => account().cancelOccurrence({ confId: 'c1', occurId: '2026-11-25T15:00:00Z' })],
  ])('is read again once an occurrence was %s', async (_, change) => {
    await account().putMeeting('c1', plan({ recurrence: 'FREQ=DAILY' }));
    await titles();
    await change();
    await titles();
    expect(lists()).toBe(2);
  });

  test('is not kept if something changes while it is being read', async () => {
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    fake.fail('GET', '/myconferences/c1', { kind: 'wait', until });
    const reading = titles();
    await account().putMeeting('c2', plan({ title: 'Retro' }));
    letGo();
    await reading;
    expect(await titles()).toEqual(['Q3 budget', 'Retro']);
  });

  test('is forgotten with the session, and nobody else’s', async () => {
    await titles();
    await bench.service.forgetSession(ada);
    await titles();
    expect(lists()).toBe(2);
    const other = fake.addPerson('bob@example.com', 'other');
    expect((await bench.service.account(bob, other).listMeetings()).meetings).toEqual([]);
    expect((await bench.service.account(ada, other).listMeetings()).meetings).toEqual([]);
  });
});
