import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedConversations } from '../../../src/playground/conversations.js';
import { long, modal, plain, section } from '../block-kit/blocks-fixture.js';
import {
  ANA,
  ANA_AND_BEN,
  BEN,
  DESIGN,
  GENERAL,
  LEADERSHIP,
  type RunningPlayground,
  SECRETS,
  startPlayground,
} from '../start-playground.js';

const ARCHIVED = 'C0ARCHIVED';

let running: RunningPlayground;

beforeAll(async () => {
  const [general, ...others] = seedConversations();
  const archived = { ...general, id: ARCHIVED, name: 'old', archived: true } as typeof general & object;
  running = await startPlayground({ conversations: [general as typeof archived, ...others, archived] });
  await running.type('hello', { channel: GENERAL });
});

afterAll(() => running.close());

const message = { channel: GENERAL, text: 'hello' };
const view = modal([section()]);

type Row = readonly [method: string, why: string, args: object, error: string];

const ROWS: readonly Row[] = [
  ['chat.postMessage', 'an unknown channel', { ...message, channel: 'C0NOWHERE1' }, 'channel_not_found'],
  ['chat.postMessage', 'no channel', { text: 'a' }, 'invalid_arguments'],
  ['chat.postMessage', 'a public channel it is not in', { ...message, channel: DESIGN }, 'not_in_channel'],
  [
    'chat.postMessage',
    'a private channel it is not in',
    { ...message, channel: LEADERSHIP },
    'channel_not_found',
  ],
  ['chat.postMessage', 'other people’s messages', { ...message, channel: ANA_AND_BEN }, 'channel_not_found'],
  ['chat.postMessage', 'an archived channel', { ...message, channel: ARCHIVED }, 'is_archived'],
  ['chat.postMessage', 'nothing to say', { channel: GENERAL }, 'no_text'],
  ['chat.postMessage', '40,001 characters', { ...message, text: long(40_001) }, 'msg_too_long'],
  ['chat.postMessage', 'blocks that are none', { ...message, blocks: '{' }, 'invalid_arguments'],
  ['chat.postMessage', 'blocks that are no list', { ...message, blocks: {} }, 'invalid_blocks_format'],
  [
    'chat.postMessage',
    'blocks at fault',
    { ...message, blocks: [section({ text: plain('') })] },
    'invalid_blocks',
  ],
  [
    'chat.postMessage',
    'too many words in blocks',
    { ...message, blocks: [1, 2, 3, 4].map(() => section({ text: plain(long(2999)) })) },
    'msg_blocks_too_long',
  ],
  [
    'chat.postMessage',
    'markdown beside text',
    { ...message, markdown_text: '*a*' },
    'markdown_text_conflict',
  ],
  ['chat.postMessage', 'attachments', { ...message, attachments: [{ text: 'a' }] }, 'invalid_attachments'],
  ['chat.postEphemeral', 'somebody who is not there', { ...message, user: 'U0NOBODY01' }, 'user_not_found'],
  ['chat.postEphemeral', 'no person', message, 'invalid_arguments'],
  [
    'chat.postEphemeral',
    'somebody who is no member',
    { channel: 'D0AANACOSTA', text: 'a', user: BEN },
    'user_not_in_channel',
  ],
  [
    'chat.postEphemeral',
    'a channel it is not in',
    { channel: DESIGN, text: 'a', user: ANA },
    'not_in_channel',
  ],
  ['chat.update', 'no such message', { ...message, ts: '1.000001' }, 'message_not_found'],
  ['chat.update', 'somebody else’s message', { ...message, ts: 'THEIRS' }, 'cant_update_message'],
  ['chat.delete', 'somebody else’s message', { channel: GENERAL, ts: 'THEIRS' }, 'cant_delete_message'],
  ['chat.delete', 'no such message', { channel: GENERAL, ts: '1.000001' }, 'message_not_found'],
  ['chat.getPermalink', 'no such message', { channel: GENERAL, message_ts: '1.000001' }, 'message_not_found'],
  ['users.info', 'nobody', { user: 'U0NOBODY01' }, 'user_not_found'],
  ['users.info', 'no id', {}, 'invalid_arguments'],
  ['users.list', 'a made-up cursor', { cursor: 'next' }, 'invalid_cursor'],
  ['users.list', 'a limit of none', { limit: 0.5 }, 'invalid_limit'],
  ['users.lookupByEmail', 'an unknown address', { email: 'nobody@example.com' }, 'users_not_found'],
  ['users.profile.get', 'a scope it lacks', { user: ANA }, 'missing_scope'],
  ['conversations.info', 'a private channel it is not in', { channel: LEADERSHIP }, 'channel_not_found'],
  ['conversations.list', 'private channels without the scope', { types: 'private_channel' }, 'missing_scope'],
  ['conversations.list', 'an unknown kind', { types: 'cellar' }, 'invalid_types'],
  ['conversations.history', 'a channel it is not in', { channel: DESIGN }, 'not_in_channel'],
  ['conversations.open', 'nobody', { users: 'U0NOBODY01' }, 'user_not_found'],
  ['conversations.open', 'no users', {}, 'users_list_not_supplied'],
  ['conversations.open', 'a group', { users: `${ANA},${BEN}` }, 'missing_scope'],
  ['conversations.join', 'a scope it lacks', { channel: DESIGN }, 'missing_scope'],
  ['usergroups.users.list', 'a scope it lacks', { usergroup: 'S0EUROPE01' }, 'missing_scope'],
  ['team.info', 'a scope it lacks', {}, 'missing_scope'],
  ['views.open', 'a trigger of no form', { trigger_id: 'now', view }, 'invalid_trigger_id'],
  ['views.open', 'no trigger', { view }, 'invalid_arguments'],
  [
    'views.open',
    'a view at fault',
    { trigger_id: '1.2.a', view: modal([], { title: plain(long(25)) }) },
    'invalid_arguments',
  ],
  [
    'views.open',
    'a Home tab',
    { trigger_id: '1.2.a', view: { type: 'home', blocks: [] } },
    'invalid_arguments',
  ],
  [
    'views.open',
    'a view beyond 250 kB',
    { trigger_id: '1.2.a', view: { ...view, private_metadata: long(250_000) } },
    'view_too_large',
  ],
  ['views.update', 'no such view', { view_id: 'V0NOWHERE1', view }, 'not_found'],
  ['views.update', 'no id of a view', { view }, 'invalid_arguments'],
  [
    'views.publish',
    'nobody',
    { user_id: 'U0NOBODY01', view: { type: 'home', blocks: [] } },
    'invalid_arguments',
  ],
  ['views.publish', 'a modal', { user_id: ANA, view }, 'invalid_arguments'],
  ['blocks.validate', 'two things at once', { blocks: [], view }, 'invalid_arguments'],
  ['blocks.validate', 'blocks at fault', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
  ['blocks.validate', 'a message at fault', { message: {} }, 'invalid_message'],
  ['blocks.validate', 'a view at fault', { view: { type: 'modal' } }, 'invalid_view'],
  ['api.test', 'a wish for an error', { error: 'my_error' }, 'my_error'],
  ['chat.shout', 'no such method', {}, 'unknown_method'],
  ['apps.connections.open', 'a bot token', {}, 'not_allowed_token_type'],
];

describe('the Web API refuses', () => {
  test.each(ROWS)('%s for %s', async (method, _, args, error) => {
    const theirs = (await running.messages())[0]?.ts;
    const given = 'ts' in args && args.ts === 'THEIRS' ? { ...args, ts: theirs } : args;
    expect(await running.api(method, given)).toMatchObject({ ok: false, error });
  });

  test('calls without a token, with a wrong one, and with the app’s where the bot’s is wanted', async () => {
    expect(await running.api('auth.test', {}, '')).toMatchObject({ error: 'not_authed' });
    expect(await running.api('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await running.api('auth.test', {}, SECRETS.appToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  test('nobody’s messages in an archived channel, either', async () => {
    expect(await running.type('hello', { channel: ARCHIVED })).toEqual({
      problem: 'You cannot post here: this channel is archived.',
    });
  });

  test('with the reasons where Slack’s clients look for them', async () => {
    const refused = await running.api('chat.postMessage', {
      ...message,
      blocks: [section({ text: plain('') })],
    });
    const reason = 'must be more than 0 characters [json-pointer:/blocks/0/text/text]';
    expect(refused).toMatchObject({
      errors: [reason],
      response_metadata: { messages: [`[ERROR] ${reason}`] },
    });
    expect(await running.api('users.profile.get', { user: ANA })).toMatchObject({
      needed: 'users.profile:read',
      provided: expect.stringContaining('chat:write,'),
    });
    expect(await running.api('chat.postMessage', { text: 'a' })).toMatchObject({
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });
});
