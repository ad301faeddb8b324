import { describe, expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { NotInstalledError } from '../../src/slack/clients.js';
import { ReplyAddressError } from '../../src/slack/reply-address.js';
import { readSlackTrouble } from '../../src/slack/slack-failure.js';
import { SlackSilence } from '../../src/slack/web-api/slack-silence.js';

const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('an error of Slack’s', () => {
  test.each([
    ['a cut connection', new WebAPIRequestError(new Error('cut')), 'unreachable', 'passing'],
    ['a Slack that was not asked', new WebAPIRequestError(new SlackSilence('not-asked')), 'down', 'passing'],
    ['a 503', new WebAPIHTTPError(503, '', {}), 'unreachable', 'passing'],
    ['a fault of Slack’s own', refusal('internal_error'), 'unreachable', 'passing'],
    ['a plea for patience', new WebAPIRateLimitedError(7), 'busy', 'passing'],
    ['a plea for patience in words', refusal('ratelimited'), 'busy', 'passing'],
    ['a revoked token', refusal('token_revoked'), 'not-installed', 'permanent'],
    ['an account that is gone', refusal('account_inactive'), 'not-installed', 'permanent'],
    ['a token that never was one', refusal('invalid_auth'), 'not-installed', 'permanent'],
    ['a workspace without the app', new NotInstalledError('T1'), 'not-installed', 'permanent'],
    ['a missing scope', refusal('missing_scope'), 'not-allowed', 'permanent'],
    ['an archived channel', refusal('is_archived'), 'closed', 'permanent'],
    ['a channel that we do not see', refusal('channel_not_found'), 'closed', 'permanent'],
    ['a channel that we are not in', refusal('not_in_channel'), 'closed', 'permanent'],
    ['a channel for some', refusal('restricted_action'), 'closed', 'permanent'],
    ['somebody who is not there', refusal('user_not_found'), 'gone', 'permanent'],
    ['a deleted message', refusal('message_not_found'), 'gone', 'permanent'],
    ['a trigger that came too late', refusal('expired_trigger_id'), 'gone', 'permanent'],
    ['a used-up reply address', new ReplyAddressError('', { isUsedUp: true }), 'gone', 'permanent'],
    ['a reply address that does not answer', new ReplyAddressError('no answer'), 'unreachable', 'passing'],
    ['blocks that Slack does not take', refusal('invalid_blocks'), 'refused', 'ours'],
    ['a word that we do not know', refusal('something_new'), 'refused', 'ours'],
    ['a word of JavaScript’s', refusal('constructor'), 'refused', 'ours'],
    ['a 404', new WebAPIHTTPError(404, '', {}), 'refused', 'ours'],
  ])('%s', (_, error, failure, outlook) => {
    expect(readSlackTrouble(error)).toMatchObject({ failure, outlook });
  });

  test('says when to come back', () => {
    expect(readSlackTrouble(new WebAPIRateLimitedError(7))).toMatchObject({ retryAfterSeconds: 7 });
  });

  test('is in doubt where the answer may be what was lost', () => {
    expect(readSlackTrouble(new WebAPIRequestError(new Error('cut')))).toMatchObject({ isDoubtful: true });
    expect(readSlackTrouble(new WebAPIRateLimitedError(7))).toMatchObject({ isDoubtful: false });
  });

  test('is told from any other error', () => {
    expect(readSlackTrouble(new TypeError('a bug'))).toBeNull();
  });
});
