import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Clients, oneClient } from '../../src/slack/clients.js';
import { describeFailure } from '../../src/slack/failure.js';
import { inZone } from '../../src/slack/local-time.js';
import { People, StrangerError } from '../../src/slack/people.js';
import { NOON, toUserInfo } from './support/facts.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;
let people: People;

beforeEach(async () => {
  slack = await startSlackStub();
  people = new People(oneClient(slack.client));
});

afterEach(() => slack.close());

describe('a person', () => {
  test('is read from users.info, with locale', async () => {
    slack.answer(
      'users.info',
      toUserInfo({ userId: 'U1', name: 'Ana', zone: 'Asia/Tokyo', locale: 'ja-JP' }),
    );
    expect(await people.find({ workspaceId: 'T1', userId: 'U1' })).toEqual({
      workspaceId: 'T1',
      userId: 'U1',
      name: 'Ana',
      zone: 'Asia/Tokyo',
      locale: 'ja-JP',
      email: 'u1@example.com',
      isBot: false,
      isGuest: false,
    });
    expect(slack.to('users.info')).toEqual([{ user: 'U1', include_locale: 'true' }]);
  });

  test('is asked for once, also by many at a time', async () => {
    slack.answer('users.info', toUserInfo({ userId: 'U1' }));
    await Promise.all([
      people.find({ workspaceId: 'T1', userId: 'U1' }),
      people.find({ workspaceId: 'T1', userId: 'U1' }),
    ]);
    await people.find({ workspaceId: 'T1', userId: 'U1' });
    expect(slack.to('users.info')).toHaveLength(1);
  });

  test('is somebody else in another workspace, even by the same id and address', async () => {
    const other = await startSlackStub();
    const clients: Clients = {
      for: async (workspaceId) => (workspaceId === 'T1' ? slack : other).client,
    };
    people = new People(clients);
    slack.answer('users.info', toUserInfo({ userId: 'U1', name: 'Ana' }));
    slack.answer('users.lookupByEmail', { user: { id: 'U1' } });
    other.answer('users.info', toUserInfo({ userId: 'U1', name: 'Bo' }));
    other.answer('users.lookupByEmail', { ok: false, error: 'users_not_found' });

    expect((await people.find({ workspaceId: 'T1', userId: 'U1' })).name).toBe('Ana');
    expect((await people.find({ workspaceId: 'T2', userId: 'U1' })).name).toBe('Bo');
    expect((await people.findByEmail('T1', 'u1@example.com'))?.name).toBe('Ana');
    expect(await people.findByEmail('T2', 'u1@example.com')).toBeNull();
    await other.close();
  });

  test('is asked for again after a failure', async () => {
    slack.answer('users.info', { ok: false, error: 'internal_error' });
    await expect(people.find({ workspaceId: 'T1', userId: 'U1' })).rejects.toThrow('internal_error');
    slack.answer('users.info', toUserInfo({ userId: 'U1' }));
    expect((await people.find({ workspaceId: 'T1', userId: 'U1' })).userId).toBe('U1');
  });

  test('without zone, locale, display name or address still is one', async () => {
    slack.answer('users.info', {
      user: { id: 'U1', name: 'ana', tz: null, profile: { display_name: '', real_name: 'Ana Costa' } },
    });
    expect(await people.find({ workspaceId: 'T1', userId: 'U1' })).toMatchObject({
      name: 'Ana Costa',
      zone: 'UTC',
      locale: 'en-US',
      email: null,
    });
  });

  test.each([[{ is_restricted: true }], [{ is_ultra_restricted: true }]])(
    'with %j is a guest',
    async (flag) => {
      slack.answer('users.info', { user: { id: 'U1', name: 'ana', ...flag } });
      expect((await people.find({ workspaceId: 'T1', userId: 'U1' })).isGuest).toBe(true);
    },
  );

  test('in a zone that is not known here reads times by UTC', async () => {
    slack.answer('users.info', toUserInfo({ userId: 'U1', zone: 'Mars/Olympus' }));
    const { zone } = await people.find({ workspaceId: 'T1', userId: 'U1' });
    expect(inZone(NOON, zone).toISO()).toBe('2026-11-24T12:00:00.000Z');
    expect(inZone(NOON, 'Asia/Kolkata').toISO()).toBe('2026-11-24T17:30:00.000+05:30');
  });
});

test.each([['user_not_found'], ['user_not_visible']])(
  'somebody of another workspace who uses the app (%s) is a stranger, whom failure.ts has words for',
  async (error) => {
    slack.answer('users.info', { ok: false, error });
    const meeting = people.find({ workspaceId: 'T1', userId: 'U9' });
    await expect(meeting).rejects.toThrow(StrangerError);
    const stranger: unknown = await people.find({ workspaceId: 'T1', userId: 'U9' }).catch((each) => each);
    expect(describeFailure(stranger)).toEqual({
      text: expect.stringContaining('people of the workspace that installed me'),
      worthAnotherTry: false,
    });
  },
);

describe('somebody whom a sentence names', () => {
  test.each([['user_not_found'], ['user_not_visible']])(
    'and Slack keeps to itself (%s) cannot be reached',
    async (error) => {
      slack.answer('users.info', { ok: false, error });
      expect(await people.findNamed({ workspaceId: 'T1', userId: 'U9' })).toMatchObject({
        userId: 'U9',
        email: null,
        name: 'somebody else',
      });
    },
  );

  test('is not taken for a stranger because Slack is ill', async () => {
    slack.answer('users.info', { ok: false, error: 'internal_error' });
    await expect(people.findNamed({ workspaceId: 'T1', userId: 'U9' })).rejects.toThrow('internal_error');
  });
});

describe('a user group', () => {
  test('is all its people', async () => {
    slack.answer('usergroups.users.list', { users: ['U1', 'U2'] });
    slack.answer('users.info', ({ user }) => toUserInfo({ userId: String(user) }));
    expect((await people.findGroup('T1', 'S1')).map(({ userId }) => userId)).toEqual(['U1', 'U2']);
    expect(slack.to('usergroups.users.list')).toEqual([{ usergroup: 'S1' }]);
  });

  test('of an organisation is looked for in each of its workspaces, and found at once the next time', async () => {
    slack.answer('auth.teams.list', { teams: [{ id: 'T1' }, { id: 'T2' }, { id: 'T3' }] });
    slack.answer('usergroups.users.list', ({ team_id }) =>
      team_id === 'T2' ? { users: ['W1'] } : { ok: false, error: 'no_such_subteam' },
    );
    slack.answer('users.info', ({ user }) => toUserInfo({ userId: String(user) }));
    for (let times = 0; times < 2; times += 1) {
      expect((await people.findGroup('E1', 'S1')).map(({ userId }) => userId)).toEqual(['W1']);
    }
    expect(slack.to('auth.teams.list')).toHaveLength(1);
    expect(slack.to('usergroups.users.list').map(({ team_id }) => team_id)).toEqual(['T1', 'T2', 'T2']);
  });

  test('that no workspace of an organisation has is an error, not nobody', async () => {
    slack.answer('auth.teams.list', { teams: [{ id: 'T1' }] });
    slack.answer('usergroups.users.list', { ok: false, error: 'no_such_subteam' });
    await expect(people.findGroup('E1', 'S1')).rejects.toThrow();
  });

  test('may be empty', async () => {
    slack.answer('usergroups.users.list', {});
    expect(await people.findGroup('T1', 'S1')).toEqual([]);
  });
});
