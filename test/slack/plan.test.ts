import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Participant } from '../../src/meeting/request.js';
import { oneClient } from '../../src/slack/clients.js';
import { People, type Person } from '../../src/slack/people.js';
import { checkPlan, findInvited, type Invited, settleTime, settleTitle } from '../../src/slack/plan.js';
import { ANA, at, minutes, once, plan, request, toUserInfo } from './support/facts.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

const NOBODY: Invited = { people: [], guests: 0, emails: [], unreachable: [] };

function invite(...names: readonly string[]): Invited {
  const people = names.map((name): Person => ({ ...ANA, userId: `U${name}`, name }));
  return { ...NOBODY, people };
}

describe('a title that nobody gave', () => {
  test.each([
    [[], 'Ana’s meeting'],
    [['Ben'], 'Meeting with Ben'],
    [['Ben', 'Chiyo'], 'Meeting with Ben and Chiyo'],
    [['Ben', 'Chiyo', 'Dan'], 'Meeting with Ben, Chiyo and Dan'],
    [['Ben', 'Chiyo', 'Dan', 'Eve', 'Fay'], 'Meeting with Ben, Chiyo and 3 others'],
  ])('with %j is “%s”', (names, title) => {
    expect(settleTitle(request(), { organiser: ANA, invited: invite(...names) })).toBe(title);
  });

  test('is one that StarLeaf holds, however long the names are', () => {
    const long = ['x', 'y', 'z'].map((letter) => letter.repeat(120));
    const title = settleTitle(request(), { organiser: ANA, invited: invite(...long) });
    expect(checkPlan(plan({ title }))).toBeNull();
  });

  test('never replaces one that was given', () => {
    expect(settleTitle(request({ title: 'Roof' }), { organiser: ANA, invited: invite('Ben') })).toBe('Roof');
  });
});

describe('the people of a meeting', () => {
  let slack: SlackStub;
  let people: People;

  beforeEach(async () => {
    slack = await startSlackStub();
    people = new People(oneClient(slack.client));
    slack.answer('users.info', ({ user }) =>
      user === 'U0FAR'
        ? { ok: false, error: 'user_not_found' }
        : toUserInfo({
            userId: String(user),
            isBot: user === 'U0BOT',
            ...(user === 'U0MUTE' ? { email: null } : {}),
          }),
    );
    slack.answer('usergroups.users.list', { users: ['U0BEN', 'U0ANA', 'U0DAN'] });
  });

  afterEach(() => slack.close());

  const find = (...participants: readonly Participant[]) =>
    findInvited(participants, { people, organiser: ANA });
  const user = (userId: string): Participant => ({ kind: 'user', userId });
  const guest = (email: string): Participant => ({ kind: 'email', email });

  test('are each there once, the organiser and bots left out', async () => {
    const invited = await find(user('U0BEN'), user('U0ANA'), { kind: 'group', groupId: 'S1' }, user('U0BOT'));
    expect(invited.people.map(({ userId }) => userId)).toEqual(['U0BEN', 'U0DAN']);
    expect(invited.emails).toEqual(['u0ben@example.com', 'u0dan@example.com']);
  });

  test('count as guests when named by address alone', async () => {
    const invited = await find(user('U0BEN'), guest('boss@outside.example'));
    expect(invited).toMatchObject({
      guests: 1,
      emails: ['u0ben@example.com', 'boss@outside.example'],
      unreachable: [],
    });
  });

  test('are no guests under an address that Slack gives for somebody named, or the organiser’s own', async () => {
    const invited = await find(user('U0BEN'), guest('U0Ben@example.com'), guest('ANA@example.com'));
    expect(invited).toMatchObject({ guests: 0, emails: ['u0ben@example.com'] });
  });

  test('may be out of StarLeaf’s reach, without an address or of another workspace', async () => {
    const invited = await find(user('U0MUTE'), user('U0FAR'), user('U0BEN'));
    expect(invited.unreachable.map(({ userId }) => userId)).toEqual(['U0MUTE', 'U0FAR']);
    expect(invited.people).toHaveLength(3);
    expect(invited.emails).toEqual(['u0ben@example.com']);
  });
});

describe('the time of a meeting', () => {
  const now = at('2026-11-24T12:00:42');

  test('“now” begins with the present minute', () => {
    const duration = { value: minutes(15), words: null };
    expect(settleTime({ kind: 'now', duration }, now).start.toISO()).toBe('2026-11-24T12:00:00.000+00:00');
  });

  test('is the one that was said', () => {
    const { start, duration, recurrence } = settleTime(once(at('2026-11-25T15:00'), 45), now);
    expect([start.toISO(), duration.as('minutes'), recurrence]).toEqual([
      '2026-11-25T15:00:00.000+00:00',
      45,
      null,
    ]);
  });

  test('keeps how it repeats', () => {
    const schedule = {
      kind: 'recurring',
      start: { value: at('2026-11-25T15:00'), words: null },
      duration: { value: minutes(30), words: null },
      recurrence: { value: 'FREQ=WEEKLY;BYDAY=WE', words: null },
    } as const;
    expect(settleTime(schedule, now).recurrence).toBe('FREQ=WEEKLY;BYDAY=WE');
  });
});

describe('before anything is booked', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@example.com`);

  test.each([
    ['two letters', plan({ title: 'ab' }), null],
    ['one letter', plan({ title: 'a' }), 'title-too-short'],
    ['one character that a computer counts as two', plan({ title: '🙂' }), 'title-too-short'],
    ['256 letters', plan({ title: 'x'.repeat(256) }), null],
    ['257 letters', plan({ title: 'x'.repeat(257) }), 'title-too-long'],
    ['300 people', plan({ invitees: people(300) }), null],
    ['301 people', plan({ invitees: people(301) }), 'too-many-people'],
    ['a weekly series', plan({ recurrence: 'FREQ=WEEKLY;BYDAY=WE' }), null],
    ['an hourly series', plan({ recurrence: 'FREQ=HOURLY' }), 'recurrence-not-held'],
  ])('%s: what StarLeaf cannot hold is known', (_, asked, fault) => {
    expect(checkPlan(asked)).toBe(fault);
  });
});
