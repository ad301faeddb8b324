import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Channels } from '../../src/slack/channels.js';
import { oneClient } from '../../src/slack/clients.js';
import { listen } from './support/log.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;
let channels: Channels;
let lines: readonly string[];

beforeEach(async () => {
  slack = await startSlackStub();
  const log = listen();
  lines = log.lines;
  channels = new Channels(oneClient(slack.client), log.logger);
});

afterEach(() => slack.close());

describe('a channel is public', () => {
  test.each([
    ['a public one', { is_channel: true, is_private: false }, true],
    ['an archived one', { is_channel: true, is_private: false, is_archived: true }, false],
    ['a private one', { is_channel: true, is_private: true }, false],
    ['an older private one', { is_group: true, is_private: true }, false],
    ['a direct message', { is_im: true }, false],
    ['a group of people', { is_mpim: true, is_private: true, is_channel: true }, false],
    ['one that Slack tells nothing of', {}, false],
  ])('only where everybody may read it: %s', async (_, channel, isPublic) => {
    slack.answer('conversations.info', { channel });
    expect(await channels.isPublic('T1', 'C2')).toBe(isPublic);
  });

  test('not where Slack denies that it exists, which is nothing to log aloud', async () => {
    slack.answer('conversations.info', { ok: false, error: 'channel_not_found' });
    expect(await channels.isPublic('T1', 'C2')).toBe(false);
    expect(lines).toEqual([]);
  });

  test('not where it may not be asked for, which is', async () => {
    slack.answer('conversations.info', { ok: false, error: 'missing_scope' });
    expect(await channels.isPublic('T1', 'C2')).toBe(false);
    expect(lines.join('')).toContain('missing_scope');
  });
});
