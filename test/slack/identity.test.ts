import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findIdentity, TokenRefusedError } from '../../src/slack/identity.js';
import { listen } from './support/log.js';
import { type SlackStub, startSlackStub } from './support/web-api.js';

let slack: SlackStub;

beforeEach(async () => {
  slack = await startSlackStub();
});

afterEach(() => slack.close());

describe('whose token it is', () => {
  test('Slack says', async () => {
    slack.answer('auth.test', { bot_id: 'B1', user_id: 'U0BOT' });
    expect(await findIdentity(slack.client, listen().logger)).toEqual({ botId: 'B1', botUserId: 'U0BOT' });
  });

  test('may be a user’s, with no bot', async () => {
    slack.answer('auth.test', { user_id: 'U1' });
    expect(await findIdentity(slack.client, listen().logger)).toEqual({ botUserId: 'U1' });
  });

  test.each([['invalid_auth'], ['token_revoked'], ['account_inactive']])(
    'nobody’s when Slack says %s: that ends the start',
    async (error) => {
      slack.answer('auth.test', { ok: false, error });
      await expect(findIdentity(slack.client, listen().logger)).rejects.toThrow(TokenRefusedError);
    },
  );

  test('is not known while Slack is ill, and that ends nothing', async () => {
    slack.answer('auth.test', { ok: false, error: 'internal_error' });
    const { logger, lines } = listen();
    expect(await findIdentity(slack.client, logger)).toEqual({});
    expect(lines.join('')).toContain('internal_error');
  });
});
