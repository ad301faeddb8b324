import { describe, expect, test } from '@jest/globals';
import { conferenceIdOf, readInvocation } from '../../src/slack/invocation.js';
import { NOON } from './support/facts.js';

const PAYLOAD = {
  command: '/starleaf',
  team_id: 'T1',
  enterprise_id: 'E1',
  is_enterprise_install: 'false',
  user_id: 'U1',
  channel_id: 'C1',
  text: 'tomorrow 3pm with <@U2|ana> &amp; co',
  trigger_id: '1.2.abc',
  response_url: 'https://hooks.slack.com/commands/1',
};

describe('a slash command', () => {
  test('is read as one use, its text with Slack’s escapes', () => {
    expect(readInvocation(PAYLOAD, NOON)).toEqual({
      id: expect.stringMatching(/^[\w-]{32}$/),
      at: NOON,
      text: 'tomorrow 3pm with <@U2|ana> &amp; co',
      owner: { workspaceId: 'T1', userId: 'U1' },
      channelId: 'C1',
      replyAddress: 'https://hooks.slack.com/commands/1',
      chosenReading: null,
      triggerId: '1.2.abc',
    });
  });

  test('without any text is one with an empty text', () => {
    const { text: _, ...rest } = PAYLOAD;
    expect(readInvocation(rest, NOON).text).toBe('');
  });

  test.each([['false'], [false], [undefined]])(
    'of a workspace’s own installation (%p) belongs to a person of that workspace',
    (flag) => {
      const { owner } = readInvocation({ ...PAYLOAD, is_enterprise_install: flag }, NOON);
      expect(owner).toEqual({ workspaceId: 'T1', userId: 'U1' });
    },
  );

  test.each([['true'], [true]])(
    'of an organisation-wide installation (%p) belongs to a person of it',
    (flag) => {
      const { owner } = readInvocation({ ...PAYLOAD, is_enterprise_install: flag }, NOON);
      expect(owner).toEqual({ workspaceId: 'E1', userId: 'U1' });
    },
  );

  test.each([
    ['nothing', undefined],
    ['no object', 'text'],
    ['no user', { ...PAYLOAD, user_id: undefined }],
    ['an empty user', { ...PAYLOAD, user_id: '' }],
    ['no trigger', { ...PAYLOAD, trigger_id: undefined }],
    ['a reply address that is none', { ...PAYLOAD, response_url: 'elsewhere' }],
    ['a text that is none', { ...PAYLOAD, text: ['a'] }],
  ])('with %s is not one', (_, payload) => {
    expect(() => readInvocation(payload, NOON)).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});

describe('the id', () => {
  const idOf = (facts: Partial<typeof PAYLOAD>, when = NOON) =>
    readInvocation({ ...PAYLOAD, ...facts }, when).id;

  test('is the same for each delivery of one use, whenever it arrives and whatever its reply address', () => {
    expect(idOf({ response_url: 'https://hooks.slack.com/commands/2' }, NOON + 5_000)).toBe(idOf({}));
  });

  test('is another for another use of the same words, another person and another workspace', () => {
    const ids = [idOf({}), idOf({ trigger_id: '1.2.abd' }), idOf({ user_id: 'U2' }), idOf({ team_id: 'T2' })];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names a conference and tells nothing about the person', () => {
    const id = conferenceIdOf(readInvocation(PAYLOAD, NOON));
    expect(id).toMatch(/^slack-[\w-]{32}$/);
    expect(id).not.toMatch(/U1|T1|abc/);
  });
});
