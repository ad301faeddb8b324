import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MeetingRequest } from '../../src/meeting/request.js';
import type { Answer } from '../../src/slack/answer.js';
import { conferenceIdOf, type Invocation } from '../../src/slack/invocation.js';
import { schedule } from '../../src/slack/schedule.js';
import { at, invoke, minutes, request } from './support/facts.js';
import { type ConnectedWorld, openConnectedWorld } from './support/world.js';

let world: ConnectedWorld;

beforeEach(async () => {
  world = await openConnectedWorld();
});

afterEach(() => world.close());

const run = (asked: MeetingRequest, invocation: Invocation = invoke()): Promise<Answer> =>
  schedule(asked, { invocation, tools: world.box.tools });
const textOf = ({ privately }: Answer) =>
  privately === undefined || privately === 'removed' ? '' : privately.text;
const created = () => world.cloud.requests.filter((line) => line.startsWith('PUT '));

describe('a clear request', () => {
  test('becomes a conference under the invocation’s id, with a card and a private reply', async () => {
    const { card } = await run(request({ title: 'Roof' }));
    expect(created()).toEqual([`PUT /myconferences/${conferenceIdOf(invoke())}`]);
    expect(card?.message.text).toMatch(
      /^Roof, Wed 25 Nov 2026, 15:00–15:30 London time, scheduled by <@U0ANA>\./,
    );
    expect(card?.destination).toEqual({ kind: 'conversation', channelId: 'C1' });
    expect(card?.confirmation('posted').text).toContain('Posted in <#C1>.');
  });

  test('asked again makes no second conference', async () => {
    const [one, other] = [await run(request({ title: 'Roof' })), await run(request({ title: 'Roof' }))];
    expect(new Set(created()).size).toBe(1);
    expect(other.card?.message).toEqual(one.card?.message);
  });

  test('that repeats says so on the card and in the private reply', async () => {
    const { card } = await run(
      request({
        title: 'Planning',
        schedule: {
          kind: 'recurring',
          start: { value: at('2026-11-25T15:00'), words: null },
          duration: { value: minutes(30), words: null },
          recurrence: { value: 'FREQ=WEEKLY;BYDAY=WE;COUNT=10', words: null },
        },
      }),
    );
    expect(JSON.stringify(card?.message.blocks)).toContain('Repeats every week on Wednesday, 10 times');
    expect(card?.message.text).toContain('every week on Wednesday, 10 times');
    const reply = card?.confirmation('posted');
    expect(reply?.text).toContain('every week on Wednesday, 10 times');
    expect(JSON.stringify(reply?.blocks)).toContain('Undo cancels all meetings of the series');
    expect(card?.record.recurrence).toBe('FREQ=WEEKLY;BYDAY=WE;COUNT=10');
  });

  test('shows no address in the conversation, and says that no e-mail goes out', async () => {
    const { card } = await run(
      request({ title: 'Roof', participants: [{ kind: 'email', email: 'boss@outside.example' }] }),
    );
    expect(JSON.stringify(card?.message)).not.toContain('outside.example');
    expect(JSON.stringify(card?.message)).toContain('1 guest by e-mail');
    expect(card?.confirmation('posted').text).toContain('No e-mail goes out');
  });

  test('knows whether its words would show addresses', async () => {
    const flag = async (text: string) =>
      (await run(request({ title: 'Roof' }), invoke({ text }))).card?.namesAddresses;
    expect(await flag('tomorrow 3pm with boss@outside.example')).toBe(true);
    expect(await flag('tomorrow 3pm with <mailto:boss@outside.example|boss>')).toBe(true);
    expect(await flag('tomorrow 3pm with <@U2|ana>')).toBe(false);
    expect(await flag('tomorrow 3pm with @ana')).toBe(false);
  });

  test('for a channel that may be none of theirs is made, kept out of it, and explained', async () => {
    world.slack.answer('conversations.info', { ok: false, error: 'channel_not_found' });
    const { card } = await run({
      ...request({ title: 'Roof' }),
      place: { value: { kind: 'channel', channelId: 'C9' }, words: 'in #secret' },
    });
    expect(card?.destination).toEqual({ kind: 'closed', channelId: 'C9' });
    const reply = card?.confirmation('closed');
    expect(reply?.text).toContain('public channels only');
    expect(reply?.text).toContain('Join: https://jitsi.example.com/');
  });
});

describe('what StarLeaf cannot hold', () => {
  test('is said before anything is asked of it', async () => {
    const asked = world.cloud.requests.length;
    expect(textOf(await run(request({ title: 'x'.repeat(257) })))).toContain('has 257 characters');
    expect(world.cloud.requests).toHaveLength(asked);
  });
});

describe('somebody without an account', () => {
  test('is asked to connect, shown how the sentence was read, and it waits', async () => {
    const invocation = invoke({ owner: { workspaceId: 'T1', userId: 'U0NEW' } });
    const answer = await run(request({ title: 'Roof' }), invocation);
    expect(textOf(answer)).toMatch(/^I read this as \*Roof — Wed 25 Nov 2026, 15:00–15:30, London\*\./);
    expect(answer.card).toBeUndefined();
    expect(await world.box.tools.drafts.find(invocation.owner, invocation.id)).toMatchObject({
      continues: true,
      invocation: { text: 'tomorrow 3pm about the roof' },
    });
    expect(created()).toEqual([]);
  });
});
