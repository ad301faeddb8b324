import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Channels } from '../../src/slack/channels.js';
import { oneClient } from '../../src/slack/clients.js';
import { type Destination, findDestination } from '../../src/slack/destination.js';
import { ANA, invoke } from './support/facts.js';
import { listen } from './support/log.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;
let channels: Channels;

beforeEach(async () => {
  slack = await startSlackStub();
  channels = new Channels(oneClient(slack.client), listen().logger);
});

afterEach(() => slack.close());

describe('a card goes', () => {
  const go = (place: Parameters<typeof findDestination>[0], isGuest = false): Promise<Destination> =>
    findDestination(place, { invocation: invoke(), organiser: { ...ANA, isGuest }, channels });

  test('to where it was typed, unless said otherwise', async () => {
    expect(await go({ kind: 'here' })).toEqual({ kind: 'conversation', channelId: 'C1' });
    expect(await go({ kind: 'channel', channelId: 'C1' }, true)).toEqual({
      kind: 'conversation',
      channelId: 'C1',
    });
    expect(await go({ kind: 'privately' })).toEqual({ kind: 'nobody' });
    expect(slack.heard).toEqual([]);
  });

  test('to another channel only if that is public, and never for a guest', async () => {
    slack.answer('conversations.info', { channel: { is_channel: true, is_private: false } });
    expect(await go({ kind: 'channel', channelId: 'C2' })).toEqual({ kind: 'conversation', channelId: 'C2' });
    expect(await go({ kind: 'channel', channelId: 'C2' }, true)).toEqual({ kind: 'closed', channelId: 'C2' });
    slack.answer('conversations.info', { ok: false, error: 'channel_not_found' });
    expect(await go({ kind: 'channel', channelId: 'C3' })).toEqual({ kind: 'closed', channelId: 'C3' });
  });
});
