import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { ada, at, inWords, openService, plan } from './support.js';

let fake: FakeStarLeaf;
let account: StarLeafAccount;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  account = openService(fake).service.account(ada, fake.addPerson('ada@example.com', 'pass word'));
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const meeting = {
  confId: 'slack-1',
  title: 'Q3 budget',
  start: '2026-11-25T15:00:00+00:00 Europe/London',
  duration: 'PT30M',
  recurrence: null,
  dialIn: {
    joinUrl: 'https://meet.starleaf.com/1000000000/app',
    phoneNumbers: ['+44 330 000 0000'],
    accessCode: '100 000 0000',
    roomSystem: '1000000000@example.call.sl',
  },
};

describe('putting a meeting', () => {
  test('creates it', async () => {
    expect(inWords(await account.putMeeting('slack-1', plan()))).toEqual(meeting);
  });

  test('twice makes one, and gives the same', async () => {
    await account.putMeeting('slack-1', plan());
    expect(inWords(await account.putMeeting('slack-1', plan()))).toEqual(meeting);
    expect(fake.conferences.size).toBe(1);
  });

  test('again changes it', async () => {
    await account.putMeeting('slack-1', plan());
    await account.putMeeting('slack-1', plan({ title: 'Q4 budget' }));
    expect(await account.findMeeting('slack-1')).toMatchObject({ title: 'Q4 budget' });
  });

  test('works for an id with any characters', async () => {
    const confId = 'T1/U1 ü%2F?#@example.com';
    await account.putMeeting(confId, plan());
    expect(await account.findMeeting(confId)).toMatchObject({ confId });
    expect(await account.listMeetingIds()).toEqual([confId]);
  });

  test('tells the time in the zone that was asked for, whatever StarLeaf had to be told', async () => {
    const start = at('2026-10-25T01:30:00+00:00', 'Europe/London');
    const put = await account.putMeeting('slack-1', plan({ start }));
    expect(put.start?.zoneName).toBe('Europe/London');
    const found = await account.findMeeting('slack-1');
    expect(found?.start?.toMillis()).toBe(start.toMillis());
  });

  test.each([undefined, true, false])(
    'has those invited mailed of the change or not: %s',
    async (sendUpdateEmails) => {
      await account.putMeeting(
        'slack-1',
        plan({ ...(sendUpdateEmails !== undefined && { sendUpdateEmails }) }),
      );
      const { body } = fake.seen.at(-1) ?? {};
      expect((body as Record<string, unknown>).send_update_emails).toBe(sendUpdateEmails);
    },
  );

  test('that StarLeaf cannot hold sends nothing', async () => {
    await expect(account.putMeeting('slack-1', plan({ recurrence: 'FREQ=HOURLY' }))).rejects.toMatchObject({
      failure: 'refused',
      status: null,
      reason: 'it does not know that way of repeating',
    });
    expect(fake.seen).toEqual([]);
  });

  test.each([
    [400, 'refused'],
    [403, 'forbidden'],
    [413, 'refused'],
    [507, 'quota'],
  ])('that StarLeaf answers with %i is "%s", in its words', async (status, failure) => {
    const body = JSON.stringify({ error: 'Maximum Resource Count Exceeded' });
    fake.fail('PUT', '/myconferences', { kind: 'answer', status, body });
    await expect(account.putMeeting('slack-1', plan())).rejects.toMatchObject({
      failure,
      status,
      reason: 'Maximum Resource Count Exceeded',
      server: 'fake-1',
    });
    expect(fake.count('PUT', '/myconferences')).toBe(1);
  });

  test.each(['{}', '{"dial_info":{}}', '{"dial_info":{"app_url":"javascript:alert(1)"}}', '[]', ''])(
    'without a link to join, and not held by StarLeaf either, is "unexpected": %s',
    async (body) => {
      fake.fail('PUT', '/myconferences', { kind: 'answer', status: 201, body });
      await expect(account.putMeeting('slack-1', plan())).rejects.toMatchObject({ failure: 'unexpected' });
    },
  );
});

