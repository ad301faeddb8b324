import { describe, expect, test } from '@jest/globals';
import { readShortcut } from '../../src/slack/shortcut.js';

const GLOBAL = {
  type: 'shortcut',
  callback_id: 'schedule',
  trigger_id: '1.2.a',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
};

const ON_A_MESSAGE = {
  ...GLOBAL,
  type: 'message_action',
  channel: { id: 'C1' },
  response_url: 'https://hooks.slack.com/actions/1',
  message: { ts: '17.02', thread_ts: '17.01', text: 'The roof leaks', user: 'U2' },
};

describe('a shortcut', () => {
  test('of the menu has no message', () => {
    expect(readShortcut(GLOBAL)).toEqual({
      callbackId: 'schedule',
      owner: { workspaceId: 'T1', userId: 'U1' },
      triggerId: '1.2.a',
      message: null,
    });
  });

  test('of a message tells the message and its thread', () => {
    expect(readShortcut(ON_A_MESSAGE).message).toEqual({
      channelId: 'C1',
      ts: '17.02',
      threadTs: '17.01',
      text: 'The roof leaks',
      userId: 'U2',
      replyAddress: 'https://hooks.slack.com/actions/1',
    });
  });

  test('of a bot’s message that is in no thread begins one', () => {
    const message = { ts: '17.02', bot_id: 'B1' };
    expect(readShortcut({ ...ON_A_MESSAGE, message }).message).toMatchObject({
      threadTs: '17.02',
      text: '',
      userId: null,
    });
  });

  test('without its person is none', () => {
    expect(() => readShortcut({ ...GLOBAL, user: null })).toThrow(
      expect.objectContaining({ name: 'ZodError' }),
    );
  });
});
