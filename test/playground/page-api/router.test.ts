import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANA,
  ANA_AND_BEN,
  ANAS_APP,
  BEN,
  GENERAL,
  LEADERSHIP,
  type RunningPlayground,
  startPlayground,
} from '../start-playground.js';

let running: RunningPlayground;
beforeEach(async () => {
  running = await startPlayground();
});
afterEach(() => running.close());

const status = async (path: string, body?: object): Promise<number> => {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await fetch(`${running.origin}/playground/${path}`, body && post)).status;
};

describe('what one person sees', () => {
  test('is their workspace: people, conversations, the app and its commands', async () => {
    const state = await running.state(ANA);
    expect(state).toMatchObject({
      workspace: { name: 'Playground' },
      viewer: { id: ANA, zone: 'Europe/London' },
      modals: [],
      home: null,
      app: {
        name: 'StarLeaf',
        botUserId: 'U0STARLEAF',
        hasHome: true,
        commands: [
          { command: '/starleaf', usageHint: 'meet tomorrow 3pm' },
          { command: '/plain', usageHint: '' },
        ],
        shortcuts: [
          { kind: 'global', callbackId: 'schedule' },
          { kind: 'message', callbackId: 'about' },
        ],
      },
    });
    expect(new Set(state.people.map(({ zone }) => zone))).toEqual(
      new Set(['Europe/London', 'America/New_York', 'Asia/Tokyo', 'Europe/Paris']),
    );
  });

  test('leaves out what is between others', async () => {
    await running.type('hello ben', { channel: ANA_AND_BEN });
    const ids = async (user: string): Promise<readonly string[]> =>
      (await running.state(user)).conversations.map(({ id }) => id);
    expect(await ids(ANA)).toEqual(expect.arrayContaining([GENERAL, LEADERSHIP, ANA_AND_BEN, ANAS_APP]));
    expect(await ids(BEN)).toContain(ANA_AND_BEN);
    expect(await ids(BEN)).not.toContain(ANAS_APP);
    const chiyos = await running.state('U0CHIYOMRI');
    expect(chiyos.conversations.map(({ id }) => id)).not.toContain(ANA_AND_BEN);
    expect(chiyos.messages).toEqual([]);
  });
});

describe('the page’s requests', () => {
  test('about nobody find nobody', async () => {
    expect(await status('state?user=U0NOBODY01')).toBe(404);
    expect(await status('events?user=U0NOBODY01')).toBe(404);
    expect(await status('messages', { user: 'U0NOBODY01', channel: GENERAL, text: 'a' })).toBe(404);
  });

  test.each([
    ['messages', { user: ANA, channel: GENERAL, text: '   ' }],
    ['messages', { channel: GENERAL, text: 'a' }],
    ['actions', { user: ANA, container: { kind: 'wall' } }],
    ['shortcuts', { user: ANA }],
    ['views/V1/submit', { user: ANA, fields: { a: 'b' } }],
    ['home', { user: ANA, tab: 'about' }],
  ])('to %s are refused when they are not of the protocol: %j', async (path, body) => {
    expect(await status(path, body)).toBe(400);
  });

  test('into a conversation that the person is not in are refused', async () => {
    const outcome = await running.type('hello', { channel: LEADERSHIP, user: 'U0CHIYOMRI' });
    expect(outcome).toEqual({ problem: 'No such conversation.' });
  });
});

describe('a message', () => {
  test('appears to everybody at once, its mentions and links marked', async () => {
    const arrived = running.nextChange((change) => change.kind === 'message', BEN);
    expect(await running.type('see @ben https://a.example & more')).toEqual({});
    expect(await arrived).toMatchObject({
      message: {
        channel: GENERAL,
        user: ANA,
        text: `see <@${BEN}> <https://a.example> &amp; more`,
        edited: false,
        threadTs: null,
      },
    });
  });

  test('beginning with a space is none of the app’s business', async () => {
    await running.act('messages', { channel: GENERAL, text: ' /etc/hosts' });
    expect(await running.messages()).toMatchObject([{ text: '/etc/hosts' }]);
  });
});