describe('creating a meeting under an id of StarLeaf’s', () => {
  test('gives the id', async () => {
    const { confId } = await account.createMeeting(plan());
    expect(confId).toMatch(/@starleaf\.com$/);
    expect(inWords(await account.findMeeting(confId))).toMatchObject({ ...meeting, confId });
  });

  test.each([
    ['https://api.example/v1/myconferences/ab%40starleaf.com', 'ab@starleaf.com'],
    ['/v1/myconferences/ab%40starleaf.com/', 'ab@starleaf.com'],
    ['ab@starleaf.com', 'ab@starleaf.com'],
    ['/v1/myconferences/100%25?x=1', '100%'],
    ['/v1/myconferences/100%', '100%'],
  ])('finds it in the location too: %s', async (location, confId) => {
    const body = JSON.stringify({ dial_info: { app_url: 'https://meet.example/1' } });
    fake.fail('POST', '/myconferences', { kind: 'answer', status: 201, body, headers: { location } });
    expect(await account.createMeeting(plan())).toMatchObject({ confId });
  });

  test('without any id is "unexpected"', async () => {
    const body = JSON.stringify({ dial_info: { app_url: 'https://meet.example/1' } });
    fake.fail('POST', '/myconferences', { kind: 'answer', status: 201, body });
    await expect(account.createMeeting(plan())).rejects.toMatchObject({ failure: 'unexpected' });
  });
});

describe('finding a meeting', () => {
  test('gives what was put', async () => {
    await account.putMeeting('slack-1', plan({ recurrence: 'FREQ=MONTHLY;BYDAY=-1WE;COUNT=5' }));
    expect(inWords(await account.findMeeting('slack-1'))).toMatchObject({
      ...meeting,
      recurrence: 'FREQ=MONTHLY;BYDAY=-1WE;COUNT=5',
    });
  });

  test('that does not exist gives nothing', async () => {
    expect(await account.findMeeting('slack-1')).toBeUndefined();
  });

  test('with times that contradict each other is "unexpected"', async () => {
    await account.putMeeting('slack-1', plan());
    Object.assign(fake.conferences.get('slack-1')?.settings ?? {}, { end: '2026-11-25T14:00:00' });
    await expect(account.findMeeting('slack-1')).rejects.toMatchObject({
      failure: 'unexpected',
      server: 'fake-1',
    });
  });
});

describe('the list of meetings', () => {
  test('has the person’s own', async () => {
    await account.putMeeting('slack-1', plan());
    await account.putMeeting('slack-2', plan());
    fake.conferences.set('portal', {
      owner: 'ada@example.com',
      settings: {},
      dialInfo: {},
      occurrences: new Map(),
    });
    fake.conferences.set('bobs', {
      owner: 'bob@example.com',
      settings: {},
      dialInfo: {},
      occurrences: new Map(),
    });
    expect(await account.listMeetingIds()).toEqual(['slack-1', 'slack-2', 'portal']);
    expect(await account.listMeetingIds({ managedByApps: true })).toEqual(['slack-1', 'slack-2']);
  });

  test('is empty for somebody who has none', async () => {
    expect(await account.listMeetingIds()).toEqual([]);
  });
});

describe('cancelling a meeting', () => {
  test('takes it away', async () => {
    await account.putMeeting('slack-1', plan());
    await account.cancelMeeting('slack-1');
    expect(await account.findMeeting('slack-1')).toBeUndefined();
  });

  test('that is not there is done', async () => {
    await account.cancelMeeting('slack-1');
  });

  test('that may not be cancelled is "forbidden"', async () => {
    fake.fail('DELETE', '/myconferences', { kind: 'answer', status: 403 });
    await expect(account.cancelMeeting('portal')).rejects.toMatchObject({ failure: 'forbidden' });
  });

  test('is not done because some other server says 200', async () => {
    fake.fail('DELETE', '/myconferences', {
      kind: 'answer',
      status: 200,
      body: '<html>Sign in to the network</html>',
    });
    await expect(account.cancelMeeting('slack-1')).rejects.toMatchObject({ failure: 'unexpected' });
  });
});
